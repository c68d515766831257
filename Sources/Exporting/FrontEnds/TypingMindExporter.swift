/// TypingMind: the fields of a custom model (docs.typingmind.com; no import form is documented).
enum TypingMindExporter: FrontEndExporter {
    static let id = "typingmind"
    static let gives = "a sheet for Settings, Models, Add Custom Model"

    static func export(_ setup: ExportSetup) throws(ExportProblem) -> Export {
        let proxy = try setup.chosen()
        var rows = [
            ("Name", proxy.label), ("API Type", "OpenAI Chat Completions"), ("Endpoint URL", try proxy.chatURL()),
            ("Model ID", proxy.model),
        ]
        if let tokens = proxy.contextSize { rows.append(("Context Length", String(tokens))) }
        if let key = proxy.key {
            rows.append(("Custom header", "Authorization: Bearer \(key.revealed ?? "<the key \(key.origin)>")"))
        }
        let body = proxy.settings.numbers.map { "\($0.name) = \(Digits.text($0.value))" }
        if !body.isEmpty { rows.append(("Body parameters", body.joined(separator: ", "))) }
        for (label, value) in rows where value.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            throw .cannotCarry(field: label, target: "TypingMind's form", what: "line breaks or control characters")
        }
        let lines = rows.map { $0.0 + String(repeating: " ", count: 18 - $0.0.utf8.count) + $0.1 }
        let text = (["TypingMind: Settings, Models, Add Custom Model", ""] + lines).joined(separator: "\n")
        return Export(
            documents: [
                ExportedDocument(part: "sheet", fileName: "typingmind.txt", place: "Paste field by field", text: text)
            ], notes: [],
            fields: rows.map { FormField($0.0, $0.1, isKey: $0.0 == "Custom header" && proxy.key?.revealed != nil) })
    }
}
