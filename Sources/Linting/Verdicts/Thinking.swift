import Catalog
import Profiles
import YAMLSource

extension ProxyContext {
    /// Whether the model thinks before it replies, as this proxy asks for it.
    ///
    /// False where that is not known, and for models that think only when asked while nothing asks.
    var mayThink: Bool {
        guard let entry = model.entry, entry.isReasoning == true else { return false }
        // Fields of the request's own may switch it off in ways that differ by provider.
        if let body = proxy.extraBody {
            var ignored: [(first: YAMLNode, second: YAMLNode)] = []
            let fields = body.entries(duplicates: &ignored).map { body.tree.key(of: $0).text }
            if !Self.thinkingFields.isDisjoint(with: fields) { return false }
        }
        switch proxy.reasoning?.value {
        case "off": return false
        case nil: return !Self.thinksOnlyWhenAsked(entry)
        default: return true
        }
    }

    private static let thinkingFields: Set<String> = [
        "reasoning", "thinking", "reasoning_effort", "enable_thinking", "chat_template_kwargs",
    ]

    /// Models that are listed as thinking and do so only on request, and routers, which may choose any model.
    private static func thinksOnlyWhenAsked(_ entry: ModelEntry) -> Bool {
        if entry.id.hasPrefix("openrouter/") { return true }
        // NanoGPT lists the thinking form of a model as an id of its own.
        if entry.provider == "nanogpt", !entry.id.holds("thinking") { return true }
        let name = entry.id.lowercased().split(separator: "/").last ?? ""
        return ["claude", "gemini-2.5-flash-lite", "deepseek-chat-v3.1", "deepseek-v3.1", "deepseek-v3.2", "gpt-5.1"]
            .contains { name.hasPrefix($0) } && !name.holds("speciale")
    }
}
