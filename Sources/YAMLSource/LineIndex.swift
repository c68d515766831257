/// Turns byte offsets into lines and columns as editors show them.
///
/// Lines end at LF, CR LF or a lone CR. libyaml also ends lines at U+0085, U+2028 and U+2029; editors do not, so its
/// line numbers are not used.
public struct LineIndex: Sendable {
    /// The text the offsets belong to.
    public let source: SourceText
    /// The offset at which each line starts.
    private let lineStarts: [Int]
    /// The scalars before each stretch of the text; empty where it is ASCII, whose columns are its bytes.
    ///
    /// A line may be a megabyte long, and have thousands of findings.
    private let scalarCounts: [Int]

    private static let stretch = 1024

    /// Finds the line starts of `source`, in one pass.
    public init(_ source: SourceText) {
        var starts = [0]
        let bytes = source.bytes
        var offset = 0
        var isASCII = true
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            if byte >= 0x80 { isASCII = false }
            if byte == UInt8(ascii: "\n") {
                starts.append(offset)
            } else if byte == UInt8(ascii: "\r"), offset == bytes.count || bytes[offset] != UInt8(ascii: "\n") {
                starts.append(offset)
            }
        }
        self.source = source
        self.lineStarts = starts
        var counts: [Int] = []
        if !isASCII {
            var scalars = 0
            for (offset, byte) in bytes.enumerated() {
                if offset.isMultiple(of: Self.stretch) { counts.append(scalars) }
                if byte & 0xC0 != 0x80 { scalars += 1 }
            }
        }
        scalarCounts = counts
    }

    /// The number of lines; a final line break starts no further line, unless the text is empty.
    public var lineCount: Int {
        lineStarts.count > 1 && lineStarts[lineStarts.count - 1] == source.bytes.count
            ? lineStarts.count - 1 : lineStarts.count
    }

    /// Where `offset` stands.
    public func position(at offset: Int) -> SourcePosition {
        let offset = min(max(offset, 0), source.bytes.count)
        let line = lineNumber(at: offset)
        var start = lineStarts[line - 1]
        if line == 1 { start = min(source.byteOrderMarkLength, offset) }
        return SourcePosition(line: line, column: scalars(from: start, to: offset) + 1, offset: offset)
    }

    /// The number of scalars that begin between two offsets.
    private func scalars(from start: Int, to end: Int) -> Int {
        if scalarCounts.isEmpty { return end - start }
        func count(_ range: Range<Int>) -> Int { source.bytes[range].count { $0 & 0xC0 != 0x80 } }
        guard end - start > 2 * Self.stretch else { return count(start..<end) }
        let (first, last) = (start / Self.stretch + 1, (end - 1) / Self.stretch)
        return count(start..<first * Self.stretch) + scalarCounts[last] - scalarCounts[first]
            + count(last * Self.stretch..<end)
    }

    /// The bytes of a 1-based line, without its line break and without a byte order mark.
    public func content(ofLine line: Int) -> ByteRange {
        guard line >= 1, line <= lineStarts.count else { return ByteRange(0, 0) }
        var start = lineStarts[line - 1]
        if line == 1 { start += source.byteOrderMarkLength }
        var end = line < lineStarts.count ? lineStarts[line] : source.bytes.count
        while end > start, source.bytes[end - 1] == UInt8(ascii: "\n") || source.bytes[end - 1] == UInt8(ascii: "\r") {
            end -= 1
        }
        return ByteRange(start, end)
    }

    /// The bytes of a 1-based line with its line break.
    public func fullRange(ofLine line: Int) -> ByteRange {
        guard line >= 1, line <= lineStarts.count else { return ByteRange(0, 0) }
        return ByteRange(lineStarts[line - 1], line < lineStarts.count ? lineStarts[line] : source.bytes.count)
    }

    private func lineNumber(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while low < high {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// A place in a text as people and editors name it.
public struct SourcePosition: Hashable, Sendable {
    /// The line, counted from 1.
    public let line: Int
    /// The column in Unicode scalars, counted from 1; a byte order mark takes no column.
    public let column: Int
    /// The offset in bytes, counted from 0.
    public let offset: Int
}
