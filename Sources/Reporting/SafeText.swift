import JSONText

/// Text from files and servers as it may be printed: without anything that a terminal would act on.
enum SafeText {
    /// One line without control and format characters; line breaks and tabs become blanks.
    static func line(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\r", "\t", "\u{85}", "\u{2028}", "\u{2029}": result.append(" ")
            case _ where scalar.actsOnTerminal: result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
