import Catalog
import YAMLSource

/// Comments by which an author says that a finding is known: `# proxylint: ignore[rule, rule] reason`.
///
/// Behind a line it speaks of that line, on a line of its own of the next one that is no comment, and as
/// `ignore-file[rule]` of the file.
struct Suppressions {
    /// The orders of the file, in the order of the text.
    let orders: [SuppressionOrder]
    /// Which names of them silenced something.
    private var used: Set<ByteRange> = []

    init?(_ tree: YAMLTree, _ lines: LineIndex) {
        let comments = tree.comments()
        var orders: [SuppressionOrder] = []
        var commentLines: Set<Int> = []
        for comment in comments where comment.standsAlone {
            commentLines.insert(lines.position(at: comment.range.start).line)
        }
        for comment in comments {
            let line = lines.position(at: comment.range.start).line
            var target = line
            if comment.standsAlone {
                repeat { target += 1 } while commentLines.contains(target)
            }
            orders += SuppressionOrder.all(in: comment, of: tree.source, line: line, target: target)
        }
        if orders.isEmpty { return nil }
        self.orders = orders
    }

    /// Whether the author knows of a finding of `rule` on `line`; remembers which comment said so.
    mutating func silence(_ rule: String, onLine line: Int) -> Bool {
        var isSilenced = false
        for order in orders where order.speaks(of: line, by: rule) {
            for name in order.names where name.text == rule {
                used.insert(name.range)
                isSilenced = true
            }
        }
        return isSilenced
    }

    /// Whether a name of an order silenced something.
    func isUsed(_ name: SuppressionOrder.Name) -> Bool { used.contains(name.range) }

    /// Whether a text could hold any, without reading its comments.
    static func mayStand(in source: SourceText) -> Bool {
        source.bytes.holds("proxylint:")
    }
}

/// One `proxylint: ignore[…]` of a comment.
struct SuppressionOrder {
    /// A rule's name in the brackets.
    struct Name {
        let text: String
        let range: ByteRange
    }

    /// The word in front of the brackets.
    let word: String
    let wordRange: ByteRange
    /// The names in the brackets; empty where there are no brackets.
    let names: [Name]
    /// Whether there are brackets.
    let hasBrackets: Bool
    /// From its `#` to the end of what belongs to it.
    let range: ByteRange
    /// What stands behind the brackets.
    let reason: String
    /// The line it stands on, and the line it speaks of.
    let line: Int
    let target: Int

    static let line = "ignore"
    static let file = "ignore-file"

    /// Whether a finding of a rule on a line is one that it speaks of.
    ///
    /// Of itself an order speaks on its own line.
    func speaks(of line: Int, by rule: String) -> Bool {
        switch word {
        case Self.file: true
        case Self.line: line == target || line == self.line && SuppressionReview.rules.contains(rule)
        default: false
        }
    }

    /// The orders in a comment: each begins with `#` and `proxylint:`.
    static func all(
        in comment: YAMLComment, of source: SourceText, line: Int, target: Int
    ) -> [SuppressionOrder] {
        let bytes = source.bytes
        var starts: [(hash: Int, behind: Int)] = []
        var offset = comment.range.start
        while offset < comment.range.end {
            guard bytes[offset] == UInt8(ascii: "#") else {
                offset += 1
                continue
            }
            let hash = offset
            offset += 1
            while offset < comment.range.end, [0x20, 0x09, 0x23].contains(bytes[offset]) { offset += 1 }
            let rest = bytes[offset..<comment.range.end]
            guard rest.starts(with: "proxylint:".utf8) else { continue }
            offset += "proxylint:".utf8.count
            starts.append((hash, offset))
        }
        return starts.indices.compactMap { place in
            let end = place + 1 < starts.count ? starts[place + 1].hash : comment.range.end
            return SuppressionOrder(source, starts[place].hash, starts[place].behind, end, line, target)
        }
    }

    /// Reads one; nil for words of another kind behind `proxylint:`.
    private init?(_ source: SourceText, _ hash: Int, _ behind: Int, _ end: Int, _ line: Int, _ target: Int) {
        let bytes = source.bytes
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
        func trimmed(_ start: Int, _ end: Int) -> ByteRange {
            var (start, end) = (start, end)
            while start < end, isBlank(bytes[start]) { start += 1 }
            while end > start, isBlank(bytes[end - 1]) { end -= 1 }
            return ByteRange(start, end)
        }
        var offset = behind
        while offset < end, isBlank(bytes[offset]) { offset += 1 }
        let wordStart = offset
        while offset < end, bytes[offset] == UInt8(ascii: "-") || (0x61...0x7A).contains(bytes[offset] | 0x20) {
            offset += 1
        }
        wordRange = ByteRange(wordStart, offset)
        word = source.text(in: wordRange)
        guard !word.isEmpty, Similarity.nearest(to: word, among: [Self.line, Self.file]) != nil else { return nil }
        while offset < end, isBlank(bytes[offset]) { offset += 1 }
        var names: [Name] = []
        let close = bytes[offset..<end].firstIndex(of: UInt8(ascii: "]"))
        if offset < end, bytes[offset] == UInt8(ascii: "["), let close {
            var start = offset + 1
            for place in start...close where bytes[place] == UInt8(ascii: ",") || place == close {
                let range = trimmed(start, place)
                if !range.isEmpty { names.append(Name(text: source.text(in: range), range: range)) }
                start = place + 1
            }
            offset = close + 1
            hasBrackets = true
        } else {
            hasBrackets = false
        }
        self.names = names
        range = ByteRange(hash, end)
        reason = source.text(in: trimmed(offset, end))
        self.line = line
        self.target = target
    }
}
