/// Text from files and servers as it may be printed: without anything that a terminal would act on.
enum SafeText {
    /// One line without control and format characters; line breaks and tabs become blanks.
    static func line(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\r", "\t", "\u{85}", "\u{2028}", "\u{2029}": result.append(" ")
            case _ where isHarmless(scalar): result.append(scalar)
            default: result.append("\u{FFFD}")
            }
        }
        return String(result)
    }

    /// Whether a scalar neither moves the cursor, nor starts a sequence, nor turns the direction of writing.
    static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x61C, 0xFEFF, 0xE0000...0xE007F:
            false
        default: true
        }
    }
}
