import JSONText

/// SillyTavern: a chat-completion preset, a connection profile, the slash command that makes one, and, with the key, an entry
/// of `secrets.json` (1.15, read from its source).
enum SillyTavernExporter: FrontEndExporter {
    static let id = "sillytavern"
    static let gives =
        "a chat-completion preset, a connection profile, slash commands, and with --reveal a secrets.json entry"
    static let parts = ["preset", "profile", "commands", "secrets"]

    /// Sources that SillyTavern has for providers, with the names of their model fields and secrets.
    private static let sources: [String: (source: String, model: String)] = [
        "openrouter": ("openrouter", "openrouter_model"), "chutes": ("chutes", "chutes_model"),
        "deepseek": ("deepseek", "deepseek_model"), "gemini": ("makersuite", "google_model"),
        "openai": ("openai", "openai_model"),
        "anthropic": ("claude", "claude_model"), "mistral": ("mistralai", "mistralai_model"),
        "groq": ("groq", "groq_model"),
        "xai": ("xai", "xai_model"), "moonshot": ("moonshot", "moonshot_model"),
        "fireworks": ("fireworks", "fireworks_model"),
        "nanogpt": ("nanogpt", "nanogpt_model"), "siliconflow": ("siliconflow", "siliconflow_model"),
        "cohere": ("cohere", "cohere_model"), "perplexity": ("perplexity", "perplexity_model"),
        "zai": ("zai", "zai_model"),
    ]

    static let byHand: [ProfileSetting: String] = [
        .customPrompt: "paste it into the prompt manager",
        .headers: "under the source Custom alone", .extraBody: "under the source Custom alone",
        .upstreams: "under the source OpenRouter alone",
    ]

    static func carried(of proxy: ExportProxy) -> Set<ProfileSetting> {
        var settings = Set(ProfileSetting.allCases).subtracting([.customPrompt])
        let source = source(of: proxy)?.source ?? "custom"
        if source != "custom" { settings.subtract([.headers, .extraBody]) }
        if source != "openrouter" { settings.remove(.upstreams) }
        return settings
    }

    /// The source that SillyTavern has for the provider; nil where it is the custom one.
    private static func source(of proxy: ExportProxy) -> (source: String, model: String)? {
        proxy.isAtProvidersOwnAddress ? proxy.provider.flatMap { sources[$0.id] } : nil
    }

    static func export(_ setup: ExportSetup) throws(ExportProblem) -> Export {
        let proxy = try setup.chosen()
        let name = FileNames.safe(proxy.label)
        // Its menu's word for no profile at all.
        guard proxy.label != "<None>" else { throw .reservedName(proxy.label, target: "SillyTavern") }
        let known = source(of: proxy)
        let source = known?.source ?? "custom"
        let secretID = identifier("secret", setup.profile, proxy.label)
        var documents = [
            ExportedDocument(
                part: "preset", fileName: "\(name).json",
                place: "Import it in AI Response Configuration; its name there is the file's",
                text: try preset(proxy, source: source, modelField: known?.model ?? "custom_model").indentedJSON),
            ExportedDocument(
                part: "profile", fileName: "\(name)-connection.json",
                place:
                    "Instead of the slash commands: add it to extension_settings.connectionManager.profiles in settings.json while SillyTavern is stopped",
                text: try connection(
                    setup, proxy, source: source, preset: name, secretID: proxy.key?.revealed == nil ? nil : secretID
                )
                .indentedJSON),
        ]
        let commands = try SillyTavernCommands(proxy, source: source, preset: name)
        if let line = commands.line {
            let document = ExportedDocument(
                part: "commands", fileName: "\(name)-commands.txt",
                place: "Paste it into the chat box once the preset is imported", text: line)
            documents.insert(document, at: 1)
        }
        if let revealed = proxy.key?.revealed {
            let entry = JSONValue.object([
                .init("id", .string(secretID)), .init("value", .string(revealed)), .init("label", .string(proxy.label)),
                .init("active", .boolean(true)),
            ])
            documents.append(
                ExportedDocument(
                    part: "secrets", fileName: "secrets.json",
                    place:
                        "Add it to data/<user>/secrets.json while SillyTavern is stopped; one entry of each list may be active",
                    text: JSONValue.object([.init("api_key_\(source)", .array([entry]))]).indentedJSON,
                    isFragment: true))
        }
        return Export(documents: documents, notes: notes(proxy, source: source) + commands.notes)
    }

    private static func preset(_ proxy: ExportProxy, source: String, modelField: String) throws(ExportProblem)
        -> JSONValue
    {
        var members: [JSONMember] = [
            .init("chat_completion_source", .string(source)), .init(modelField, .string(proxy.model)),
        ]
        if source == "custom" {
            members.append(.init("custom_url", .string(try proxy.base())))
            if !proxy.headers.isEmpty {
                let lines = proxy.headers.map { "\(YAMLText.scalar($0.name)): \(YAMLText.quoted($0.value))" }
                members.append(.init("custom_include_headers", .string(lines.joined(separator: "\n"))))
            }
            // This source sends fewer settings than the others by itself.
            let left = ["top_k", "min_p", "top_a", "repetition_penalty"].filter { proxy.settings.number($0) != nil }
            let body = (proxy.probe.members ?? []).filter { member in
                proxy.extraBody.contains { $0.name == member.name } || left.contains(member.name)
            }
            if !body.isEmpty {
                members.append(.init("custom_include_body", .string(EscapedJSON.text(.object(body)))))
            }
        }
        if let processing = proxy.promptPostProcessing {
            members.append(.init("custom_prompt_post_processing", .string(processing)))
        }
        if source == "openrouter", !proxy.upstreams.isEmpty {
            members.append(.init("openrouter_providers", .array(proxy.upstreams.map { .string($0) })))
        }
        for (name, value) in proxy.settings.numbers where name != "stop" {
            members.append(.init(name, Digits.json(value)))
        }
        // Without it SillyTavern cuts the context down to what it believes the model has.
        members.append(.init("max_context_unlocked", .boolean(true)))
        if let tokens = proxy.contextSize { members.append(.init("openai_max_context", Digits.json(tokens))) }
        if let tokens = proxy.maxNewTokens, tokens > 0 {
            members.append(.init("openai_max_tokens", Digits.json(tokens)))
        }
        members.append(.init("stream_openai", .boolean(proxy.settings.streaming ?? true)))
        switch proxy.reasoning {
        case "low", "medium", "high": members.append(.init("reasoning_effort", .string(proxy.reasoning ?? "")))
        case "on": members.append(.init("reasoning_effort", .string("auto")))
        case "off": members.append(.init("reasoning_effort", .string("min")))
        default: break
        }
        return .object(members)
    }

    private static func connection(
        _ setup: ExportSetup, _ proxy: ExportProxy, source: String, preset: String, secretID: String?
    ) throws(ExportProblem) -> JSONValue {
        var members: [JSONMember] = [
            .init("id", .string(identifier("profile", setup.profile, proxy.label))), .init("mode", .string("cc")),
            .init("exclude", .array([])), .init("name", .string(proxy.label)), .init("api", .string(source)),
            .init("preset", .string(preset)),
        ]
        if source == "custom" { members.append(.init("api-url", .string(try proxy.base()))) }
        members.append(.init("model", .string(proxy.model)))
        if let secretID { members.append(.init("secret-id", .string(secretID))) }
        if let processing = proxy.promptPostProcessing {
            members.append(.init("prompt-post-processing", .string(processing)))
        }
        if !proxy.settings.stop.isEmpty {
            // A list as JSON, within a text.
            members.append(
                .init("stop-strings", .string(JSONValue.array(proxy.settings.stop.map { .string($0) }).json)))
        }
        if let prefill = proxy.prefill { members.append(.init("start-reply-with", .string(prefill))) }
        return .object(members)
    }

    private static func notes(_ proxy: ExportProxy, source: String) -> [String] {
        var notes: [String] = []
        if source == "custom" {
            notes.append(
                "The import asks about custom_url and other connection fields: choose to import as it is; its first button removes them"
            )
        }
        if proxy.contextSize != nil {
            notes.append(
                "The preset unlocks the context size; otherwise SillyTavern cuts it to what it believes the model has")
        }
        if let key = proxy.key, key.revealed == nil {
            notes.append("Enter the key \(key.origin) under API Connections")
        }
        if proxy.prefill != nil {
            notes.append(
                "The connection profile brings the prefill; with the slash commands set it as Start Reply With")
        }
        if !proxy.settings.stop.isEmpty {
            notes.append(
                "The connection profile brings the stop texts; with the slash commands enter them as Custom Stopping Strings"
            )
        }
        if proxy.reasoning == "off" { notes.append("SillyTavern can ask for the least thinking, not for none") }
        return notes
    }

    /// An id in the form of a UUID, the same for the same names: importing twice makes no second entry.
    private static func identifier(_ parts: String...) -> String {
        func hash(_ seed: UInt64) -> UInt64 {
            parts.joined(separator: "\u{0}").utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        }
        let digits = [hash(0xCBF2_9CE4_8422_2325), hash(0x9E37_79B9_7F4A_7C15)].map { value in
            let text = String(value, radix: 16)
            return String(repeating: "0", count: 16 - text.utf8.count) + text
        }.joined()
        let characters = Array(digits)
        func part(_ range: Range<Int>) -> String { String(characters[range]) }
        return "\(part(0..<8))-\(part(8..<12))-4\(part(13..<16))-8\(part(17..<20))-\(part(20..<32))"
    }
}
