/// Text for a line of comment.
enum CommentText {
    /// A whole comment of YAML.
    static func yaml(_ text: String) -> String { "# " + line(text) + "\n" }

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
