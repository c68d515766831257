import Catalog

/// Tells an error from a text that only uses the words of one.
///
/// People also paste questions, logs, code and documentation. A wording counts where the text around it has the form of
/// an error, or where there is hardly anything around it.
struct ErrorForm {
    /// Whether a frame stood around it: a front end's prefix, an HTTP head, the fields of an error, an error page.
    private let isFramed: Bool
    private let isCode: Bool
    private let error: UnwrappedError
    private let length: Int

    init(_ error: UnwrappedError, hasFrame: Bool) {
        self.error = error
        let isFailure = error.hasHead && (error.status ?? 0) >= 400
        isFramed = hasFrame || error.hasErrorFields || isFailure
        isCode = !error.beginsAsError && !hasFrame && Self.looksLikeCode(error.text)
        length = Self.letterCount(error.text)
    }

    /// Whether a wording in a text says what happened.
    func accepts(_ match: TextMatch, _ wording: ErrorWording, in segment: TextSegment, squashed: SquashedText) -> Bool {
        if isCode { return false }
        let around =
            segment.role == .whole || segment.role == .page
            ? max(1, Self.essentialCount(squashed)) : squashed.letters.count
        let coverage = Double(match.letters.count) / Double(max(1, around))
        switch (segment.role, wording.strength) {
        case (.message, .exact), (.message, .umbrella):
            return coverage > 0.1 || match.weight >= 20
        case (.message, .generic):
            return coverage > 0.35 || isFramed && squashed.letters.count <= 160 && match.weight >= 8
        case (.value, .exact):
            return isFramed && match.weight >= 16 || coverage > 0.6 && match.weight >= 16
        case (.value, _):
            return isFramed && coverage > 0.6
        case (.page, .exact), (.page, .umbrella):
            return match.weight >= 12
        case (.page, .generic):
            return coverage > 0.08 || isNearStart(match)
        case (.whole, .exact), (.whole, .umbrella):
            if isFramed && !error.hasErrorFields && length <= 3000 { return true }
            if isFramed && match.weight >= 16 && length <= 6000 { return true }
            if coverage > 0.35 { return true }
            return length <= 400 && match.weight >= 12 || length <= 1200 && match.weight >= 24
                || length <= 4000 && match.weight >= 34
        case (.whole, .generic):
            if error.isPage { return false }
            if isFramed && !error.hasErrorFields { return coverage > 0.3 || length <= 120 && match.weight >= 8 }
            return coverage > 0.6
        }
    }

    private func isNearStart(_ match: TextMatch) -> Bool { match.range.lowerBound < 200 && match.weight >= 8 }

    private static func letterCount(_ text: [UInt8]) -> Int {
        text.reduce(0) { $0 + ($1 > 0x20 ? 1 : 0) }
    }

    /// Words that stand around every error and say nothing.
    private static let filler = [
        "error", "errors", "err", "http", "https", "api", "status", "code", "response", "request", "failed", "failure",
        "unk", "proxy",
        "message", "the", "server", "returned", "with", "exception", "warning", "fatal", "uncaught", "chat",
        "completion", "completions",
    ].map { SquashedText($0.utf8).letters }

    /// The number of letters that are neither numbers nor words of every error.
    private static func essentialCount(_ text: SquashedText) -> Int {
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

    /// Signs of a program's source, which holds the same words as the errors it handles.
    private static let codeSigns = [
        "if (", "if(", "return ", "function ", "const ", "let ", "var ", "def ", "import ", "class ", "=>", "== ",
        "!= ", "===", "&&",
        "throw ", "raise ", "except ", "catch ", "elif ", "func ", "assert", "#include", "public ", "private ",
        "async ", "await ",
        "self.", "this.", "expect(", "();", ");", "});",
    ]

    private static func looksLikeCode(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes.prefix(8000), as: UTF8.self)
        var signs = 0
        for sign in codeSigns where text.contains(sign) { signs += 1 }
        return signs >= 3
    }
}
