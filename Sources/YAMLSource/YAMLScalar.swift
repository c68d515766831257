/// The one way in which text is written as a YAML scalar.
public enum YAMLScalar {
    /// Who reads what is written, which decides what may stand without quotes.
    public enum Readers: Sendable {
        /// This program, and people who edit by hand: anything that YAML 1.2's core schema reads as the same text.
        case own
        /// Any reader, those of YAML 1.1 included, to which `no` and `1:30` are no text: plain words alone.
        case any
    }

    /// A value on one line: without quotes where all of its readers take that for the same text, else in double quotes.
    ///
    /// - Parameter inFlow: Whether it stands inside brackets or braces, where `,` and `]` end it.
    public static func text(_ text: String, for readers: Readers = .any, inFlow: Bool = false) -> String {
        let isPlain =
            switch readers {
            case .own: PlainScalar.canHold(text, inFlow: inFlow)
            case .any: isPlainToAny(text)
            }
        return isPlain ? text : quoted(text)
    }

    /// A value in double quotes, with everything escaped that a reader may take for a line break, may refuse, or that hides
    /// itself or turns the direction of writing.
    public static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where mustBeEscaped(scalar):
                let digits = String(scalar.value, radix: 16)
                let width = scalar.value <= 0xFF ? 2 : 4
                result += width == 2 ? "\\x" : "\\u"
                result += String(repeating: "0", count: width - digits.utf8.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// Whether a character cannot stand as it is, whatever the quotes; all of them have four digits at most.
    static func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0xA0, 0x2028...0x202E, 0x2066...0x2069, 0x200B...0x200F, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    /// Words that one reader or another takes for something else than text.
    private static let words: Set<String> = [
        "y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan", "inf",
    ]

    private static func isPlainToAny(_ text: String) -> Bool {
        guard let first = text.utf8.first, 0x41...0x5A ~= first || 0x61...0x7A ~= first else { return false }
        let isWord = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "/"),
                UInt8(ascii: "-"):
                true
            default: false
            }
        }
        return isWord && !words.contains(text.lowercased())
    }
}
