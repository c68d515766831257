import Catalog

/// What people call fields in other programs.
enum FieldSynonyms {
    /// The field among `names` that a word probably means.
    static func field(for word: String, among names: [String]) -> String? {
        if let exact = exactField(for: word, among: names) { return exact }
        // A misspelling of what another program calls it counts as well.
        let fitting = synonyms.filter { names.contains($0.1) }
        guard let nearest = Similarity.nearest(to: word, among: names + fitting.map { $0.0 }) else { return nil }
        return fitting.first { $0.0 == nearest }?.1 ?? nearest
    }

    /// The field among `names` that a word means for certain: written otherwise, or as another program calls it.
    static func exactField(for word: String, among names: [String]) -> String? {
        let simple = simplified(word)
        if let exact = names.first(where: { simplified($0) == simple }) { return exact }
        return synonyms.first { $0.0 == simple && names.contains($0.1) }?.1
    }

    private static func simplified(_ word: String) -> String {
        String(word.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    private static let synonyms: [(String, String)] = [
        ("apikey", "key"), ("keyenv", "key"), ("token", "key"), ("secret", "key"), ("password", "key"),
        ("url", "base_url"), ("apiurl", "base_url"), ("apibase", "base_url"), ("proxyurl", "base_url"),
        ("endpoint", "base_url"), ("host", "base_url"), ("fullurl", "chat_url"),
        ("modelid", "model"), ("modelname", "model"),
        ("context", "context_size"), ("contextlength", "context_size"), ("contextwindow", "context_size"),
        ("maxcontext", "context_size"), ("maxcontextlength", "context_size"), ("numctx", "context_size"),
        ("maxtokens", "max_new_tokens"), ("maxoutput", "max_new_tokens"), ("maxresponse", "max_new_tokens"),
        ("maxcompletiontokens", "max_new_tokens"), ("maxoutputtokens", "max_new_tokens"),
        ("reasoningeffort", "reasoning"), ("thinking", "reasoning"),
        ("prompt", "custom_prompt"), ("systemprompt", "custom_prompt"), ("jailbreak", "custom_prompt"),
        ("jailbreakprompt", "custom_prompt"),
        ("frontends", "front_end"), ("client", "front_end"), ("app", "front_end"),
        ("settings", "generation"), ("sampling", "generation"), ("parameters", "generation"),
        ("account", "accounts"), ("proxy", "proxies"), ("configurations", "proxies"),
        ("credits", "credits_purchased_usd"), ("creditsusd", "credits_purchased_usd"),
        ("ignore", "ignored_providers"), ("blockedproviders", "ignored_providers"), ("allow", "allowed_providers"),
        ("providers", "upstreams"), ("providerorder", "upstreams"), ("order", "upstreams"),
        ("extraheaders", "headers"), ("body", "extra_body"), ("title", "name"), ("id", "name"),
        ("zdr", "zero_data_retention"), ("training", "free_training"), ("stream", "streaming"),
        ("temp", "temperature"), ("reppen", "repetition_penalty"), ("stopsequences", "stop"),
    ]
}
