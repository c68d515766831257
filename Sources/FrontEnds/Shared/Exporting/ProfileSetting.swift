/// What a profile says of a proxy besides its address, model and key; a front end may have no place for it.
public enum ProfileSetting: String, CaseIterable, Sendable {
    case contextSize = "context_size"
    case maxNewTokens = "max_new_tokens"
    case temperature
    case topP = "top_p"
    case topK = "top_k"
    case minP = "min_p"
    case topA = "top_a"
    case repetitionPenalty = "repetition_penalty"
    case frequencyPenalty = "frequency_penalty"
    case presencePenalty = "presence_penalty"
    case seed
    case stop
    case streaming
    case reasoning
    case upstreams
    case customPrompt = "custom_prompt"
    case prefill
    case promptPostProcessing = "prompt_post_processing"
    case headers
    case extraBody = "extra_body"

    /// The sampling settings that are numbers.
    static let numbers: Set<ProfileSetting> = [
        .temperature, .topP, .topK, .minP, .topA, .repetitionPenalty, .frequencyPenalty, .presencePenalty, .seed,
    ]

    /// What a front end carries that lets fields be added to the body of requests: as far as the provider has a word for it.
    static func inBody(of proxy: ExportProxy) -> Set<ProfileSetting> {
        var settings = numbers.union([.stop, .extraBody])
        if ["reasoning", "thinking", "reasoning_effort"].contains(where: { proxy.probe[$0] != nil }) {
            settings.insert(.reasoning)
        }
        if proxy.probe["provider"] != nil { settings.insert(.upstreams) }
        return settings
    }
}

extension ExportProxy {
    /// The settings that the profile gives for it, in the order of `ProfileSetting`.
    var givenSettings: [ProfileSetting] { ProfileSetting.allCases.filter(gives) }

    private func gives(_ setting: ProfileSetting) -> Bool {
        switch setting {
        case .contextSize: contextSize != nil
        // Zero leaves it to the provider, as everywhere where nothing is said.
        case .maxNewTokens: (maxNewTokens ?? 0) > 0
        case .stop: !stop.isEmpty
        case .streaming: streaming != nil
        case .reasoning: reasoning != nil
        case .upstreams: !upstreams.isEmpty
        case .customPrompt: customPrompt != nil
        case .prefill: prefill != nil
        case .promptPostProcessing: (promptPostProcessing ?? "none") != "none"
        case .headers: !headers.isEmpty
        case .extraBody: !extraBody.isEmpty
        default: settings.number(setting.rawValue) != nil
        }
    }
}
