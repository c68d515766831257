import Catalog
import Profiles
import YAMLSource

/// Which provider a model of LiteLLM's file names.
struct LiteLLMModel {
    let facts: RelayFacts
    /// Providers that the file brings itself, in `custom_provider_map`.
    let ownProviders: Set<String>

    init(_ facts: RelayFacts, ownProviders: Set<String>) {
        self.facts = facts
        self.ownProviders = ownProviders
    }

    func target(
        of text: String, in parameters: RelayMapping?, _ address: Located<String>?
    ) -> RelayDeployment.Target {
        if text.hasPrefix("os.environ/") { return .elsewhere }
        if let own = parameters?.text("custom_llm_provider")?.value {
            let prefix = facts.prefix(own) ?? RelayFacts.Prefix(name: own, provider: nil, variables: [])
            let rest = text.hasPrefix(own + "/") ? String(text.dropFirst(own.utf8.count + 1)) : text
            return rest.utf8.contains(UInt8(ascii: "*")) ? .wildcard : .prefix(prefix, model: rest)
        }
        if text == "*" { return .wildcard }
        if let slash = text.firstIndex(of: "/") {
            if ownProviders.contains(String(text[..<slash])) { return .elsewhere }
            if let prefix = facts.prefix(String(text[..<slash])) {
                var rest = String(text[text.index(after: slash)...])
                // Between the two may stand which of the provider's routes is meant.
                for route in ["responses/", "chat/", "v1/", "v2/", "converse/"] where rest.hasPrefix(route) {
                    rest.removeFirst(route.utf8.count)
                }
                return rest.utf8.contains(UInt8(ascii: "*")) ? .wildcard : .prefix(prefix, model: rest)
            }
            // Several listed models have a slash and no prefix; with an address the host decides.
            if let address, facts.isKnownHost(EndpointURL(address.value).host) { return .elsewhere }
            return .unknown
        }
        if let prefix = facts.prefix(ofModel: text) { return .prefix(prefix, model: text) }
        // A name that the package's list does not have yet is read by how it begins.
        for (start, name) in Self.families where text.hasPrefix(start) {
            if let prefix = facts.prefix(name) { return .prefix(prefix, model: text) }
        }
        if let address, facts.isKnownHost(EndpointURL(address.value).host) { return .elsewhere }
        return Self.isOfBedrock(text) ? .elsewhere : .unknown
    }

    private static let families = [
        ("gpt-", "openai"), ("chatgpt-", "openai"), ("o1", "openai"), ("o3", "openai"), ("o4", "openai"),
        ("ft:gpt-", "openai"), ("claude-", "anthropic"), ("text-embedding-", "openai"), ("dall-e-", "openai"),
        ("whisper-", "openai"), ("tts-", "openai"), ("omni-moderation", "openai"), ("text-moderation", "openai"),
        ("command-", "cohere"), ("gemini-", "vertex_ai"),
    ]

    /// `anthropic.claude-…`, `us.meta.llama…`.
    private static func isOfBedrock(_ text: String) -> Bool {
        ["anthropic.", "amazon.", "meta.", "mistral.", "cohere.", "ai21.", "deepseek.", "openai.", "qwen."].contains {
            text.contains($0)
        }
    }
}

/// Where a deployment's requests go, and what of that rules may judge.
struct LiteLLMPlace {
    /// The catalogue's id of the provider; nil where it is none of the catalogue's.
    let provider: String?
    /// The host of the address, where the file gives one.
    let host: String?
    /// The address as a base URL, where rules may judge it.
    let base: Located<String>?
    /// The address as a full URL, where the prefix takes that as well.
    let chat: Located<String>?
    private let judgesModel: Bool
    private let skipped: Int

    /// Prefixes that send OpenAI's form to whatever address is given.
    private static let generic: Set = ["openai", "custom_openai", "openai_like", "text-completion-openai"]
    /// Prefixes of one provider that send OpenAI's form, and take a base or a full URL.
    private static let native: Set = [
        "openrouter", "deepseek", "chutes", "nano-gpt", "groq", "xai", "moonshot", "together_ai", "fireworks_ai",
        "deepinfra", "novita", "poe", "featherless_ai", "cerebras", "nvidia_nim",
    ]

    init(catalog: Catalog, target: RelayDeployment.Target, address: Located<String>?) {
        let given = address.flatMap { $0.value.hasPrefix("os.environ/") ? nil : $0 }
        let url = given.map { EndpointURL($0.value) }
        let isHidden = address != nil && given == nil
        host = url.flatMap { $0.host.isEmpty ? nil : $0.host }
        let owner = host.flatMap { catalog.owner(ofHost: $0)?.provider }
        guard case .prefix(let prefix, let model) = target else {
            provider = owner?.id ?? (given == nil ? nil : "custom")
            (base, chat, judgesModel, skipped) = (nil, nil, false, 0)
            return
        }
        let isFull = url.map { $0.path.hasSuffix("/chat/completions") } ?? false
        if Self.generic.contains(prefix.name) {
            provider = address == nil ? "openai" : isHidden ? "custom" : owner?.id ?? "custom"
            (base, chat) = (given, nil)
        } else if Self.native.contains(prefix.name) {
            // At a stranger's address the provider is that stranger.
            let isForeign = url != nil && owner == nil
            provider = isForeign || isHidden ? "custom" : prefix.provider
            (base, chat) = isForeign ? (nil, nil) : isFull ? (nil, given) : (given, nil)
        } else {
            provider = given == nil || isHidden ? prefix.provider : owner?.id == prefix.provider ? owner?.id : "custom"
            (base, chat) = (nil, nil)
        }
        judgesModel = prefix.name != "azure" && !isHidden
        skipped = model.utf8.count
    }

    /// The model's id at the provider, where it is one for chats.
    func judgedModel(_ model: Located<String>, _ info: RelayMapping?) -> Located<String>? {
        guard judgesModel else { return nil }
        if let mode = info?.text("mode")?.value, !["chat", "completion", "responses"].contains(mode) { return nil }
        let lower = model.value.lowercased()
        if Self.otherKinds.contains(where: { lower.holds($0) }) { return nil }
        let total = model.value.utf8.count
        guard skipped <= total else { return nil }
        return Located(
            String(decoding: model.value.utf8.suffix(skipped), as: UTF8.self), model.node, behind: total - skipped)
    }

    private static let otherKinds = [
        "embed", "whisper", "tts", "dall-e", "image", "rerank", "imagen", "moderation", "transcribe", "realtime",
        "audio", "speech", "video", "sora", "veo", "flux", "stable-diffusion", "bge-", "asr", "ocr",
    ]
}
