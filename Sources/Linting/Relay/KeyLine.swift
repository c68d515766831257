import YAMLSource

/// Lines put into block mappings.
enum KeyLine {
    /// A field on a line of its own below the one whose value is `node`, in a flow mapping behind it; nil where the layout does
    /// not allow it.
    static func insertion(of field: String, below node: YAMLNode, isInFlow: Bool) -> TextEdit? {
        let bytes = node.tree.source.bytes
        let range = node.range
        guard node.kind == .scalar, range.end <= bytes.count else { return nil }
        if isInFlow { return TextEdit(ByteRange(range.end, range.end), ", " + field) }
        // The column of the field: what stands before its key on the line is blanks, or the dash of a list.
        var start = range.start
        while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        var column = 0
        while start + column < range.start,
            bytes[start + column] == UInt8(ascii: " ") || bytes[start + column] == UInt8(ascii: "-")
        {
            column += 1
        }
        var end = range.end
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") { end += 1 }
        let rest = bytes[range.end..<end].drop { $0 == UInt8(ascii: " ") }
        guard rest.isEmpty || rest.first == UInt8(ascii: "#") else { return nil }
        let lineBreak = end < bytes.count && bytes[end] == UInt8(ascii: "\r") ? "\r\n" : "\n"
        return TextEdit(ByteRange(end, end), lineBreak + String(repeating: " ", count: column) + field)
    }
}
