import Catalog

/// The form of a provider's keys, in the catalogue's words: `sk-or-v1-{hex*64}`.
///
/// A piece in braces is a class of characters and how many of them, with `+` for "or more".
struct KeyPattern {
    private enum Piece {
        case text([UInt8])
        case characters(of: Class, count: Int, orMore: Bool)
    }

    private enum Class: String {
        case hex, alnum, lower, word

        func holds(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x30...0x39: true
            case 0x61...0x66: true
            case 0x41...0x46: self != .lower
            case 0x67...0x7A: self != .hex
            case 0x47...0x5A: self == .alnum || self == .word
            case UInt8(ascii: "-"), UInt8(ascii: "_"): self == .word
            default: false
            }
        }
    }

    private let pieces: [Piece]

    /// Reads the catalogue's words; nil for what it cannot mean.
    init?(_ text: String) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}") else { return nil }
            if open > rest.startIndex { pieces.append(.text(Array(rest[..<open].utf8))) }
            let parts = rest[rest.index(after: open)..<close].split(separator: "*")
            guard parts.count == 2, let kind = Class(rawValue: String(parts[0])),
                let count = Int(parts[1].prefix { $0 != "+" })
            else { return nil }
            pieces.append(.characters(of: kind, count: count, orMore: parts[1].hasSuffix("+")))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.text(Array(rest.utf8))) }
        self.pieces = pieces
    }

    /// The text that every such key begins with; may be empty.
    var prefix: String {
        if case .text(let bytes) = pieces.first { return String(decoding: bytes, as: UTF8.self) }
        return ""
    }

    /// The least number of characters.
    var length: Int {
        pieces.reduce(0) { sum, piece in
            switch piece {
            case .text(let bytes): sum + bytes.count
            case .characters(_, let count, _): sum + count
            }
        }
    }

    /// Whether all such keys have the same length.
    var isFixed: Bool {
        pieces.allSatisfy { piece in
            if case .characters(_, _, orMore: true) = piece { return false }
            return true
        }
    }

    /// Whether a text is such a key.
    func matches(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return end(in: bytes, from: 0) == bytes.count
    }

    /// The first such key within a text that stands apart from what is around it.
    func range(in bytes: [UInt8]) -> Range<Int>? {
        guard !prefix.isEmpty, isFixed else { return nil }
        for start in bytes.indices where start == 0 || !Class.alnum.holds(bytes[start - 1]) {
            guard let end = end(in: bytes, from: start) else { continue }
            let rest = bytes[end...]
            if rest.isEmpty || !Class.alnum.holds(bytes[end]) || rest.starts(with: prefix.utf8) { return start..<end }
        }
        return nil
    }

    private func end(in bytes: [UInt8], from start: Int) -> Int? {
        var offset = start
        for piece in pieces {
            switch piece {
            case .text(let text):
                guard bytes[offset...].starts(with: text) else { return nil }
                offset += text.count
            case .characters(let kind, let count, let orMore):
                let first = offset
                while offset < bytes.count, orMore || offset - first < count, kind.holds(bytes[offset]) { offset += 1 }
                if offset - first < count { return nil }
            }
        }
        return offset
    }
}
