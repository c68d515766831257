/// Words that people write where no key is wanted.
public enum RelayDummies {
    private static let words: Set<String> = [
        "none", "no", "na", "n/a", "dummy", "not-needed", "notneeded", "not_needed", "no-key", "nokey", "unused",
        "ignored", "local", "ollama", "lm-studio", "empty", "x", "xxx", "xxxx", "test", "anything", "any", "fake",
        "sk-no-key-required", "fake-key", "sk-fake", "sk-dummy", "dummy-key", "sk-1234", "sk-123", "sk-xxx", "vllm",
        "sk-none", "sk-test", "not-used", "no-key-required", "not-required", "fake-api-key", "my-fake-key", "bearer",
        "lm_studio", "placeholder", "sk-local", "sk-placeholder", "good-key", "bad-key", "sk-no-key", "sk-not-needed",
        "0", "1234",
    ]

    /// Whether a text is one, or says that it is none.
    public static func contains(_ text: String) -> Bool {
        let lower = text.lowercased()
        return words.contains(lower) || lower.hasPrefix("fake") || lower.hasPrefix("sk-fake")
    }
}
