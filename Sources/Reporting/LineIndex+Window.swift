import YAMLSource

extension LineIndex {
    /// The beginning of a character at or before `offset`, within a line: where a window on a long line may begin or end.
    func boundary(near offset: Int, in line: ByteRange) -> Int {
        guard offset > line.start else { return line.start }
        guard offset < line.end else { return line.end }
        var offset = offset
        while offset > line.start, source.bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }
}
