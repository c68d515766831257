import YAMLSource

/// A line of YAML by its look, so that a text can be judged while it is broken.
struct ScannedLine {
    /// The columns, in bytes, of the hyphens that begin list entries.
    private(set) var hyphens: [Int] = []
    /// Where its content begins; the end of the line where it has none.
    private(set) var content: Int
    /// The name in front of a colon, and its bytes without quotes.
    private(set) var key: (text: String, range: ByteRange)?
    /// Where its value begins, behind colon and blanks; the content where there is no key.
    private(set) var value: ByteRange
    /// Where a comment begins; the end of the line where there is none.
    private(set) var comment: Int
    /// Its bytes.
    let range: ByteRange
    /// Whether the line holds no more than blanks and a comment.
    var isBlank: Bool { hyphens.isEmpty && content == comment }
    /// The column of its content.
    var column: Int { content - range.start }

    init(_ bytes: [UInt8], _ range: ByteRange) {
        self.range = range
        var index = range.start
        func skipBlanks() { while index < range.end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 } }
        skipBlanks()
        while index < range.end, bytes[index] == UInt8(ascii: "-"),
            index + 1 == range.end || bytes[index + 1] == 0x20
        {
            hyphens.append(index - range.start)
            index += 1
            skipBlanks()
        }
        content = index
        comment = Self.comment(bytes, index..<range.end)
        value = ByteRange(content, comment)
        guard content < comment, let colon = Self.colon(bytes, content..<comment) else {
            value = Self.trimmed(bytes, value)
            return
        }
        var name = ByteRange(content, colon)
        name = Self.trimmed(bytes, name)
        if name.count >= 2, Self.isQuote(bytes[name.start]), bytes[name.end - 1] == bytes[name.start] {
            name = ByteRange(name.start + 1, name.end - 1)
        }
        key = (String(decoding: bytes[name.indices], as: UTF8.self), name)
        index = colon + 1
        skipBlanks()
        value = Self.trimmed(bytes, ByteRange(min(index, comment), comment))
    }

    static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

    private static func trimmed(_ bytes: [UInt8], _ range: ByteRange) -> ByteRange {
        var end = range.end
        while end > range.start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        return ByteRange(range.start, end)
    }

    /// Where a comment begins: a `#` outside quotes, at the start or behind a blank.
    private static func comment(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
        var quote: UInt8?
        for index in range {
            let byte = bytes[index]
            let startsToken = index == range.lowerBound || [0x20, 0x09].contains(bytes[index - 1])
            if let open = quote {
                if byte == open { quote = nil }
            } else if isQuote(byte), startsToken || [UInt8(ascii: "["), UInt8(ascii: "{")].contains(bytes[index - 1]) {
                quote = byte
            } else if byte == UInt8(ascii: "#"), startsToken {
                return index
            }
        }
        return range.upperBound
    }

    /// The colon behind a name that is not in braces.
    private static func colon(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        let first = bytes[range.lowerBound]
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return nil }
        var index = range.lowerBound
        if isQuote(first) {
            index += 1
            while index < range.upperBound, bytes[index] != first { index += 1 }
        }
        while index < range.upperBound {
            if bytes[index] == UInt8(ascii: ":"), index + 1 == range.upperBound || bytes[index + 1] == 0x20 {
                return index
            }
            index += 1
        }
        return nil
    }
}
