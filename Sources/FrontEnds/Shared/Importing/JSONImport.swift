import JSONText
import YAMLSource

/// Reads settings in JSON.
enum JSONImport {
    /// 32 MiB: SillyTavern's `settings.json` grows with every extension.
    static let maxBytes = 32 << 20

    /// The whole text as a value.
    ///
    /// - Throws: `ImportProblem` for what is no JSON, or does not even begin like `expected`.
    static func value(_ text: String, expected: String) throws(ImportProblem) -> JSONValue {
        do {
            return try JSONValue.parse(text.utf8)
        } catch {
            guard let first = text.utf8.first(where: { $0 > 0x20 }),
                first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
            else { throw .notThat(expected) }
            let place = LineIndex(SourceText(name: "", text: text)).position(at: error.offset)
            throw .syntax(line: place.line, column: place.column, message: error.message)
        }
    }
}
