import JSONText
import YAMLSource

/// Continue: `config.yaml` with one model (its schema of 2026-06).
enum ContinueExporter: FrontEndExporter {
    static let id = "continue"
    static let gives = "config.yaml for Continue"

    private static let providers = ["openrouter": "openrouter", "deepseek": "deepseek"]
    /// Its options topK and minP are not sent to providers of OpenAI's kind, so those stand in the body.
    private static let options = [
        ("temperature", "temperature"), ("top_p", "topP"), ("presence_penalty", "presencePenalty"),
        ("frequency_penalty", "frequencyPenalty"),
    ]

    static func carried(of proxy: ExportProxy) -> Set<ProfileSetting> {
        ProfileSetting.inBody(of: proxy).union([.contextSize, .maxNewTokens, .streaming, .headers])
    }

    static func export(_ input: ExportInput) throws(ExportProblem) -> Export {
        let proxy = try input.chosen()
        let known = proxy.isAtProvidersOwnAddress ? proxy.provider.flatMap { providers[$0.id] } : nil
        var text = CommentText.yaml(input.origin) + "name: chat-proxy\nversion: 1.0.0\nschema: v1\nmodels:\n"
        text += "  - name: \(YAMLScalar.quoted(proxy.label))\n    provider: \(known ?? "openai")\n"
        text += "    model: \(YAMLScalar.quoted(proxy.model))\n"
        if known == nil { text += "    apiBase: \(YAMLScalar.quoted(try proxy.base()))\n" }
        if let key = proxy.key {
            text += "    apiKey: \(YAMLScalar.quoted(key.revealed ?? "${{ secrets.\(key.variable) }}"))\n"
        }
        text += "    roles: [chat]\n"
        var options: [JSONMember] = []
        if let tokens = proxy.contextSize { options.append(.init("contextLength", Digits.json(tokens))) }
        if let tokens = proxy.maxNewTokens, tokens > 0 { options.append(.init("maxTokens", Digits.json(tokens))) }
        for (name, option) in Self.options {
            if let value = proxy.settings.number(name) { options.append(.init(option, Digits.json(value))) }
        }
        if !proxy.stop.isEmpty {
            options.append(.init("stop", .array(proxy.stop.map { .string($0) })))
        }
        if let streaming = proxy.streaming { options.append(.init("stream", .boolean(streaming))) }
        if !options.isEmpty { text += "    defaultCompletionOptions: \(EscapedJSON.text(.object(options)))\n" }
        var request: [JSONMember] = []
        if !proxy.headers.isEmpty {
            request.append(.init("headers", .object(proxy.headers.map { .init($0.name, .string($0.value)) })))
        }
        let body = proxy.requestFields(besides: Set(Self.options.map { $0.0 }).union(["stop"]))
        if !body.isEmpty { request.append(.init("extraBodyProperties", .object(body))) }
        if !request.isEmpty { text += "    requestOptions: \(EscapedJSON.text(.object(request)))\n" }
        let notes =
            proxy.key.flatMap { key in
                key.revealed == nil
                    ? ["Write \(key.variable)= and the key \(key.origin) into the file .env beside it"] : nil
            } ?? []
        return Export(
            documents: [
                ExportedDocument(
                    part: "config", fileName: "config.yaml", place: "Save as ~/.continue/config.yaml", text: text)
            ], notes: notes)
    }
}
