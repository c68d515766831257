import Profiles

/// Finds keys that an error text repeats, whatever they consist of: "Incorrect API key provided: …", "invalid token '…'".
///
/// Of a form that nobody knows, such a key is known only by the words before it.
enum QuotedKeys {
    /// What a key is called.
    private static let nouns = [
        "api key", "api-key", "api_key", "apikey", "access token", "auth token", "access_token", "auth_token", "token",
        "bearer", "secret", "key", "password", "authorization", "credential", "credentials", "密钥", "令牌",
    ]
    /// Words between that and the key.
    private static let fillers: Set = [
        "provided", "given", "supplied", "sent", "used", "entered", "received", "found", "is", "was", "not", "valid",
        "invalid", "incorrect", "wrong", "unknown", "expired", "revoked", "malformed", "basic", "bearer", "token",
        "key", "value", "your", "the", "with", "id", "got",
    ]
    private static let maxFillers = 5

    /// The text with each such key replaced by a word in brackets.
    static func hidden(in text: String) -> String {
        let bytes = Array(text.utf8)
        let small = bytes.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
        var result: [UInt8] = []
        var offset = 0
        var copied = 0
        while offset < bytes.count {
            guard let length = noun(at: offset, small), let value = value(behind: offset + length, small, bytes) else {
                offset += 1
                continue
            }
            result += bytes[copied..<value.lowerBound]
            result += "[key]".utf8
            copied = value.upperBound
            offset = value.upperBound
        }
        return String(decoding: result + bytes[copied...], as: UTF8.self)
    }

    /// The length of the noun that begins at `offset`; nil where there is none.
    private static func noun(at offset: Int, _ small: [UInt8]) -> Int? {
        // `max_tokens` and `keyword` are none.
        guard offset == 0 || !isLetter(small[offset - 1]) else { return nil }
        for noun in nouns where small[offset...].starts(with: noun.utf8) {
            let end = offset + noun.utf8.count
            if end < small.count, isLetter(small[end]) || 0x30...0x39 ~= small[end] { continue }
            return noun.utf8.count
        }
        return nil
    }

    private static func value(behind start: Int, _ small: [UInt8], _ bytes: [UInt8]) -> Range<Int>? {
        var place = start
        var isMarked = false
        var words = 0
        while true {
            // Colons, quotes and brackets; words of other languages.
            while place < small.count, isSeparator(small[place]) || small[place] >= 0x80 {
                // A masked key begins with an ellipsis.
                if small[place...].starts(with: "…".utf8) { return nil }
                if small[place] == UInt8(ascii: "\n") { return nil }
                if ":='\"`".utf8.contains(small[place]) { isMarked = true }
                place += 1
            }
            var end = place
            while end < small.count, small[end] > 0x20, small[end] < 0x80, !"\"'`<>\\".utf8.contains(small[end]) {
                end += 1
            }
            while end > place, ",.;:!?)]}".utf8.contains(small[end - 1]) { end -= 1 }
            guard end > place else { return nil }
            if words < maxFillers, fillers.contains(String(decoding: small[place..<end], as: UTF8.self)) {
                words += 1
                place = end
                continue
            }
            // A field of JSON behind this one, not its value.
            return isKey(bytes[place..<end], isMarked: isMarked) ? place..<end : nil
        }
    }

    /// Whether a word is no word: digits, capitals inside, or signs of Base64.
    private static func isKey(_ value: ArraySlice<UInt8>, isMarked: Bool) -> Bool {
        let text = String(decoding: value, as: UTF8.self)
        if text.holds("://") || text.hasPrefix("www.") || text.hasPrefix("[") { return false }
        let digits = value.count { 0x30...0x39 ~= $0 }
        let capitals = value.dropFirst().count { 0x41...0x5A ~= $0 }
        let small = value.count { 0x61...0x7A ~= $0 }
        if capitals > 0, small == 0, text.contains("_") { return false }
        guard isMarked else {
            // In the middle of a sentence anything may follow.
            if digits == value.count { return digits >= 12 }
            return value.count >= 12 && digits >= 2 && (capitals > 0 || value.contains { "/+=|".utf8.contains($0) })
                || value.count >= 20 && digits >= 3
        }
        if digits == value.count { return digits >= 6 }
        return value.count >= 6 && (digits > 0 || capitals > 0 && small > 0 && !isName(text))
            || value.count >= 12 && value.contains { "/+=|".utf8.contains($0) } && capitals + digits > 0
    }

    /// `AuthenticationError` and the like.
    private static func isName(_ text: String) -> Bool {
        ["Error", "Exception", "Invalid", "Failed", "Key", "Token"].contains {
            text.hasSuffix($0) || text.hasPrefix($0)
        }
    }

    private static func isSeparator(_ byte: UInt8) -> Bool { byte <= 0x20 || ":='\"`([{<\\".utf8.contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte }
}
