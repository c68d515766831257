import JSONText

/// Text from files and servers as it may be printed: without anything that a terminal or a CI log would act on.
enum SafeText {
    /// One line without control and format characters; line breaks and tabs become blanks.
    ///
    /// Logs of GitHub Actions, Azure Pipelines and TeamCity take `##[`, `##vso[` and `##teamcity[` for a command wherever
    /// they stand.
    static func line(_ text: some StringProtocol) -> String {
        if isPlain(text) { return String(text) }
        var result = String.UnicodeScalarView()
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let scalar = safe(scalars[index])
            let isCommand =
                scalar == "#" && Self.commands.contains { begins(scalars[index...], $0) }
            result.append(isCommand ? "\u{FFFD}" : scalar)
            index = scalars.index(after: index)
        }
        return String(result)
    }

    private static let commands: [StaticString] = ["##[", "##vso[", "##teamcity["]

    /// Text of several lines, none of which begins with `::`: logs of GitHub Actions take such a line for a command, and
    /// word wrap brings any word of a profile to the beginning of a line.
    static func withoutCommands(_ text: String) -> String {
        guard beginsLineWithColon(text.utf8) else { return text }
        var result = String.UnicodeScalarView()
        var isAtStart = true
        for scalar in text.unicodeScalars {
            result.append(isAtStart && scalar == ":" ? "\u{FFFD}" : scalar)
            isAtStart = scalar == "\n" || isAtStart && scalar == " "
        }
        return String(result)
    }

    /// Whether a colon begins a line, blanks aside; reports are long, and hardly any has one.
    private static func beginsLineWithColon(_ bytes: String.UTF8View) -> Bool {
        var isAtStart = true
        for byte in bytes {
            if isAtStart, byte == UInt8(ascii: ":") { return true }
            isAtStart = byte == UInt8(ascii: "\n") || isAtStart && byte == UInt8(ascii: " ")
        }
        return false
    }

    /// Whether a line, which blanks may begin, is one that a log of GitHub Actions takes for a command.
    static func isCommand(_ line: some StringProtocol) -> Bool {
        line.unicodeScalars.drop { $0.properties.isWhitespace }.starts(with: "::".unicodeScalars)
    }

    /// One line without control and format characters, otherwise as it is.
    static func withoutControls(_ text: some StringProtocol) -> String {
        if isPlain(text) { return String(text) }
        return String(String.UnicodeScalarView(text.unicodeScalars.map(safe)))
    }

    /// A scalar as a line may hold it.
    static func safe(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "\n", "\r", "\t", "\u{85}", "\u{2028}", "\u{2029}": " "
        case _ where scalar.actsOnTerminal: "\u{FFFD}"
        default: scalar
        }
    }

    /// Whether nothing in it needs a closer look.
    private static func isPlain(_ text: some StringProtocol) -> Bool {
        var previous: UInt8 = 0
        for byte in text.utf8 {
            guard 0x20..<0x7F ~= byte else { return false }
            if byte == UInt8(ascii: "#"), byte == previous { return false }
            previous = byte
        }
        return true
    }

    private static func begins(_ scalars: some Sequence<Unicode.Scalar>, _ word: StaticString) -> Bool {
        scalars.starts(with: "\(word)".unicodeScalars)
    }
}
