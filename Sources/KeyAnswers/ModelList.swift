import Catalog
import JSONText
import VerificationResults

/// A list of models, in any of the ways servers write it.
package struct ModelList {
    /// The ids, without Gemini's `models/` in front.
    package let ids: [String]
    /// What it says of the ends of models, by their ids in small letters.
    package let endings: [String: ModelPresence.Ending]
    /// What runs the server, where the list shows it.
    package let software: Software?

    /// Server programs that betray themselves by their lists.
    package enum Software: String {
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
    package init?(_ json: JSONValue) {
        guard let rows = json["data"]?.elements ?? json["models"]?.elements ?? json.elements else { return nil }
        guard rows.allSatisfy({ $0.members != nil }) else { return nil }
        var ids: [String] = []
        var endings: [String: ModelPresence.Ending] = [:]
        for row in rows {
            guard let name = row["id"]?.text ?? row["name"]?.text else { continue }
            let id = name.hasPrefix("models/") ? String(name.dropFirst(7)) : name
            ids.append(id)
            if let ending = Self.ending(row) { endings[id.lowercased()] = ending }
        }
        (self.ids, self.endings) = (ids, endings)
        software = rows.first.flatMap { Self.software($0) } ?? (Self.isLiteLLMs(rows) ? .liteLLM : nil)
    }

    /// What a row says of the model's end, in the words of OpenAI, OpenRouter, Mistral, Anthropic, Cohere and Venice
    /// (their SDKs, 2026-11).
    private static func ending(_ row: JSONValue) -> ModelPresence.Ending? {
        let replacement = row["deprecation_replacement_model"]?.text
        for name in ["shutdown_date", "expiration_date", "deprecation", "deprecationDate"] {
            if let text = row[name]?.text, let day = CalendarDate(text.prefix(10)) {
                return ModelPresence.Ending(day: day, replacement: replacement)
            }
        }
        if let stage = row["lifecycle"]?.text, stage == "deprecated" || stage == "retired" {
            let day = row["retires_at"]?.text.flatMap { CalendarDate($0.prefix(10)) }
            return ModelPresence.Ending(day: day, replacement: replacement)
        }
        let isDeprecated = row["is_deprecated"]?.boolean == true || row["deprecated"]?.boolean == true
        return isDeprecated ? ModelPresence.Ending(day: nil, replacement: replacement) : nil
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
