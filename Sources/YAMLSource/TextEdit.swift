/// A replacement of some bytes of a text.
public struct TextEdit: Hashable, Sendable {
    /// The bytes that go; empty for an insertion.
    public let range: ByteRange
    /// What comes in their place.
    public let text: String

    /// Replaces `range` by `text`.
    public init(_ range: ByteRange, _ text: String) {
        self.range = range
        self.text = text
    }
}

/// Why a set of edits cannot be applied.
public enum TextEditError: Error, Equatable, Sendable {
    /// Two edits change the same bytes, or insert at the same place.
    case overlapping(ByteRange, ByteRange)
    /// An edit reaches behind the end of the text.
    case outside(ByteRange)
}

extension SourceText {
    /// The text with all `edits` made and every other byte as it was.
    ///
    /// - Throws: `TextEditError` when two edits overlap or one lies outside the text; nothing is applied then.
    public func applying(_ edits: [TextEdit]) throws(TextEditError) -> [UInt8] {
        let ordered = edits.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var offset = 0
        var previous: ByteRange?
        for edit in ordered {
            guard edit.range.start >= 0, edit.range.end <= bytes.count else { throw .outside(edit.range) }
            if let previous, edit.range.start < previous.end || edit.range.start == previous.start {
                throw .overlapping(previous, edit.range)
            }
            result.append(contentsOf: bytes[offset..<edit.range.start])
            result.append(contentsOf: edit.text.utf8)
            offset = edit.range.end
            previous = edit.range
        }
        result.append(contentsOf: bytes[offset...])
        return result
    }
}
