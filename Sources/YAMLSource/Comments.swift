/// A comment of a text.
public struct YAMLComment: Sendable, Equatable {
    /// From its `#` to the end of the line.
    public let range: ByteRange
    /// Whether nothing but blanks stands before it on its line.
    public let standsAlone: Bool
}

extension YAMLTree {
    /// Every comment, in the order of the text.
    ///
    /// libyaml drops comments; a `#` begins one when it stands outside every scalar, at the start of a line or behind a
    /// blank. Costs a pass over the text, so only those who need comments ask.
    public func comments() -> [YAMLComment] {
        let bytes = source.bytes
        var comments: [YAMLComment] = []
        var offset = source.byteOrderMarkLength
        for record in records where record.kind == .scalar {
            let start = Int(record.start)
            if start > offset { collect(offset..<start, into: &comments) }
            offset = max(offset, Int(record.end))
            if record.style == .literal || record.style == .folded {
                // The header line of a block scalar may end in a comment.
                let header = bytes[start...].prefix { !isLineBreak($0) }
                collect(header.indices, into: &comments)
            }
        }
        if offset < bytes.count { collect(offset..<bytes.count, into: &comments) }
        return comments
    }

    private func collect(_ gap: Range<Int>, into comments: inout [YAMLComment]) {
        let bytes = source.bytes
        var offset = gap.lowerBound
        while offset < gap.upperBound {
            guard bytes[offset] == UInt8(ascii: "#"), beginsComment(offset) else {
                offset += 1
                continue
            }
            var end = offset
            while end < bytes.count, !isLineBreak(bytes[end]) { end += 1 }
            var lineStart = offset
            while lineStart > 0, isBlank(bytes[lineStart - 1]) { lineStart -= 1 }
            let standsAlone = lineStart <= source.byteOrderMarkLength || isLineBreak(bytes[lineStart - 1])
            comments.append(YAMLComment(range: ByteRange(offset, end), standsAlone: standsAlone))
            offset = end
        }
    }

    private func beginsComment(_ offset: Int) -> Bool {
        guard offset > source.byteOrderMarkLength else { return true }
        let before = source.bytes[offset - 1]
        return isBlank(before) || isLineBreak(before)
    }
}
