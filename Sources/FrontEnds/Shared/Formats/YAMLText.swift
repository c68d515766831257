/// Writes values that every YAML reader takes for the same text, those of YAML 1.1 included.
enum YAMLText {
    /// Words that one reader or another takes for something else than text.
    private static let words: Set<String> = [
        "y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan", "inf",
    ]

    /// A value: bare where that is safe, else in double quotes.
    static func scalar(_ text: String) -> String {
        let isPlain =
            text.utf8.first.map { 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 } ?? false
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "/"),
                    UInt8(ascii: "-"):
                    true
                default: false
                }
            }
        return isPlain && !words.contains(text.lowercased()) ? text : quoted(text)
    }

    /// A value in double quotes, with everything escaped that a reader may take for a line break or refuse.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: result += "\\\""
            case 0x5C: result += "\\\\"
            case 0x0A: result += "\\n"
            case 0x09: result += "\\t"
            case 0x20...0x7E: result.unicodeScalars.append(scalar)
            case 0...0x1F, 0x7F...0xA0, 0x2028...0x202E, 0x2066...0x2069, 0x200B...0x200F, 0xFEFF, 0xFFFE, 0xFFFF:
                result += "\\u" + hexadecimal(scalar.value, digits: 4)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// A comment that cannot end early: control characters become blanks.
    static func comment(_ text: String) -> String { "# " + CommentText.line(text) + "\n" }

    private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(digits - text.utf8.count, 0)) + text
    }
}

/// Text for a line of comment.
enum CommentText {
    /// The text without anything that ends a line, turns the direction of writing, or that YAML refuses.
    static func line(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: result.append(" ")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
