import Catalog

/// A chat-completion source of SillyTavern, and what it sends of a profile (1.15: `createGenerationParameters` in openai.js,
/// and the requests of its server's chat-completions.js).
struct SillyTavernExportSource {
    /// SillyTavern's own word, such as `makersuite`.
    let source: String
    /// The words on the screen; nil where the catalogue has none.
    let labels: ConnectionSource?
    /// The preset's field for the model.
    let modelField: String
    /// Which of Z.ai's two addresses is used, in the preset's word.
    let zaiEndpoint: String
    private let model: String
    private let reasoning: String?
    private let topP: Double?
    private let sampling: Set<ProfileSetting>
    /// The models that OpenAI's source asks for an effort.
    private let effortModels: [String]
    /// How the names of Claude models begin that it lets think.
    private let thinkingModels: [String]
    /// How the names of Claude models begin that it sends either temperature or top_p.
    private let oneSamplerModels: [String]

    /// How a source is told how much the model thinks.
    enum Thinking {
        /// By `reasoning_effort`, of which the least is still some.
        case effort
        /// By `reasoning_effort`, where `auto` means none.
        case effortWithNone
        /// By `reasoning_effort`, where `auto` leaves it to the model and `min` is none or the least it can do.
        case budget
        /// By `show_thoughts`, which turns it on or off.
        case shownThoughts
        /// By fields added to the body.
        case body
        /// Not at all.
        case nothing
    }

    /// The source for a proxy: the provider's own, else the custom one.
    init(_ proxy: ExportProxy) {
        let frontEnd = proxy.resolved.owner.catalog.frontEnd(SillyTavernExporter.id)
        let known = frontEnd.flatMap { proxy.resolved.source(in: $0) }
        source = known ?? Self.custom
        labels = frontEnd?.sources.first { [source] in $0.id == source }
        effortModels = frontEnd?.values("effort_model") ?? []
        thinkingModels = frontEnd?.values("thinking_model") ?? []
        oneSamplerModels = frontEnd?.values("one_sampler_model") ?? []
        modelField = SillyTavernImportSource(source).modelField
        zaiEndpoint = known != nil && proxy.provider?.id == "zai-coding" ? "coding" : "common"
        model = proxy.model
        reasoning = proxy.reasoning
        topP = proxy.settings.number("top_p")
        // What the custom source does not send by itself is added to the body.
        sampling = known.map { Self.sampling[$0] ?? [] } ?? ProfileSetting.numbers.union([.stop])
    }

    /// The source for any address.
    private static let custom = "custom"
    /// Whether it is the source for any address.
    var isCustom: Bool { source == Self.custom }

    private static let penalties: Set<ProfileSetting> = [.frequencyPenalty, .presencePenalty]
    private static let usual: Set<ProfileSetting> = penalties.union([.stop])
    private static let seeded: Set<ProfileSetting> = usual.union([.seed])

    /// What sources send besides temperature and top_p.
    private static let sampling: [String: Set<ProfileSetting>] = [
        "openrouter": seeded.union([.topK, .minP, .topA, .repetitionPenalty]),
        "chutes": seeded.union([.topK, .minP, .repetitionPenalty]),
        "deepseek": usual, "makersuite": [.topK, .seed, .stop], "openai": seeded, "claude": [.topK, .stop],
        "mistralai": seeded, "groq": seeded, "xai": seeded, "moonshot": usual, "fireworks": usual,
        "nanogpt": seeded.union([.topK, .minP, .topA, .repetitionPenalty]), "siliconflow": usual,
        "cohere": seeded.union([.topK]), "perplexity": penalties.union([.topK]), "zai": [.stop], "minimax": [.stop],
    ]

    /// What the connection gives as the address: a URL, or one of Z.ai's two words; nil where the source has only one.
    func url(of proxy: ExportProxy) throws(ExportProblem) -> String? {
        switch source {
        case "custom": try proxy.base()
        case "zai": zaiEndpoint
        default: nil
        }
    }

    /// How it is told how much the model thinks.
    var thinking: Thinking {
        switch source {
        case "openrouter", "chutes", "perplexity": .effort
        case "openai": effortModels.contains(model) ? .effort : .nothing
        case "xai": model.contains("grok-3-mini") ? .effort : .nothing
        case "claude": thinkingModels.contains { model.hasPrefix($0) } ? .effortWithNone : .nothing
        case "makersuite": .budget
        case "zai": .shownThoughts
        case "custom": .body
        default: .nothing
        }
    }

    /// The settings that reach the model.
    func carried(of proxy: ExportProxy) -> Set<ProfileSetting> {
        var settings: Set<ProfileSetting> = [
            .contextSize, .maxNewTokens, .streaming, .prefill, .promptPostProcessing, .temperature, .topP,
        ]
        settings.formUnion(sampling)
        switch thinking {
        case .nothing: break
        case .body: settings.formUnion(ProfileSetting.inBody(of: proxy).union([.headers]))
        default: settings.insert(.reasoning)
        }
        if source == "openrouter" { settings.insert(.upstreams) }
        return settings.subtracting(removed)
    }

    /// Settings that it takes out again for models that refuse them.
    private var removed: Set<ProfileSetting> {
        switch source {
        case "openai", "openrouter":
            let name = source == "openai" ? model : model.hasPrefix("openai/") ? String(model.dropFirst(7)) : ""
            if ["o1", "o3", "o4"].contains(where: name.hasPrefix) { return Self.usual.union([.temperature, .topP]) }
            guard model.contains("gpt-5"), !model.contains("gpt-5-chat-latest") else { return [] }
            if model.contains("gpt-5.1") || model.contains("gpt-5.2") {
                return model.contains("chat-latest") ? Self.usual.union([.temperature, .topP]) : Self.usual
            }
            return Self.usual.union([.temperature, .topP])
        case "xai":
            if model.contains("grok-3-mini") { return Self.usual }
            guard model.contains("grok-4") || model.contains("grok-code") else { return [] }
            return model.contains("grok-4-fast-non-reasoning") ? Self.penalties : Self.usual
        case "claude":
            // A thinking Claude takes none of them; some others take one of the two.
            if case .effortWithNone = thinking, let reasoning, reasoning != "off" {
                return [.temperature, .topP, .topK]
            }
            guard oneSamplerModels.contains(where: model.hasPrefix) else { return [] }
            return (topP ?? 1) < 1 ? [.temperature] : [.topP]
        default: return []
        }
    }

    /// The word of the preset for how much the model thinks; `auto` where nothing is to be sent.
    var effort: String {
        guard let reasoning else { return "auto" }
        switch thinking {
        case .nothing, .shownThoughts, .body: return "auto"
        case .effort: return ["off": "min", "on": "medium"][reasoning] ?? reasoning
        case .effortWithNone: return ["off": "auto", "on": "medium"][reasoning] ?? reasoning
        case .budget: return ["off": "min", "on": "auto"][reasoning] ?? reasoning
        }
    }

    /// What has to be said of how much the model thinks; nil where the preset says just what the profile does.
    var thinkingNote: String? {
        guard let reasoning else { return nil }
        switch (thinking, reasoning) {
        case (.effort, "medium") where source == "xai":
            return "SillyTavern asks xAI only for low or high effort, here for low"
        case (.effort, "off"): return "SillyTavern can ask for minimal reasoning here, but not for none"
        case (.budget, "off"):
            return "SillyTavern asks for no reasoning, or for the minimum if the model cannot turn it off"
        case (.effort, "on"), (.effortWithNone, "on"):
            return "SillyTavern only sets a reasoning effort, so `reasoning: on` is written as medium"
        case (.shownThoughts, "low"), (.shownThoughts, "medium"), (.shownThoughts, "high"):
            return "SillyTavern turns Z.ai's reasoning on or off, without an effort"
        default: return nil
        }
    }

    /// What has to be said of a model that SillyTavern puts another in the place of; nil for all others.
    var replacedModelNote: String? {
        guard source == "deepseek", ["deepseek-chat", "deepseek-reasoner", "deepseek-coder"].contains(model) else {
            return nil
        }
        return
            "SillyTavern 1.18 replaces `\(model)` with deepseek-v4-flash when it loads its settings; put the ID you mean into the profile"
    }
}
