/// How a scalar is quoted.
enum ScalarStyle {
    case plain, singleQuoted, doubleQuoted
}

/// Text written as a YAML scalar on one line.
enum ScalarWriting {
    /// The ways to write `text`, the best first; the last one holds any text.
    ///
    /// Quotes stay as they are where the text needs no escape in them, as people would do it.
    static func ways(_ text: String, like style: ScalarStyle, inFlow: Bool) -> [String] {
        switch style {
        case .plain where PlainScalar.canHold(text, inFlow: inFlow): [text, doubleQuoted(text)]
        case .singleQuoted where fitsSingleQuotes(text): ["'" + text + "'", doubleQuoted(text)]
        case .plain, .singleQuoted, .doubleQuoted: [doubleQuoted(text)]
        }
    }

    private static func fitsSingleQuotes(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0 != "'" && isPrintable($0) }
    }

    /// `text` in double quotes, with every character escaped that a YAML text may not hold or that ends a line.
    static func doubleQuoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
            case _ where scalar.value <= 0xFF: result += "\\x" + hexadecimal(scalar.value, digits: 2)
            case _ where scalar.value <= 0xFFFF: result += "\\u" + hexadecimal(scalar.value, digits: 4)
            default: result += "\\U" + hexadecimal(scalar.value, digits: 8)
            }
        }
        return result + "\""
    }

    private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    /// Whether YAML lets the character stand as it is, and it ends no line.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
