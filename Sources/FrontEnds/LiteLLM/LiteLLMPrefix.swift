import JSONText

/// The provider that begins a model in LiteLLM's `config.yaml`.
struct LiteLLMPrefix {
    /// The catalogue's id of the provider, else LiteLLM's own; nil where the model names none.
    let provider: String?
    /// The model's id at the provider.
    let model: String

    private static let providers = [
        "together_ai": "together", "fireworks_ai": "fireworks", "nvidia_nim": "nvidia", "cohere_chat": "cohere",
        "ollama_chat": "ollama", "hosted_vllm": "vllm", "lm_studio": "lm-studio", "featherless_ai": "featherless",
        "litellm_proxy": "litellm", "azure_ai": "azure", "custom_openai": "openai", "openai_like": "openai",
        "text-completion-openai": "openai", "nano-gpt": "nanogpt",
    ]
    /// Prefixes that the catalogue knows by the same name.
    private static let same: Set = [
        "openai", "anthropic", "gemini", "deepseek", "mistral", "groq", "xai", "openrouter", "azure", "perplexity",
        "cerebras", "deepinfra", "cohere", "moonshot", "ollama", "huggingface", "novita", "zai", "minimax",
        "chutes", "poe", "vllm",
    ]

    /// Reads `model`.
    ///
    /// - Parameters:
    ///   - own: `custom_llm_provider`, which says the provider without a prefix.
    ///   - hasAddress: Whether an address is given, so that what is no known prefix belongs to the model.
    init(_ text: String, own: String?, hasAddress: Bool) {
        if let own {
            provider = Self.providers[own] ?? own
            model = text
            return
        }
        if let slash = text.firstIndex(of: "/") {
            let prefix = String(text[..<slash])
            let known = Self.providers[prefix] ?? (Self.same.contains(prefix) ? prefix : nil)
            if known != nil || !hasAddress {
                provider = known ?? prefix
                model = String(text[text.index(after: slash)...])
                return
            }
        }
        model = text
        // LiteLLM knows the models of these two by their names alone.
        if hasAddress {
            provider = nil
        } else if ["gpt-", "chatgpt-", "o1", "o3", "o4"].contains(where: { text.hasPrefix($0) }) {
            provider = "openai"
        } else {
            provider = text.hasPrefix("claude-") ? "anthropic" : nil
        }
    }
}

/// The order that fallbacks give to deployments.
enum LiteLLMFallbacks {
    /// The groups that follow one another: pairs of a group and one of its fallbacks, in order.
    static func pairs(_ value: JSONValue?) -> [(first: String, second: String)] {
        var pairs: [(first: String, second: String)] = []
        for entry in value?.elements ?? [] {
            for member in entry.members ?? [] {
                var before = member.name
                for name in member.value.elements?.compactMap({ $0.text }) ?? [] {
                    pairs.append((before, name))
                    before = name
                }
            }
        }
        return pairs
    }

    /// The names in an order in which every fallback stands behind what it is for; nil where there is none.
    static func order(_ names: [String], _ pairs: [(first: String, second: String)]) -> [String]? {
        let names = names.withoutRepetition
        let places = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
        var followers: [[Int]] = names.map { _ in [] }
        var waitsFor = names.map { _ in 0 }
        for pair in pairs {
            guard let first = places[pair.first], let second = places[pair.second], first != second else { continue }
            followers[first].append(second)
            waitsFor[second] += 1
        }
        var order: [String] = []
        var isDone = names.map { _ in false }
        while order.count < names.count {
            guard let next = names.indices.first(where: { !isDone[$0] && waitsFor[$0] == 0 }) else { return nil }
            isDone[next] = true
            order.append(names[next])
            for follower in followers[next] { waitsFor[follower] -= 1 }
        }
        return order
    }
}
