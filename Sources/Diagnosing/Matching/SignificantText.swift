/// Counts what a text says besides what stands around every error.
enum SignificantText {
    /// Words that stand around every error and say nothing.
    private static let filler = [
        "error", "errors", "err", "http", "https", "api", "status", "code", "response", "request", "failed",
        "failure", "unk", "proxy", "typeerror", "net", "fetcherror", "axioserror", "message", "the", "server",
        "returned", "with", "exception", "warning", "fatal", "uncaught", "chat", "completion", "completions",
    ].map { SquashedText($0.utf8).letters }

    /// The number of letters that are neither numbers nor words of every error.
    static func count(in text: SquashedText) -> Int {
        var count = 0
        var start = 0
        let letters = text.letters
        // Of a long text the words need not be told apart: no wording covers it.
        if letters.count > 2000 { return letters.count }
        while start < letters.count {
            var end = start + 1
            while end < letters.count, !text.beginsWord[end] { end += 1 }
            let word = letters[start..<end]
            let isNumber = word.count <= 4 && word.allSatisfy { 0x30...0x39 ~= $0 || "olsb".utf8.contains($0) }
            if !isNumber, !filler.contains(where: { word.elementsEqual($0) }) { count += word.count }
            start = end
        }
        return max(count, 1)
    }
}
