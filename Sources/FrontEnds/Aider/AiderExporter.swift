import JSONText
import YAMLSource

/// aider: `.aider.conf.yml`, and the model's settings beside it (0.86, its argument parser refuses unknown fields).
enum AiderExporter: FrontEndExporter {
    static let id = "aider"
    static let gives = ".aider.conf.yml, and .aider.model.settings.yml for the model's settings"
    static let parts = ["config", "model"]

    static func carried(of proxy: ExportProxy) -> Set<ProfileSetting> {
        ProfileSetting.inBody(of: proxy).union([.maxNewTokens, .streaming, .headers])
    }

    static func export(_ input: ExportInput) throws(ExportProblem) -> Export {
        let proxy = try input.chosen()
        var text = CommentText.yaml(input.origin)
        var provider = "openai"
        if proxy.provider?.id == "openrouter", proxy.isAtProvidersOwnAddress { provider = "openrouter" }
        let model = "\(provider)/\(proxy.model)"
        text += "model: \(YAMLScalar.text(model))\n"
        if provider == "openai" { text += "openai-api-base: \(YAMLScalar.quoted(try proxy.base()))\n" }
        if let revealed = proxy.key?.revealed {
            text += "api-key:\n  - \(YAMLScalar.quoted("\(provider)=\(revealed)"))\n"
        } else if proxy.key == nil {
            // Without one aider does not start.
            text += "api-key:\n  - \(provider)=none\n"
        }
        var documents = [
            ExportedDocument(
                part: "config", fileName: ".aider.conf.yml",
                place: "Save as .aider.conf.yml in the project or in the home folder", text: text)
        ]
        if let settings = settings(proxy, model: model) {
            documents.append(
                ExportedDocument(
                    part: "model", fileName: ".aider.model.settings.yml",
                    place: "Save as .aider.model.settings.yml beside it, or add the entry to yours",
                    text: CommentText.yaml(input.origin) + settings, isFragment: true))
        }
        return Export(documents: documents, notes: notes(proxy, variable: provider.uppercased() + "_API_KEY"))
    }

    /// An entry for the model; nil where there is nothing to say.
    private static func settings(_ proxy: ExportProxy, model: String) -> String? {
        let named = ["temperature", "top_p", "frequency_penalty", "presence_penalty", "seed", "stop"]
        var parameters: [JSONMember] = named.compactMap { name in
            proxy.extraBody.contains { $0.name == name } ? nil : proxy.probe[name].map { .init(name, $0) }
        }
        if let tokens = proxy.maxNewTokens, tokens > 0 { parameters.append(.init("max_tokens", Digits.json(tokens))) }
        if !proxy.headers.isEmpty {
            parameters.append(
                .init("extra_headers", .object(proxy.headers.map { .init($0.name, .string($0.value)) })))
        }
        let body = proxy.requestFields(besides: Set(named))
        if !body.isEmpty { parameters.append(.init("extra_body", .object(body))) }
        guard !parameters.isEmpty || proxy.streaming != nil else { return nil }
        var text = "- name: \(YAMLScalar.text(model))\n"
        if let streaming = proxy.streaming { text += "  streaming: \(streaming)\n" }
        // JSON is YAML.
        if !parameters.isEmpty { text += "  extra_params: \(EscapedJSON.text(.object(parameters)))\n" }
        return text
    }

    private static func notes(_ proxy: ExportProxy, variable: String) -> [String] {
        guard let key = proxy.key else {
            return proxy.lacksKey ? [] : ["aider needs a key, so the file says `none`, which the server ignores"]
        }
        guard key.revealed == nil else { return [] }
        return [
            "aider takes the key from the variable \(variable), also from a .env file\(key.goes(into: variable)); \(ExportKey.howToSet(variable))"
        ]
    }
}
