/// The text of one file, held once and shared by everything that points into it.
public final class SourceText: Sendable {
    /// What the user called it: a path, or the name given for standard input.
    public let name: String
    /// The bytes exactly as read; every offset in this program is an index into them.
    public let bytes: [UInt8]

    /// Keeps `bytes` under `name`.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// Keeps the UTF-8 bytes of `text` under `name`.
    public convenience init(name: String, text: String) {
        self.init(name: name, bytes: Array(text.utf8))
    }

    /// The length in bytes of a leading byte order mark: 3 or 0.
    public var byteOrderMarkLength: Int {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The text of `range`; bytes that are not UTF-8 become U+FFFD.
    @inline(never)
    public func text(in range: ByteRange) -> String {
        String(decoding: bytes[range.clamped(to: bytes.count).indices], as: UTF8.self)
    }
}

/// A half-open range of byte offsets in a `SourceText`.
public struct ByteRange: Hashable, Sendable {
    /// Offset of the first byte.
    public let start: Int
    /// Offset behind the last byte; equal to `start` for an empty range.
    public let end: Int

    /// A range from `start` up to, not including, `end`; an `end` before `start` counts as `start`.
    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = max(start, end)
    }

    /// Whether the range holds no byte.
    public var isEmpty: Bool { start == end }
    /// The number of bytes.
    public var count: Int { end - start }
    /// The same as a standard range, for subscripts.
    public var indices: Range<Int> { start..<end }

    /// Whether the two share a byte.
    public func overlaps(_ other: ByteRange) -> Bool {
        start < other.end && other.start < end
    }

    /// Whether every byte of `other` is in this range.
    public func contains(_ other: ByteRange) -> Bool {
        start <= other.start && other.end <= end
    }

    func clamped(to count: Int) -> ByteRange {
        ByteRange(min(start, count), min(end, count))
    }
}
