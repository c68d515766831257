import JSONText
import YAMLSource

/// What columns count in messages.
enum PositionEncoding: String {
    case utf8 = "utf-8"
    case utf16 = "utf-16"
}

/// Turns the places of an editor into bytes of a text, and back.
///
/// `LineIndex` counts Unicode scalars for people; here columns are those of the protocol, and the line behind a last
/// line break counts.
struct EditorLines {
    let source: SourceText
    let encoding: PositionEncoding
    /// The offset at which each line starts.
    private let starts: [Int]

    init(_ source: SourceText, _ encoding: PositionEncoding) {
        self.source = source
        self.encoding = encoding
        var starts = [0]
        let bytes = source.bytes
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            if byte == 0x0A || byte == 0x0D && (offset == bytes.count || bytes[offset] != 0x0A) {
                starts.append(offset)
            }
        }
        self.starts = starts
    }

    /// How many lines there are.
    var count: Int { starts.count }

    /// The bytes of a line, counted from 0, without its line break.
    func content(_ line: Int) -> ByteRange {
        guard starts.indices.contains(line) else { return ByteRange(source.bytes.count, source.bytes.count) }
        var end = line + 1 < starts.count ? starts[line + 1] : source.bytes.count
        while end > starts[line], source.bytes[end - 1] == 0x0A || source.bytes[end - 1] == 0x0D { end -= 1 }
        return ByteRange(starts[line], end)
    }

    /// The line of an offset, counted from 0.
    func line(of offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return max(low - 1, 0)
    }

    /// The bytes in front of a place; one behind the end of its line counts as the end.
    func offset(line: Int, character: Int) -> Int {
        guard line < starts.count else { return source.bytes.count }
        let content = content(line)
        var offset = content.start
        var column = 0
        while offset < content.end, column < character {
            let (length, units) = Self.step(source.bytes[offset], encoding)
            // Between the halves of a character is in front of it.
            if column + units > character { break }
            column += units
            offset = min(offset + length, content.end)
        }
        return offset
    }

    /// The offset of a position in a message; nil for what is none.
    func offset(of position: JSONValue?) -> Int? {
        guard let line = position?["line"]?.count, let character = position?["character"]?.count else { return nil }
        return offset(line: line, character: character)
    }

    /// The bytes of a range in a message; nil for what is none.
    func range(of range: JSONValue?) -> ByteRange? {
        guard let start = offset(of: range?["start"]), let end = offset(of: range?["end"]) else { return nil }
        return ByteRange(min(start, end), max(start, end))
    }

    /// An offset as a position for a message.
    func position(_ offset: Int) -> JSONValue {
        let offset = min(max(offset, 0), source.bytes.count)
        let line = line(of: offset)
        var column = 0
        var index = starts[line]
        while index < offset {
            let (length, units) = Self.step(source.bytes[index], encoding)
            column += units
            index += length
        }
        return .members(["line": .integer(line), "character": .integer(column)])
    }

    /// Bytes as a range for a message.
    func range(_ range: ByteRange) -> JSONValue {
        .members(["start": position(range.start), "end": position(range.end)])
    }

    /// The bytes of a character by its first one, and the units that columns count for it.
    private static func step(_ lead: UInt8, _ encoding: PositionEncoding) -> (length: Int, units: Int) {
        let length =
            switch lead {
            case 0xC0..<0xE0: 2
            case 0xE0..<0xF0: 3
            case 0xF0...: 4
            default: 1
            }
        return (length, encoding == .utf8 ? length : length == 4 ? 2 : 1)
    }
}
