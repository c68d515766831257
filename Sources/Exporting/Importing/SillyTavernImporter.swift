import JSONText

/// A chat-completion preset of SillyTavern, or its whole `settings.json` with the chat settings in it.
enum SillyTavernImporter: FrontEndImporter {
    static let id = "sillytavern"
    static let reads = "a chat-completion preset or the settings.json of SillyTavern"

    private static let providers = [
        "makersuite": "gemini", "claude": "anthropic", "mistralai": "mistral",
    ]
    private static let ownModelFields = ["makersuite": "google_model"]

    static func read(_ text: String) throws(ImportProblem) -> ImportedSetup {
        guard let json = JSONValue(text.utf8), json.members != nil else { throw .notThat(reads) }
        let settings = json["oai_settings"] ?? json
        guard let source = settings["chat_completion_source"]?.text, let members = settings.members else {
            throw .notThat(reads)
        }
        var setup = ImportedSetup()
        var proxy = ImportedProxy()
        let modelField = ownModelFields[source] ?? "\(source)_model"
        proxy.model = settings[modelField]?.text ?? ""
        if source == "custom" {
            proxy.url = settings["custom_url"]?.text
        } else {
            proxy.provider = providers[source] ?? source
        }
        for member in members {
            let value = member.value
            switch member.name {
            case "openai_max_context": proxy.contextSize = value.integer
            case "openai_max_tokens": proxy.maxNewTokens = value.integer
            case "stream_openai": proxy.streaming = value.boolean
            case "reasoning_effort":
                let effort = value.text ?? "auto"
                if ["low", "medium", "high"].contains(effort) { proxy.reasoning = effort }
            case "custom_prompt_post_processing":
                proxy.promptPostProcessing = value.text.flatMap { $0.isEmpty ? nil : $0 }
            case "openrouter_providers" where source == "openrouter":
                proxy.upstreams = value.elements?.compactMap(\.text) ?? []
            case "chat_completion_source", "custom_url", "max_context_unlocked", modelField: break
            // Of other sources; they say nothing of this one.
            case _
            where member.name.hasSuffix("_model") || member.name.hasSuffix("_prompt")
                || member.name.hasSuffix("_format"):
                break
            case _ where proxy.take(member.name, value.amount): break
            case _ where isNothing(value): break
            default: setup.leftOut.append("`\(member.name)`")
            }
        }
        setup.proxies = [proxy]
        return setup
    }

    /// Whether a value says that a thing is not used.
    private static func isNothing(_ value: JSONValue) -> Bool {
        switch value {
        case .null, .boolean(false): true
        case .string(let text): text.isEmpty
        case .array(let elements): elements.isEmpty
        case .object(let members): members.isEmpty
        default: false
        }
    }
}
