/// What a provider's ids and requests look like where they differ from the usual OpenAI form.
extension Provider {
    /// Endings that may stand behind any id and choose among upstreams, such as `:nitro`.
    public var routingEndings: [String] { values("routing_ending") }

    /// Endings that may stand behind any id and switch something on, such as `:THINKING`.
    public var optionEndings: [String] { values("option_ending") }

    /// How a request says how much the model thinks.
    public enum ReasoningForm: String, Sendable {
        /// `reasoning: {enabled, effort}`.
        case reasoning
        /// `thinking: {type}`, on or off.
        case thinking
        /// `reasoning_effort`, as OpenAI has it.
        case effort = "reasoning_effort"
    }

    /// How a request says how much the model thinks.
    public var reasoningForm: ReasoningForm { value("reasoning_field").flatMap(ReasoningForm.init) ?? .effort }

    /// The field of a request that limits the reply.
    public var replyLimitField: String { value("reply_limit_field") ?? "max_tokens" }

    /// The header that takes the key of chats alone where it is not `Authorization`; nil where that does.
    public var keyHeader: String? { value("key_header") }
}

extension Provider {
    /// Whether an id is that of a free form, by its ending.
    public func isFreeForm(_ id: String) -> Bool { freeEnding.map(id.hasSuffix) ?? false }

    /// The id of the paid form behind that of a free one; nil where an id is none of a free form.
    public func paidForm(of id: String) -> String? {
        guard let ending = freeEnding, id.hasSuffix(ending) else { return nil }
        return String(id.dropLast(ending.count))
    }
}

extension Catalog {
    /// The model that an id means exactly at a provider, with the endings that may stand behind any id aside.
    public func servedModel(_ id: String, at provider: Provider) -> ModelEntry? {
        if let entry = model(id, at: provider.id) { return entry }
        // Most ids are in the list; only a colon begins an ending.
        guard id.utf8.contains(UInt8(ascii: ":")) else { return nil }
        for ending in provider.routingEndings + provider.optionEndings where id.hasSuffix(ending) {
            return model(String(id.dropLast(ending.count)), at: provider.id)
        }
        // The free ending behind a permanent alias is the free variant of what the alias stands for.
        guard let ending = provider.freeEnding,
            let paid = provider.paidForm(of: id).flatMap({ model($0, at: provider.id) })
        else { return nil }
        return model(paid.id + ending, at: provider.id)
    }
}
