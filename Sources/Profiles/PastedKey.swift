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
        var kept = String.UnicodeScalarView()
        var surplus: Set<Surplus> = []
        var dropped: [Range<Int>] = []
        func drop(_ range: Range<Int>) {
            if let last = dropped.last, last.upperBound == range.lowerBound {
                dropped[dropped.count - 1] = last.lowerBound..<range.upperBound
            } else {
                dropped.append(range)
            }
        }
        let scalars = Array(pasted.unicodeScalars)
        var place = 0
        var offset = 0
        var mayBeWord = true
        let last = scalars.lastIndex { !HiddenCharacters.isHidden($0) } ?? -1
        while place < scalars.count {
            if mayBeWord, let (length, kind) = Self.word(in: scalars[place...]) {
                drop(offset..<offset + length)
                surplus.insert(kind)
                place += length
                offset += length
                continue
            }
            let scalar = scalars[place]
            let width = String(scalar).utf8.count
            let isInside = !mayBeWord && place < last
            if HiddenCharacters.isHidden(scalar), !(isPassword && isInside && Self.mayStandInPassword(scalar)) {
                drop(offset..<offset + width)
                surplus.insert(Self.kind(of: scalar))
            } else {
                kept.append(scalar)
                mayBeWord = false
            }
            place += 1
            offset += width
        }
        text = String(kept)
        self.surplus = Surplus.allCases.filter(surplus.contains)
        self.dropped = dropped
    }

    /// A word in front that belongs to the request's header, with the blanks behind it: its length in ASCII characters.
    private static func word(in scalars: ArraySlice<Unicode.Scalar>) -> (Int, Surplus)? {
        let start = String(String.UnicodeScalarView(scalars.prefix(24))).lowercased()
        for (word, kind) in [("authorization:", Surplus.header), ("x-api-key:", .header), ("bearer", .bearer)]
        where start.hasPrefix(word) {
            let behind = scalars.dropFirst(word.utf8.count)
            let blanks = behind.prefix { $0 == " " || $0 == ":" && kind == .bearer }.count
            // A key may itself begin with these letters.
            if kind == .bearer, blanks == 0 { continue }
            return (word.utf8.count + blanks, kind)
        }
        return nil
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
