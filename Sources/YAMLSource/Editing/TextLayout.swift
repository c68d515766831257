/// Lines, blanks and comments of a text, looked up from single places in it.
struct TextLayout {
    let bytes: [UInt8]
    /// Where the first line starts, behind a byte order mark.
    let start: Int

    init(_ source: SourceText) {
        bytes = source.bytes
        start = source.byteOrderMarkLength
    }

    /// The start of the line that holds `offset`.
    func lineStart(_ offset: Int) -> Int {
        var offset = min(offset, bytes.count)
        // Behind a CR that a LF follows, the line is still the one before.
        if offset > start, offset < bytes.count, bytes[offset - 1] == UInt8(ascii: "\r"),
            bytes[offset] == UInt8(ascii: "\n")
        {
            offset -= 1
        }
        while offset > start, !isLineBreak(bytes[offset - 1]) { offset -= 1 }
        return offset
    }

    /// The end of the line that holds `offset`, before its line break.
    func lineEnd(_ offset: Int) -> Int {
        var offset = offset
        while offset < bytes.count, !isLineBreak(bytes[offset]) { offset += 1 }
        return offset
    }

    /// The first byte behind the line break at `offset`; `offset` itself where there is none.
    func behindBreak(_ offset: Int) -> Int {
        guard offset < bytes.count, isLineBreak(bytes[offset]) else { return offset }
        let isPair =
            bytes[offset] == UInt8(ascii: "\r") && offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "\n")
        return offset + (isPair ? 2 : 1)
    }

    /// The start of the line break that ends right before `offset`; `offset` itself where there is none.
    func beforeBreak(_ offset: Int) -> Int {
        guard offset > start, isLineBreak(bytes[offset - 1]) else { return offset }
        let isPair =
            bytes[offset - 1] == UInt8(ascii: "\n") && offset - 2 >= start && bytes[offset - 2] == UInt8(ascii: "\r")
        return offset - (isPair ? 2 : 1)
    }

    /// The line break at `offset`, or the nearest one before it, or else a line feed.
    func breakStyle(at offset: Int) -> String {
        var index = offset
        if index >= bytes.count || !isLineBreak(bytes[index]) {
            index = beforeBreak(lineStart(min(index, bytes.count)))
        }
        let text = String(decoding: slice(index, behindBreak(index)), as: UTF8.self)
        return text.isEmpty ? "\n" : text
    }

    /// The first byte at or behind `offset` that is no blank.
    func skipBlanks(_ offset: Int) -> Int {
        var offset = offset
        while offset < bytes.count, isBlank(bytes[offset]) { offset += 1 }
        return offset
    }

    /// The start of the blanks that end at `offset`.
    func blanksStart(_ offset: Int) -> Int {
        var offset = offset
        while offset > start, isBlank(bytes[offset - 1]) { offset -= 1 }
        return offset
    }

    /// The first byte at or behind `offset` that belongs to no blank, comment or line break.
    func skipTrivia(_ offset: Int) -> Int {
        var offset = offset
        while offset < bytes.count {
            if isBlank(bytes[offset]) || isLineBreak(bytes[offset]) {
                offset += 1
            } else if bytes[offset] == UInt8(ascii: "#") {
                offset = lineEnd(offset)
            } else {
                break
            }
        }
        return offset
    }

    /// Whether the line holds nothing but blanks before `offset`.
    func isFirstOnLine(_ offset: Int) -> Bool { blanksStart(offset) == lineStart(offset) }

    /// Whether nothing, or nothing but a comment, follows on the line.
    func isLastOnLine(_ offset: Int) -> Bool {
        let next = skipBlanks(offset)
        return next >= bytes.count || isLineBreak(bytes[next]) || isComment(next)
    }

    /// Whether nothing at all follows on the line.
    func isBlankUpToLineEnd(_ offset: Int) -> Bool { skipBlanks(offset) == lineEnd(offset) }

    /// Whether the byte is a `#`; one between two nodes begins a comment.
    func isComment(_ offset: Int) -> Bool { byte(offset) == UInt8(ascii: "#") }

    /// The byte at `offset`; nil behind the end.
    func byte(_ offset: Int) -> UInt8? { bytes.indices.contains(offset) ? bytes[offset] : nil }

    /// The bytes from one place to another; none where the second is not behind the first.
    func slice(_ start: Int, _ end: Int) -> ArraySlice<UInt8> {
        start < end && start >= 0 && end <= bytes.count ? bytes[start..<end] : []
    }

    /// The column of `offset`, in characters from 0.
    func column(_ offset: Int) -> Int {
        var column = 0
        for byte in slice(lineStart(offset), offset) where byte & 0xC0 != 0x80 { column += 1 }
        return column
    }
}
