import JSONText

/// A list of models, in any of the ways servers write it.
struct ModelList {
    /// The ids, without Gemini's `models/` in front.
    let ids: [String]
    /// What runs the server, where the list shows it.
    let software: Software?

    /// Server programs that betray themselves by their lists.
    enum Software: String {
        case liteLLM = "LiteLLM"
        case vLLM = "vLLM"
        case tabbyAPI = "TabbyAPI"
        case llamaCpp = "llama.cpp"
        case koboldCpp = "KoboldCpp"

        /// Whether it hands its list to the right key alone, where it demands one (from the sources of each, 2026-08).
        var guardsItsList: Bool {
            switch self {
            case .liteLLM, .vLLM, .tabbyAPI: true
            case .llamaCpp, .koboldCpp: false
            }
        }
    }

    /// Nil for what is no list of models: `{"data": […]}`, `{"models": […]}` or a bare array of objects.
    init?(_ json: JSONValue) {
        guard let rows = json["data"]?.elements ?? json["models"]?.elements ?? json.elements else { return nil }
        guard rows.allSatisfy({ $0.members != nil }) else { return nil }
        ids = rows.compactMap { row in
            guard let id = row["id"]?.text ?? row["name"]?.text else { return nil }
            return id.hasPrefix("models/") ? String(id.dropFirst(7)) : id
        }
        software = rows.first.flatMap(Self.software) ?? (Self.isLiteLLMs(rows) ? .liteLLM : nil)
    }

    private static func software(_ row: JSONValue) -> Software? {
        switch row["owned_by"]?.text {
        case "vllm": return .vLLM
        case "tabbyAPI": return .tabbyAPI
        case "llamacpp": return .llamaCpp
        case "koboldcpp": return .koboldCpp
        default: return nil
        }
    }

    /// LiteLLM writes one moment of creation into every row; it is that of OpenAI's gpt-3.5-turbo.
    private static func isLiteLLMs(_ rows: [JSONValue]) -> Bool {
        rows.allSatisfy { $0["created"]?.integer == 1_677_610_602 }
            && rows.contains { $0["id"]?.text != "gpt-3.5-turbo" }
    }
}
