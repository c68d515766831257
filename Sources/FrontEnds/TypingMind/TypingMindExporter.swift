import JSONText

/// TypingMind: the fields of a custom model (docs.typingmind.com; no import form is documented).
enum TypingMindExporter: FrontEndExporter {
    static let id = "typingmind"
    static let gives = "a sheet for Settings, Models, Add Custom Model"
    static let placesKeyInOwnHeader = true

    static func carried(of proxy: ExportProxy) -> Set<ProfileSetting> {
        ProfileSetting.inBody(of: proxy).union([.contextSize, .maxNewTokens, .headers])
    }

    static func form(of proxy: ExportProxy) throws(ExportProblem) -> FrontEndForm? { try fieldForm(of: proxy) }

    private static func fieldForm(of proxy: ExportProxy) throws(ExportProblem) -> FrontEndForm {
        var fields = [
            FormField("Name", proxy.label), FormField("API Type", "OpenAI Chat Completions"),
            FormField("Endpoint URL", try proxy.chatURL()), FormField("Model ID", proxy.model),
        ]
        if let tokens = proxy.contextSize { fields.append(FormField("Context Length", String(tokens))) }
        let header = proxy.keyHeader.map { "\($0): " } ?? "Authorization: Bearer "
        if let key = FormField.key("Custom header", of: proxy, before: header) { fields.append(key) }
        for (name, value) in proxy.headers { fields.append(FormField("Custom header", "\(name): \(value)")) }
        var body = proxy.requestFields()
        if let tokens = proxy.maxNewTokens, tokens > 0, !body.contains(where: { $0.name == "max_tokens" }) {
            body.append(.init("max_tokens", Digits.json(tokens)))
        }
        if !body.isEmpty {
            let text = body.map { "\($0.name) = \($0.value.json)" }.joined(separator: ", ")
            fields.append(FormField("Body parameters", text))
        }
        for field in fields
        where field.value.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            throw .cannotCarry(
                field: field.label, target: "TypingMind's form", what: "line breaks or control characters")
        }
        return FrontEndForm(place: "TypingMind: Settings, Models, Add Custom Model", fields: fields)
    }

    static func export(_ input: ExportInput) throws(ExportProblem) -> Export {
        let proxy = try input.chosen()
        let form = try fieldForm(of: proxy)
        let lines = form.fields.map { field in
            // A sheet is read by people: the key that is not written out is told in brackets.
            let value = field.isCopyable ? field.value : Self.bracketed(proxy)
            return field.label + String(repeating: " ", count: 18 - field.label.utf8.count) + value
        }
        return Export(
            documents: [
                ExportedDocument(
                    part: "sheet", fileName: "typingmind.txt", place: "Paste field by field",
                    text: ([form.place, ""] + lines).joined(separator: "\n"))
            ], notes: [], form: form)
    }

    private static func bracketed(_ proxy: ExportProxy) -> String {
        let header = proxy.keyHeader.map { "\($0): " } ?? "Authorization: Bearer "
        return "\(header)<the key \(proxy.key?.origin ?? "")>"
    }
}
