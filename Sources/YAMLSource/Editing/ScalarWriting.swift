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
        case .plain where PlainScalar.canHold(text, inFlow: inFlow): [text, YAMLScalar.quoted(text)]
        case .singleQuoted where fitsSingleQuotes(text): ["'" + text + "'", YAMLScalar.quoted(text)]
        case .plain, .singleQuoted, .doubleQuoted: [YAMLScalar.quoted(text)]
        }
    }

    private static func fitsSingleQuotes(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0 != "'" && !YAMLScalar.mustBeEscaped($0) }
    }
}
