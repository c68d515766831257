/// Keys for tests: of the right form for their provider, and each another.
public enum TestKey {
    /// The key of this number at a provider.
    public static func key(of provider: String, _ number: Int) -> String {
        let digits = String(UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15, radix: 16)
        let random = String(repeating: "0", count: 16 - digits.count) + digits
        switch provider {
        case "openrouter": return "sk-or-v1-" + String(repeating: random, count: 4)
        case "chutes": return "cpk_\(random)\(random).\(random)\(random).\(random)\(random)"
        case "gemini": return "AQ.\(random)\(random)\(random)"
        case "anthropic": return "sk-ant-api03-\(random)\(random)"
        case "xai", "nvidia", "perplexity", "featherless":
            let prefixes = ["xai": "xai-", "nvidia": "nvapi-", "perplexity": "pplx-", "featherless": "rc_"]
            return (prefixes[provider] ?? "") + String(repeating: random, count: 4)
        default: return "sk-\(random)\(random)"
        }
    }
}
