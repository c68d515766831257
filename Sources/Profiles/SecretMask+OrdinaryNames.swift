import YAMLSource

/// Names behind which no secret stands: fields of the format, as nearly all fields of a profile are.
///
/// Every file with a finding is looked through for its secrets, and these are told by their bytes alone. A test holds them to what
/// the long way says of them.
extension SecretMask {
    static let ordinaryNames: [StaticString] = [
        "name", "model", "account", "provider", "base_url", "context_size", "max_new_tokens", "generation",
        "temperature",
        "custom_prompt", "version", "description", "front_end", "accounts", "proxies", "env", "file", "keyring",
        "top_p",
        "top_k", "min_p", "top_a", "repetition_penalty", "frequency_penalty", "presence_penalty", "seed", "stop",
        "streaming", "chat_url", "reasoning", "prefill", "prompt_post_processing", "upstreams", "messages_per_day",
        "credits_purchased_usd", "plan", "byok", "privacy", "ignored_providers", "allowed_providers", "free_training",
        "free_publication", "paid_training", "zero_data_retention", "age_confirmed",
    ]

    /// Whether a key of a mapping is one of them.
    static func isOrdinary(_ key: YAMLNode) -> Bool {
        key.withTextBytes { bytes in ordinaryNames.contains { bytes.equals($0) } } ?? false
    }
}
