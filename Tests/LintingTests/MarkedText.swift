@testable import Linting
import YAMLSource

/// The text of an example with the ranges between its marks.
struct MarkedText {
    var text: String
    var ranges: [ByteRange]

    init(_ marked: String) {
        var bytes: [UInt8] = []
        var ranges: [ByteRange] = []
        var start: Int?
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "‹": start = bytes.count
            case "›":
                if let begin = start { ranges.append(ByteRange(begin, bytes.count)) }
                start = nil
            default: bytes.append(contentsOf: Array(String(scalar).utf8))
            }
        }
        text = String(decoding: bytes, as: UTF8.self)
        self.ranges = ranges
    }

    init(text: String, ranges: [ByteRange]) {
        self.text = text
        self.ranges = ranges
    }

    /// The same with some text put in at an offset; ranges that begin there or behind move.
    func inserting(_ added: String, at offset: Int) -> MarkedText {
        var bytes = Array(text.utf8)
        bytes.insert(contentsOf: added.utf8, at: offset)
        let count = added.utf8.count
        return MarkedText(
            text: String(decoding: bytes, as: UTF8.self),
            ranges: ranges.map {
                $0.start >= offset
                    ? ByteRange($0.start + count, $0.end + count)
                    : ByteRange($0.start, $0.end > offset ? $0.end + count : $0.end)
            })
    }
}
