/// A profile that a generator wrote: the same for the same seed, in one of the many ways in which YAML can be written.
struct GeneratedProfile {
    private(set) var text = ""
    private var state: UInt64

    private mutating func random(_ below: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return below > 0 ? Int((state >> 33) % UInt64(below)) : 0
    }

    private mutating func pick(_ texts: [String]) -> String { texts[random(texts.count)] }

    /// Providers with models of theirs, good ones and bad ones.
    private static let models: [(provider: String, models: [String])] = [
        (
            "openrouter",
            ["z-ai/glm-5.2", "deepseek/deepseek-v3.2", "google/gemma-4-31b-it:free", "anthropic/claude-3-opus"]
        ),
        ("chutes", ["zai-org/GLM-5.1-TEE", "deepseek-ai/DeepSeek-V3.2"]),
        ("deepseek", ["deepseek-v4-flash", "deepseek-chat", "DeepSeek-Chat"]),
        ("gemini", ["gemini-2.5-pro", "models/gemini-2.5-flash"]),
    ]

    /// - Parameter seed: Any number.
    init(_ seed: Int) {
        state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        text = write()
    }

    private mutating func write() -> String {
        let setup = Self.models[random(Self.models.count)]
        var lines = ["version: 1", "name: \(pick(["evenings", "\"a b\"", "'it''s'", "é-🦊"]))"]
        if random(2) == 0 { lines.append("front_end: \(pick(["janitor", "sillytavern", "[janitor, risuai]"]))") }
        if random(3) == 0 { lines.append("# a comment: with {signs}") }
        let key = pick(["{env: SOME_KEY}", "{keyring: mine}", "{env: \"SOME_KEY\"}"])
        let credits = pick(["", ", credits_purchased_usd: 0", ", credits_purchased_usd: 12.5"])
        if random(2) == 0 {
            lines.append("accounts: {main: {provider: \(setup.provider), key: \(key)\(credits)}}")
        } else {
            lines += ["accounts:", "  main: # here", "    provider: \(setup.provider)", "    key: \(key)"]
            if !credits.isEmpty { lines.append("    " + credits.dropFirst(2)) }
        }
        if random(3) == 0 { lines += ["generation:", "  temperature: \(pick(["0.7", "1", "0", "\"0.7\""]))"] }
        lines.append("proxies:")
        for number in 0...random(3) {
            let model = pick(setup.models)
            let fields =
                ["name: p\(number)", "account: main", "model: \(pick([model, "\"\(model)\"", "'\(model)'"]))"]
                + [pick(["context_size: 16384", "context_size: 16,384", "max_new_tokens: 500", "temprature: 1"])]
            switch random(3) {
            case 0:
                lines.append(
                    "  - {" + fields.map { $0.replacing("16,384", with: "\"16,384\"") }.joined(separator: ", ") + "}")
            case 1: lines += ["  - " + fields[0]] + fields.dropFirst().map { "    " + $0 }
            default: lines += ["  -"] + fields.map { "      " + $0 + "  # it" }
            }
        }
        if random(3) == 0 { lines.append("messages_per_day: \(random(500))") }
        let ending = pick(["\n", "\r\n", "\n\n", "\n"])
        return lines.joined(separator: ending == "\r\n" ? ending : "\n") + (random(5) == 0 ? "" : ending)
    }
}
