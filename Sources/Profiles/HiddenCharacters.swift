/// Characters that come along with a paste and that nobody sees.
public enum HiddenCharacters {
    /// Whether a scalar is a blank, a control character, an invisible one, or a quote.
    public static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x20, 0x7F...0xA0, 0xAD, 0x200B...0x200F, 0x2028...0x202F, 0x2060...0x2064, 0x2066...0x206F, 0xFEFF:
            true
        case 0x22, 0x27, 0x60, 0x2018, 0x2019, 0x201C, 0x201D, 0xAB, 0xBB:
            true
        case 0x21...0x7E:
            false
        default:
            scalar.properties.isWhitespace
        }
    }

    /// Whether a text holds any.
    public static func stand(in text: String) -> Bool {
        // Ordinary ids and addresses are ASCII without blanks and quotes, and need no look at single characters.
        let isOrdinary = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x27 && $0 != 0x60 }
        return !isOrdinary && text.unicodeScalars.contains(where: isHidden)
    }

    /// The text without them.
    public static func removed(from text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !isHidden(scalar) { result.append(scalar) }
        return String(result)
    }

    /// The text without those at its ends, nor the mark that ended the sentence it was copied from.
    public static func trimmed(_ text: String) -> String {
        let endings: Set<Unicode.Scalar> = [".", ",", ";"]
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, isHidden(first) { scalars.removeFirst() }
        while let last = scalars.last, isHidden(last) || endings.contains(last) { scalars.removeLast() }
        return String(scalars)
    }
}
