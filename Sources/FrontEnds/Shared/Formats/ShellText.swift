/// Writes values for shells and for files of variables.
enum ShellText {
    /// A word that a POSIX shell takes as it is: in single quotes unless it is harmless.
    static func word(_ text: String) -> String {
        let isPlain =
            !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                default: "._/:@%+=-,".utf8.contains(byte)
                }
            }
        return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }

    /// The value of a variable in a `.env` file, read alike by shells, Docker's compose and python-dotenv.
    ///
    /// - Throws: `ExportProblem.cannotCarry` for what they read differently.
    static func variable(_ text: String, field: String) throws(ExportProblem) -> String {
        guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
            throw .cannotCarry(field: field, target: "a file of variables", what: "line breaks or control characters")
        }
        // python-dotenv fills it in whatever the quotes.
        guard !text.contains("${") else {
            throw .cannotCarry(field: field, target: "a file of variables", what: "`${`")
        }
        let word = word(text)
        guard word != text, !text.isEmpty else { return text }
        guard text.contains("'") else { return word }
        guard !text.contains(where: { "\"\\$`".contains($0) }) else {
            throw .cannotCarry(
                field: field, target: "a file of variables",
                what: "a single quote beside other quotes, $ or backslashes")
        }
        return "\"\(text)\""
    }
}
