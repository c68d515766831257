/// Finds secrets by what stands before or behind them, whatever they consist of: `?key=…`, `Bearer …`, `user:password@`.
enum CredentialPlaces {
    /// Appends their ranges; no prefix of them may be shown.
    static func append(of bytes: [UInt8], to found: inout [(range: Range<Int>, prefix: Int)]) {
        for offset in bytes.indices {
            switch bytes[offset] {
            case UInt8(ascii: "="):
                if let value = parameter(at: offset, bytes) { found.append((value, 0)) }
            case 0x20, 0x09:
                if let value = bearer(at: offset, bytes) { found.append((value, 0)) }
            default: break
            }
        }
        appendUserInfo(of: bytes, to: &found)
    }

    // MARK: - Parameters

    /// Ends of names whose value is a secret wherever they stand before `=`.
    private static let strongNames = ["key", "token", "secret", "password", "passwd"]
    /// Ends of names whose value is one in the query of an address.
    private static let queryNames = ["sig", "signature", "auth", "authorization", "credential", "jwt", "pwd"]

    /// Whether a parameter of an address holds a credential, by its name in lower case without signs.
    static func isCredential(_ name: String) -> Bool {
        name == "code" || name == "pass" || strongNames.contains { name.hasSuffix($0) }
            || queryNames.contains { name.hasSuffix($0) }
    }

    /// The value behind the `=` at `offset` where the name before it is that of a credential.
    private static func parameter(at offset: Int, _ bytes: [UInt8]) -> Range<Int>? {
        var start = offset
        // No name of a credential is longer, and the whole is to stay linear.
        while start > 0, offset - start < 64, isNameByte(bytes[start - 1]) { start -= 1 }
        let letters = bytes[start..<offset].filter(SecretPatterns.isAlphanumeric)
        let name = String(decoding: letters, as: UTF8.self).lowercased()
        let isStrong = strongNames.contains { name.hasSuffix($0) }
        let isQuery = start > 0 && "?&;".utf8.contains(bytes[start - 1])
        guard isStrong || isQuery && isCredential(name) else { return nil }
        var begin = offset + 1
        var isQuoted = false
        if begin < bytes.count, isQuote(bytes[begin]) {
            begin += 1
            isQuoted = true
        }
        guard begin < bytes.count, beginsValue(bytes[begin...], isQuery: isQuery) else { return nil }
        let value = value(from: begin, bytes) {
            isQuery ? $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "&") : endsWord($0)
        }
        guard value.count >= 4, !isMasked(bytes[value]) else { return nil }
        let hasDigit = bytes[value].contains { 0x30...0x39 ~= $0 }
        if isQuoted, !isQuery {
            // Attributes of markup are called `key` too.
            return value.count >= 8 && hasDigit && bytes[value].contains { $0 | 0x20 >= 0x61 } ? value : nil
        }
        return isStrong || !isPlain(bytes[value], isCode: name == "code") ? value : nil
    }

    /// Whether a value is a number or a word, as statuses and switches are: `?code=200`, `?auth=basic`.
    private static func isPlain(_ value: ArraySlice<UInt8>, isCode: Bool) -> Bool {
        if value.allSatisfy({ 0x30...0x39 ~= $0 }) { return value.count < (isCode ? 8 : 6) }
        let isWord = value.allSatisfy { 0x61...0x7A ~= $0 || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
        return isWord && value.count <= (isCode ? 24 : 8)
    }

    // MARK: - Bearers

    private static let words: Set = [
        "token", "tokens", "auth", "authentication", "authorization", "authenticated", "credential", "credentials",
        "scheme", "header", "prefix", "format", "type", "missing", "required", "invalid", "realm", "error",
    ]

    /// The value behind the blank at `offset` where `Bearer` stands before it.
    private static func bearer(at offset: Int, _ bytes: [UInt8]) -> Range<Int>? {
        let word: StaticString = "bearer"
        let count = word.utf8CodeUnitCount
        // Every blank is looked at, and few stand behind an r.
        guard offset >= count, bytes[offset - 1] | 0x20 == UInt8(ascii: "r") else { return nil }
        let before = bytes[offset - count..<offset].map { $0 | 0x20 }
        guard before.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: count)) else { return nil }
        var begin = offset
        while begin < bytes.count, begin - offset < 8, bytes[begin] == 0x20 || bytes[begin] == 0x09 { begin += 1 }
        guard begin < bytes.count, beginsValue(bytes[begin...], isQuery: false) else { return nil }
        let value = value(from: begin, bytes, endsWord)
        guard value.count >= 4, !isMasked(bytes[value]) else { return nil }
        return words.contains(String(decoding: bytes[value], as: UTF8.self).lowercased()) ? nil : value
    }

    // MARK: - Values

    /// From `begin` to a blank, a quote or what else ends it, without the punctuation of the sentence around it.
    private static func value(from begin: Int, _ bytes: [UInt8], _ isEnd: (UInt8) -> Bool) -> Range<Int> {
        var end = begin
        while end < bytes.count, bytes[end] > 0x20, !isQuote(bytes[end]), !isEnd(bytes[end]) { end += 1 }
        // What escapes the quote is the quote's.
        while end > begin, bytes[end - 1] == UInt8(ascii: "\\") { end -= 1 }
        while end > begin, ")]}>,.;:!".utf8.contains(bytes[end - 1]) { end -= 1 }
        return begin..<end
    }

    /// Whether a value may begin so: placeholders, references to variables and comparisons begin otherwise.
    private static func beginsValue(_ bytes: ArraySlice<UInt8>, isQuery: Bool) -> Bool {
        guard let first = bytes.first else { return false }
        if SecretPatterns.isAlphanumeric(first) || "-_./+~|".utf8.contains(first) { return true }
        if first == UInt8(ascii: "%") {
            let digits = bytes.dropFirst().prefix(2)
            return digits.count == 2 && digits.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 | 0x20 }
        }
        return isQuery && !"=<>{}[]$()\\".utf8.contains(first)
    }

    /// Whether it is a masked key already.
    private static func isMasked(_ value: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: value, as: UTF8.self)
        guard let mark = text.firstIndex(of: "…"), text[mark...].count <= 5 else { return false }
        let prefix = text[..<mark]
        return prefix.isEmpty || prefix.utf8.count <= 16 && "-_.".contains(prefix.last ?? " ") || prefix == "AIza"
    }

    private static func endsWord(_ byte: UInt8) -> Bool { ",;)]}<>&#".utf8.contains(byte) }

    private static func isQuote(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        SecretPatterns.isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: ".")
    }

    // MARK: - User info

    /// User name and password of URLs, up to the last `@`; also of such as are written wrongly: `https:me:secret@host`,
    /// `me:secret @host`, `me:se@cret@host`.
    private static func appendUserInfo(of bytes: [UInt8], to found: inout [(range: Range<Int>, prefix: Int)]) {
        var behind = bytes.count
        while let at = bytes[..<behind].lastIndex(of: UInt8(ascii: "@")) {
            behind = at
            // Behind `@preset/` stands a name of OpenRouter's, and before it a model.
            if bytes[at...].starts(with: "@preset/".utf8) { continue }
            var start = at
            while start > 0 {
                var next = start
                if bytes[start] == UInt8(ascii: "@") {
                    while next > 0, start - next < 2, bytes[next - 1] == 0x20 { next -= 1 }
                }
                guard next > 0, bytes[next - 1] > 0x20, !isQuote(bytes[next - 1]) else { break }
                start = next - 1
            }
            behind = start
            let token = bytes[start..<at]
            let slashes = token.indices.first {
                bytes[$0] == UInt8(ascii: "/") && $0 + 1 < at && bytes[$0 + 1] == UInt8(ascii: "/")
            }
            let begin = slashes.map { $0 + 2 } ?? start
            guard begin < at else { continue }
            if let colon = bytes[begin..<at].firstIndex(of: UInt8(ascii: ":")), colon > start {
                // Of times and ratios in prose none is meant.
                let isProse = bytes[at - 1] == 0x20 && !token.contains { $0 | 0x20 >= 0x61 }
                if !isProse { found.append((begin..<at, 0)) }
            } else if slashes != nil, let first = bytes[begin...].firstIndex(of: UInt8(ascii: "@")),
                !bytes[begin..<first].contains(where: { "/?#".utf8.contains($0) }), isSecretUser(bytes[begin..<at])
            {
                found.append((begin..<at, 0))
            }
        }
    }

    /// Whether a user name without a password is a key rather than a name.
    private static func isSecretUser(_ user: ArraySlice<UInt8>) -> Bool {
        user.count >= 16 || user.count >= 8 && user.contains { 0x30...0x39 ~= $0 }
    }
}
