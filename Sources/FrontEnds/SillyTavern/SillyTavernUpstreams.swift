/// OpenRouter's upstreams as SillyTavern's list has them (1.18.0, textgen-models.js): by the names that OpenRouter shows.
///
/// Anything else is dropped when a preset is applied. Newer forms list slugs, and turn these names into them.
enum SillyTavernUpstreams {
    private static let names = [
        "AI21", "AionLabs", "Alibaba", "AkashML", "Amazon Bedrock", "Amazon Nova", "Ambient", "Anthropic", "Arcee AI",
        "AtlasCloud", "Avian", "Azure", "Baidu", "BaseTen", "Black Forest Labs", "Cerebras", "Chutes", "Cirrascale",
        "Clarifai", "Cloudflare", "Cohere", "Crusoe", "DeepInfra", "DeepSeek", "DekaLLM", "FakeProvider",
        "Featherless", "Fireworks", "Friendli", "GMICloud", "Google", "Google AI Studio", "Groq", "Hyperbolic",
        "Inception", "Inceptron", "InferenceNet", "Infermatic", "Inflection", "Io Net", "Ionstream", "Liquid",
        "Mancer 2", "Mara", "Minimax", "Mistral", "ModelRun", "Modular", "Moonshot AI", "Morph", "NCompass", "Nebius",
        "NextBit", "Novita", "Nvidia", "OpenAI", "OpenInference", "Parasail", "Perplexity", "Phala", "Recraft",
        "Reka", "Relace", "SambaNova", "Seed", "SiliconFlow", "Sourceful", "Stealth", "StepFun", "StreamLake",
        "Switchpoint", "Together", "Upstage", "Venice", "WandB", "xAI", "Xiaomi", "Z.AI",
    ]

    /// Slugs that have not the letters of the name.
    private static let others = ["google-vertex": "Google", "mancer": "Mancer 2"]

    /// The name for a slug; nil where the list has none.
    static func name(of slug: String) -> String? {
        if let other = others[slug.lowercased()] { return other }
        // A variant, as in `deepinfra/turbo`, cannot be chosen, and its upstream as a whole is another thing.
        guard !slug.contains("/") else { return nil }
        let wanted = letters(slug)
        return names.first { letters($0) == wanted }
    }

    /// What has to be said of them.
    static func notes(_ slugs: [String]) -> [String] {
        let unknown = slugs.filter { name(of: $0) == nil }
        var notes: [String] = []
        if unknown.count < slugs.count {
            notes.append(
                "The upstreams are in openrouter_providers under the names SillyTavern 1.18 uses; if the provider menu is empty after the import, choose them there"
            )
        }
        if !unknown.isEmpty {
            notes.append(
                "SillyTavern 1.18 has no \(unknown.map { "`\($0)`" }.joined(separator: ", ")) in its OpenRouter provider menu and drops it, so requests may go elsewhere; newer versions that use slugs accept it"
            )
        }
        return notes
    }

    private static func letters(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }
}
