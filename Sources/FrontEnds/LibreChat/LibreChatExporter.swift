import YAMLSource

/// LibreChat: an endpoint of `librechat.yaml` (config 1.3.13, executed against its schema).
enum LibreChatExporter: FrontEndExporter {
    static let id = "librechat"
    static let gives = "librechat.yaml with a custom endpoint"

    /// Names that LibreChat keeps for its own endpoints.
    private static let reserved: Set<String> = [
        "openai", "azureopenai", "google", "anthropic", "assistants", "azureassistants", "agents", "bedrock", "custom",
    ]

    static let byHand: [ProfileSetting: String] = [
        .contextSize: "Max Context Tokens in the chat's parameters",
        .customPrompt: "Custom Instructions in the chat's parameters",
    ]

    static func carried(of proxy: ExportProxy) -> Set<ProfileSetting> {
        var settings = ProfileSetting.inBody(of: proxy).union([.maxNewTokens, .headers])
        if dropsStop(proxy) { settings.remove(.stop) }
        return settings
    }

    /// OpenRouter's models differ in what they take for it.
    private static func dropsStop(_ proxy: ExportProxy) -> Bool { proxy.provider?.id == "openrouter" }

    static func export(_ input: ExportInput) throws(ExportProblem) -> Export {
        let proxy = try input.chosen()
        let name = reserved.contains(proxy.label.lowercased()) ? "\(proxy.label) proxy" : proxy.label
        // OPENROUTER_API_KEY would turn its built-in OpenAI endpoint round to OpenRouter.
        let variable = proxy.key?.variable == "OPENROUTER_API_KEY" ? "OPENROUTER_KEY" : proxy.key?.variable
        let model = YAMLScalar.quoted(proxy.model)
        var text = CommentText.yaml(input.origin)
        text += "version: \"1.3.13\"\ncache: true\nendpoints:\n  custom:\n"
        text += "    - name: \(YAMLScalar.quoted(name))\n"
        let reference = variable.map { "${\($0)}" } ?? "none"
        text += "      apiKey: \(YAMLScalar.quoted(proxy.key?.revealed ?? reference))\n"
        text += "      baseURL: \(YAMLScalar.quoted(try proxy.base()))\n"
        text += "      models: {default: [\(model)], fetch: false}\n"
        text +=
            "      titleConvo: true\n      titleModel: \(model)\n      modelDisplayLabel: \(YAMLScalar.quoted(name))\n"
        if dropsStop(proxy) { text += "      dropParams: [stop]\n" }
        if !proxy.headers.isEmpty {
            text += "      headers:\n"
            for (name, value) in proxy.headers {
                text += "        \(YAMLScalar.text(name)): \(YAMLScalar.quoted(value))\n"
            }
        }
        var added = proxy.requestFields(besides: dropsStop(proxy) ? ["stop"] : [])
        if let tokens = proxy.maxNewTokens, tokens > 0, !added.contains(where: { $0.name == "max_tokens" }) {
            added.append(.init("max_tokens", Digits.json(tokens)))
        }
        if !added.isEmpty { text += "      addParams: \(EscapedJSON.text(.object(added)))\n" }
        var notes = ["An unreachable address or a wrong model shows only when someone chats"]
        if let variable, proxy.key?.revealed == nil {
            notes.append(
                "Write \(variable)= and the key \(proxy.key?.origin ?? "") into LibreChat's .env"
                    + (variable == "OPENROUTER_KEY"
                        ? "; not OPENROUTER_API_KEY, which changes its OpenAI endpoint" : ""))
        }
        return Export(
            documents: [
                ExportedDocument(
                    part: "config", fileName: "librechat.yaml",
                    place: "Save as librechat.yaml in LibreChat's folder, or add the endpoint to yours",
                    text: text)
            ], notes: notes)
    }
}
