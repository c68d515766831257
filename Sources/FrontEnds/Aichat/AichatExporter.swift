import JSONText
import YAMLSource

/// aichat: a client of its `config.yaml` (0.30).
enum AichatExporter: FrontEndExporter {
    static let id = "aichat"
    static let gives = "config.yaml for aichat"

    static func carried(of proxy: ExportProxy) -> Set<ProfileSetting> {
        ProfileSetting.inBody(of: proxy).union([.contextSize, .maxNewTokens, .headers])
    }

    static func export(_ input: ExportInput) throws(ExportProblem) -> Export {
        let proxy = try input.chosen()
        // The variable for the key is made of the client's name, so that must be a plain one.
        let name =
            proxy.keysProvider?.id.filter { $0.isLetter || $0.isNumber } ?? proxy.account.own.replacing("-", with: "_")
        var text = CommentText.yaml(input.origin)
        text += "model: \(YAMLScalar.quoted("\(name):\(proxy.model)"))\n"
        if let temperature = proxy.settings.number("temperature") {
            text += "temperature: \(Digits.text(temperature))\n"
        }
        if let topP = proxy.settings.number("top_p") { text += "top_p: \(Digits.text(topP))\n" }
        text += "clients:\n  - type: openai-compatible\n    name: \(name)\n"
        text += "    api_base: \(YAMLScalar.quoted(try proxy.base()))\n"
        if let revealed = proxy.key?.revealed { text += "    api_key: \(YAMLScalar.quoted(revealed))\n" }
        text += "    models:\n      - name: \(YAMLScalar.quoted(proxy.model))\n"
        if let tokens = proxy.contextSize { text += "        max_input_tokens: \(tokens)\n" }
        if let tokens = proxy.maxNewTokens, tokens > 0 {
            // The number alone is not sent.
            text += "        max_output_tokens: \(tokens)\n        require_max_tokens: true\n"
        }
        text += patch(proxy)
        return Export(
            documents: [
                ExportedDocument(
                    part: "config", fileName: "config.yaml", place: "Save as ~/.config/aichat/config.yaml", text: text)
            ], notes: notes(proxy, variable: name.uppercased() + "_API_KEY"))
    }

    /// What has no name of its own there is put into every request.
    private static func patch(_ proxy: ExportProxy) -> String {
        let body = proxy.requestFields(besides: ["temperature", "top_p"])
        guard !body.isEmpty || !proxy.headers.isEmpty else { return "" }
        var text = "    patch:\n      chat_completions:\n        '.*':\n"
        // JSON is YAML.
        if !body.isEmpty { text += "          body: \(EscapedJSON.text(.object(body)))\n" }
        if !proxy.headers.isEmpty {
            text += "          headers:\n"
            for (name, value) in proxy.headers {
                text += "            \(YAMLScalar.text(name)): \(YAMLScalar.quoted(value))\n"
            }
        }
        return text
    }

    private static func notes(_ proxy: ExportProxy, variable: String) -> [String] {
        guard let key = proxy.key, key.revealed == nil else { return [] }
        return [
            "aichat takes the key from the variable \(variable)\(key.goes(into: variable)); \(ExportKey.howToSet(variable))"
        ]
    }
}
