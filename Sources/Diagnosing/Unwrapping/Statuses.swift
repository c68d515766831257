/// Finds HTTP statuses in what front ends and programs print.
enum Statuses {
    /// Words before which, or behind which, a number of three digits is a status.
    private static let labels: Set<String> = [
        "error", "status", "code", "http", "api", "response", "returned", "statuscode", "get", "getting", "got",
        "gives",
    ]
    /// First words of the phrases that follow a status.
    private static let phrases: Set<String> = [
        "too", "bad", "unauthorized", "payment", "forbidden", "not", "request", "internal", "service", "gateway",
        "unprocessable", "method",
        "conflict", "content", "status", "message", "web", "origin", "a", "connection", "error", "usage",
        "insufficient",
    ]
    /// Statuses that stand alone in front of a message, as in `401 User not found`.
    private static let frequent: Set<Int> = [400, 401, 402, 403, 404, 405, 413, 422, 429, 502, 503, 529]
    /// What is counted in hundreds.
    private static let units: Set<String> = [
        "tokens", "token", "requests", "messages", "words", "characters", "mb", "gb", "kb", "ms", "s", "seconds",
        "minutes", "days", "users", "files", "lines", "models", "people", "years", "times", "of", "and", "to", "or",
    ]
    private static let maxBytes = 3000

    /// Statuses that stand behind a label or before their phrase: `PROXY ERROR 429:`, `Error code: 404 -`, `502 Bad Gateway`.
    ///
    /// A screenshot's `4O4` or `42l` counts too, if it has a true digit.
    static func framed(in text: [UInt8]) -> [Int] {
        let words = Self.words(text.prefix(maxBytes))
        var found: [Int] = []
        for (index, word) in words.enumerated() {
            guard let status = status(word.text) else { continue }
            let before = index > 0 && word.gap <= 3 ? words[index - 1].text : ""
            let after = index + 1 < words.count && words[index + 1].gap <= 2 ? words[index + 1].text : ""
            // DashScope writes `<400> InternalError.Algo.InvalidParameter: …`; people, "try again later (429)".
            if word.bracket == UInt8(ascii: "<") || word.bracket == UInt8(ascii: "(") && frequent.contains(status) {
                found.append(status)
                continue
            }
            let isHTTPVersion = index > 1 && words[index - 2].text == "http"
            let isLabelled =
                labels.contains(withoutConfusions(before)) || before.hasSuffix("error") || isHTTPVersion
            let isFirst =
                index == 0
                && (phrases.contains(after) || words.count == 1 || frequent.contains(status) && !units.contains(after))
            if isLabelled || isFirst || phrases.contains(after) && !["a", "error", "status", "not"].contains(after) {
                found.append(status)
            }
        }
        return found
    }

    /// Statuses that are the value of a field such as `code`.
    static func coded(in fields: [LooseField]) -> [Int] {
        fields.filter {
            ["code", "status", "status_code", "httpstatuscode", "statuscode", "http_status", "error_code"].contains(
                $0.name)
                && $0.value.count == 3
        }
        .sorted { $0.level < $1.level }.compactMap { status($0.text.lowercased()) }
    }

    private static func withoutConfusions(_ word: String) -> String {
        String(word.map { $0 == "0" ? "o" : $0 })
    }

    /// A word of three digits as a status of an error, with digits that OCR confuses.
    private static func status(_ word: String) -> Int? {
        guard word.utf8.count == 3 else { return nil }
        var value = 0
        var trueDigits = 0
        for byte in word.utf8 {
            switch byte {
            case 0x30...0x39:
                value = value * 10 + Int(byte - 0x30)
                trueDigits += 1
            case UInt8(ascii: "o"): value = value * 10
            case UInt8(ascii: "l"), UInt8(ascii: "i"): value = value * 10 + 1
            case UInt8(ascii: "s"): value = value * 10 + 5
            case UInt8(ascii: "g"), UInt8(ascii: "q"): value = value * 10 + 9
            case UInt8(ascii: "z"): value = value * 10 + 2
            default: return nil
            }
        }
        return trueDigits >= 1 && (400...599).contains(value) ? value : nil
    }

    private struct Word {
        let text: String
        /// Characters between it and the word before.
        let gap: Int
        /// The bracket it stands in by itself, `<` or `(`; 0 for none.
        var bracket: UInt8 = 0
    }

    private static func words(_ text: ArraySlice<UInt8>) -> [Word] {
        var words: [Word] = []
        var current: [UInt8] = []
        var gap = 0
        var opener: UInt8 = 0
        for byte in text {
            switch byte {
            case 0x41...0x5A: current.append(byte | 0x20)
            case 0x30...0x39, 0x61...0x7A, 0x80...: current.append(byte)
            default:
                if !current.isEmpty {
                    let isClosed =
                        opener == UInt8(ascii: "<") && byte == UInt8(ascii: ">")
                        || opener == UInt8(ascii: "(") && byte == UInt8(ascii: ")")
                    words.append(
                        Word(text: String(decoding: current, as: UTF8.self), gap: gap, bracket: isClosed ? opener : 0))
                    current = []
                    gap = 0
                }
                opener = byte
                gap += 1
            }
        }
        if !current.isEmpty { words.append(Word(text: String(decoding: current, as: UTF8.self), gap: gap)) }
        return words
    }
}
