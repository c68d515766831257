public import YAMLSource

/// A key as it was pasted, and what of it belongs to the key.
public struct PastedKey: Sendable {
    /// Something that came along with the paste, in the words of messages.
    public enum Surplus: String, CaseIterable, Sendable {
        case bearer = "`Bearer`"
        case header = "the name of a header"
        case quotes = "quotes"
        case blanks = "blanks"
        case lineBreaks = "line breaks"
        case hidden = "invisible characters"

        /// Its place in a set of them: a million quotes are noted one by one.
        fileprivate var bit: UInt8 {
            switch self {
            case .bearer: 1
            case .header: 2
            case .quotes: 4
            case .blanks: 8
            case .lineBreaks: 16
            case .hidden: 32
            }
        }
    }

    /// The key alone.
    public let text: String
    /// What came along, in a fixed order.
    public let surplus: [Surplus]
    /// The bytes of the pasted text that are no part of the key, joined where they touch.
    public let dropped: [Range<Int>]

    /// Takes a paste apart.
    ///
    /// - Parameter isPassword: Whether blanks and quotes inside may belong to it, as in a password of the user's own.
    public init(_ pasted: String, isPassword: Bool = false) {
        var pasted = pasted
        let (text, parts) = pasted.withUTF8 { bytes in
            let parts = Self.parts(of: bytes, isPassword: isPassword)
            var kept: [UInt8] = []
            for range in parts.kept { kept += bytes[range] }
            return (String(decoding: kept, as: UTF8.self), parts)
        }
        self.text = text
        surplus = parts.surplus
        dropped = parts.dropped
    }

    /// What of a paste belongs to the key, found without a copy of it.
    public struct Parts: Sendable {
        /// The bytes that are the key, in order.
        public let kept: [Range<Int>]
        /// The bytes that are no part of it, joined where they touch.
        public let dropped: [Range<Int>]
        /// What came along, in a fixed order.
        public let surplus: [Surplus]
        /// Whether the bytes are text at all.
        public let isText: Bool
    }

    /// Tells the key from what came along.
    ///
    /// - Parameter isPassword: Whether blanks and quotes inside may belong to it, as in a password of the user's own.
    public static func parts(of bytes: UnsafeBufferPointer<UInt8>, isPassword: Bool = false) -> Parts {
        var surplus: UInt8 = 0
        var dropped: [Range<Int>] = []
        func drop(_ range: Range<Int>) {
            if let last = dropped.last, last.upperBound == range.lowerBound {
                dropped[dropped.count - 1] = last.lowerBound..<range.upperBound
            } else {
                dropped.append(range)
            }
        }
        var last = -1
        let isText = eachScalar(of: bytes, from: 0) { scalar, range in
            if !HiddenCharacters.isHidden(scalar) { last = range.lowerBound }
            return true
        }
        // Words of a header stand in front alone.
        var start = 0
        var mayBeWord = true
        while mayBeWord {
            if let (length, kind) = word(in: bytes, at: start) {
                drop(start..<start + length)
                surplus |= kind.bit
                start += length
                continue
            }
            mayBeWord = false
            eachScalar(of: bytes, from: start) { scalar, range in
                guard HiddenCharacters.isHidden(scalar) else { return false }
                drop(range)
                surplus |= kind(of: scalar).bit
                start = range.upperBound
                // A word may stand behind it.
                mayBeWord = true
                return false
            }
        }
        eachScalar(of: bytes, from: start) { scalar, range in
            let isInside = range.lowerBound < last
            if HiddenCharacters.isHidden(scalar), !(isPassword && isInside && mayStandInPassword(scalar)) {
                drop(range)
                surplus |= kind(of: scalar).bit
            }
            return true
        }
        var kept: [Range<Int>] = []
        var offset = 0
        for range in dropped + [bytes.count..<bytes.count] {
            if offset < range.lowerBound { kept.append(offset..<range.lowerBound) }
            offset = range.upperBound
        }
        return Parts(
            kept: kept, dropped: dropped, surplus: Surplus.allCases.filter { surplus & $0.bit != 0 }, isText: isText)
    }

    /// Goes over the scalars from an offset until `body` says no; false for bytes that are no text.
    @discardableResult
    private static func eachScalar(
        of bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ body: (Unicode.Scalar, Range<Int>) -> Bool
    ) -> Bool {
        var iterator = bytes[start...].makeIterator()
        var decoder = UTF8()
        var offset = start
        while true {
            switch decoder.decode(&iterator) {
            case .emptyInput: return true
            case .error: return false
            case .scalarValue(let scalar):
                let end = offset + UTF8.width(scalar)
                guard body(scalar, offset..<end) else { return true }
                offset = end
            }
        }
    }

    private static let words: [(StaticString, Surplus)] = [
        ("authorization:", .header), ("x-api-key:", .header), ("bearer", .bearer),
    ]

    /// A word in front that belongs to the request's header, with the blanks behind it: its length in bytes.
    private static func word(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> (Int, Surplus)? {
        // Most characters begin none of them.
        guard start < bytes.count, mayBeginWord(bytes[start]) else { return nil }
        for (word, kind) in words {
            let count = word.utf8CodeUnitCount
            guard bytes.count - start >= count else { continue }
            let wanted = UnsafeBufferPointer(start: word.utf8Start, count: count)
            let isThere = zip(bytes[start..<start + count], wanted).allSatisfy { byte, letter in
                byte == letter || 0x41...0x5A ~= byte && byte | 0x20 == letter
            }
            guard isThere else { continue }
            let blanks = bytes[(start + count)...].prefix {
                $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ":") && kind == .bearer
            }.count
            // A key may itself begin with these letters.
            if kind == .bearer, blanks == 0 { continue }
            return (count + blanks, kind)
        }
        return nil
    }

    private static func mayBeginWord(_ byte: UInt8) -> Bool {
        switch byte | 0x20 {
        case UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "x"): true
        default: false
        }
    }

    private static func mayStandInPassword(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\"" || scalar == "'" || scalar == "`"
    }

    private static func kind(of scalar: Unicode.Scalar) -> Surplus {
        switch scalar.value {
        case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: .lineBreaks
        case 0x22, 0x27, 0x60, 0x2018, 0x2019, 0x201C, 0x201D, 0xAB, 0xBB: .quotes
        case 0x09, 0x20, 0xA0, 0x202F, 0x3000: .blanks
        default: .hidden
        }
    }

    /// The edits that delete some bytes of a scalar's value; nil where the value is not written as it is.
    public static func deleting(_ ranges: [Range<Int>], of node: YAMLNode, leaving text: String) -> [TextEdit]? {
        guard node.isVerbatim, node.isPlain || node.isQuoted, !text.isEmpty, !ranges.isEmpty else { return nil }
        if node.isPlain, !PlainScalar.canHold(text, inFlow: true) { return nil }
        let start = node.valueRange.start
        return ranges.map { TextEdit(ByteRange(start + $0.lowerBound, start + $0.upperBound), "") }
    }
}
