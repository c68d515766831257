import Testing
import YAMLSource

@testable import Linting

/// One model or context after another, with what the rules of these families say of it and nothing else.
struct ModelCases {
    private let linter = Linter(catalog: .embedded, options: .forTests)
    private static let families: Set<RuleFamily> = [.model, .context]
    /// What a right setup costs is a matter of its own.
    private static let rules = Set(RuleList.all.filter { families.contains($0.family) }.map { $0.id })
        .subtracting(["context-costly"])

    @Test(arguments: broken)
    func findsOneCauseOnce(_ test: ModelCase) throws {
        let source = SourceText(name: "case.yaml", text: test.text)
        let found = linter.lint(source).findings.filter { Self.rules.contains($0.rule) }
        #expect(found.map(\.rule) == [test.rule])
        #expect(found.map(\.severity) == [test.severity])
        let fix = found.first?.fixes.first
        #expect(fix?.edits.first.map { $0.text.filter { $0 != "\"" } } == test.replacement)
        if test.replacement != nil { #expect(fix?.safety == test.safety) }
    }

    @Test(arguments: broken.filter { $0.replacement != nil })
    func aSafeFixLeavesNothingOfItsCause(_ test: ModelCase) throws {
        let source = SourceText(name: "case.yaml", text: test.text)
        let own = linter.lint(source).findings.filter { $0.rule == test.rule }
        let fix = try #require(own.first?.fixes.first)
        let mended = SourceText(name: "case.yaml", bytes: try source.applying(fix.edits))
        let after = linter.lint(mended).findings
        #expect(!after.contains { $0.rule == test.rule })
        #expect(!after.contains { $0.severity == .error })
    }

    @Test(arguments: correct)
    func isSilentOnWhatIsRight(_ test: ModelCase) {
        let found = linter.lint(SourceText(name: "case.yaml", text: test.text)).findings
        #expect(found.filter { Self.rules.contains($0.rule) || $0.severity > .info }.map(\.message) == [])
    }

    /// Rows of the notes on mistakes (1), on retirements (2) and on sizes (3).
    static let broken: [ModelCase] = [
        // 1: OpenRouter
        .form("openrouter", "deepseek-chat-v3-0324:free", .error, "deepseek/deepseek-chat-v3-0324", .unsafe),
        .form("openrouter", "deepseek-r1:free", .error, "deepseek/deepseek-r1", .unsafe),
        .form("openrouter", "openrouter/deepseek/deepseek-chat", .error, "deepseek/deepseek-chat"),
        .form("openrouter", "free", .error, "openrouter/free", .unsafe),
        .form("openrouter", "google/gemma-4-31b-it:free.", .error, "google/gemma-4-31b-it:free"),
        .form("openrouter", "google/gemma-4-31b-it: free", .error, "google/gemma-4-31b-it:free"),
        .form("openrouter", "'google/gemma-4-31b-it:free'", .error, "google/gemma-4-31b-it:free"),
        .form("openrouter", "google/gemma-4-31b-it\u{200B}:free", .error, "google/gemma-4-31b-it:free"),
        .form("openrouter", "google/gemma-4-31b-it:Free", .warning, "google/gemma-4-31b-it:free"),
        .form("openrouter", "google/gemma-4-31b-it-free", .warning, "google/gemma-4-31b-it:free"),
        .form("openrouter", "google/gemma-4-31b-it(free)", .warning, "google/gemma-4-31b-it:free"),
        .form("openrouter", "DeepSeek V3 0324 (free)", .error, "deepseek/deepseek-chat-v3-0324", .unsafe),
        .form("openrouter", "DeepSeek: DeepSeek V3 0324 (free)", .error, "deepseek/deepseek-chat-v3-0324", .unsafe),
        .form("openrouter", "DeepSeek: R1 0528", .error, "deepseek/deepseek-r1-0528", .unsafe),
        .form("openrouter", "Anthropic: Claude Sonnet 4.6", .error, "anthropic/claude-sonnet-4.6", .unsafe),
        .form("openrouter", "Google: Gemma 4 31B (free)", .error, "google/gemma-4-31b-it:free", .unsafe),
        .form("openrouter", "deepseek/deepseek-v3-0324", .warning, "deepseek/deepseek-chat-v3-0324"),
        .form("openrouter", "deepseek/deepseek-v3.1", .warning, "deepseek/deepseek-chat-v3.1"),
        .form("openrouter", "deepseek/deepseek-chat-v3.2", .warning, "deepseek/deepseek-v3.2"),
        .form("openrouter", "deepseek-ai/DeepSeek-V3-0324", .warning, "deepseek/deepseek-chat-v3-0324"),
        .form("openrouter", "deepseek-ai/DeepSeek-V3.2-TEE", .warning, "deepseek/deepseek-v3.2"),
        .form("openrouter", "claude-sonnet-4-6", .error, "anthropic/claude-sonnet-4.6"),
        .form("openrouter", "deepseek-v3.2:nitro", .error, "deepseek/deepseek-v3.2:nitro"),
        .form("openrouter", "deepseek/deepseek-flash-latest", .warning, "~deepseek/deepseek-flash-latest"),
        .form(
            "openrouter", "https://openrouter.ai/deepseek/deepseek-chat-v3-0324:free", .error,
            "deepseek/deepseek-chat-v3-0324", .unsafe),
        .form("openrouter", "https://openrouter.ai/models/z-ai/glm-5.2", .error, "z-ai/glm-5.2"),
        .form("openrouter", "https://huggingface.co/zai-org/GLM-5.2", .error, "z-ai/glm-5.2"),
        .form("openrouter", "google/gemini-3.6-flahs", .warning, "google/gemini-3.6-flash", .unsafe),
        .form("openrouter", "tngtech/DeepSeek-R1T-Chimera:free", .error, nil),
        // 1: makers' own services
        .form("deepseek", "deepseek-ai/DeepSeek-V3-0324", .error, "deepseek-flash", .unsafe),
        .form("deepseek", "Pro/deepseek-ai/DeepSeek-V3", .error, "deepseek-flash", .unsafe),
        .form("deepseek", "deepseek-v3", .error, "deepseek-flash", .unsafe),
        .form("deepseek", "deepseek-r1", .error, "deepseek-flash", .unsafe),
        .form("deepseek", "DeepSeek R1", .error, "deepseek-flash", .unsafe),
        .form("deepseek", "deepseek-v4.1-flash", .error, "deepseek-flash", .unsafe),
        .form("deepseek", "deepseek-v4-pro-0813", .error, "deepseek-v4-pro", .unsafe),
        .form("deepseek", "deepseek/deepseek-chat", .error, "deepseek-flash", .unsafe),
        .form("deepseek", "deepseek-flash:free", .error, "deepseek-flash"),
        .form("deepseek", "DeepSeek-Flash", .warning, "deepseek-flash"),
        .form("anthropic", "anthropic/claude-sonnet-4.6", .warning, "claude-sonnet-4-6"),
        .form("anthropic", "claude-4.5-sonnet", .warning, "claude-sonnet-4-5"),
        .form("gemini", "models/gemini-3.6-flash", .info, "gemini-3.6-flash"),
        .form("gemini", "google/gemini-3.6-flash", .warning, "gemini-3.6-flash"),
        .form("gemini", "google/gemini-2.0-flash-001", .error, "gemini-3.6-flash"),
        .form("gemini", "Gemini 3.6 Flash", .error, "gemini-3.6-flash", .unsafe),
        .form("zai", "zai-org/GLM-5.2", .warning, "glm-5.2"),
        .form("moonshot", "moonshotai/kimi-k2.6", .warning, "kimi-k2.6"),
        // 1: Chutes
        .form("chutes", "chutes/deepseek-ai/DeepSeek-V3.2-TEE", .warning, "deepseek-ai/DeepSeek-V3.2-TEE"),
        .form("chutes", "chutes/glm-5-1", .warning, "zai-org/GLM-5.1-TEE"),
        .form("chutes", "zai-org/glm-5.1-tee", .info, "zai-org/GLM-5.1-TEE"),
        .form("chutes", "zai-org/GLM-5.1", .warning, "zai-org/GLM-5.1-TEE"),
        .form("chutes", "z-ai/glm-5.2", .warning, "zai-org/GLM-5.2-TEE"),
        .form("chutes", "deepseek/deepseek-v3.2", .warning, "deepseek-ai/DeepSeek-V3.2-TEE"),
        .form("chutes", "deepseek/deepseek-r1:free", .error, nil),
        .form("chutes", "deepseek-ai/deepseek-v3.2", .error, "deepseek-ai/DeepSeek-V3.2-TEE"),
        // No guess is better than a wrong one.
        .finding("unknown-model", .error, "deepseek", "deepseek-v9-ultra"),
        .finding("unknown-model", .error, "deepseek", "deepseek-r1-distill-qwen-32b"),
        .finding("unknown-model", .warning, "openrouter", "deepseek/deepseek-v3.2, z-ai/glm-5.2"),
        .finding("unknown-model", .warning, "openrouter", "deepseek/deepseek-v3.2:free"),
        .finding("unknown-model", .warning, "openrouter", "z-ai/glm-6.5"),
        .finding("unknown-model", .warning, "openrouter", "deepseek"),
        .finding("unknown-model", .info, "nanogpt", "DeepSeek-V3.2"),
        // 2: free variants
        .freeEnded("deepseek/deepseek-chat:free"), .freeEnded("deepseek/deepseek-chat-v3-0324:free"),
        .freeEnded("deepseek/deepseek-r1:free"), .freeEnded("deepseek/deepseek-r1-0528:free"),
        .freeEnded("deepseek/deepseek-chat-v3.1:free"), .freeEnded("deepseek/deepseek-v4-flash:free"),
        .freeEnded("moonshotai/kimi-k2:free"), .freeEnded("z-ai/glm-4.5-air:free"),
        .freeEnded("google/gemma-3-27b-it:free"), .freeEnded("meta-llama/llama-3.3-70b-instruct:free"),
        .freeEnded("openai/gpt-oss-20b:free"), .freeEnded("qwen/qwen3-14b:free"),
        .freeEnded("z-ai/glm-5.2:free", .warning), .freeEnded("nvidia/nemotron-3-super-120b-a12b:free", .warning),
        .finding(
            "free-variant-ended", .error, "openrouter", "deepseek/deepseek-chat-v3:free", "deepseek/deepseek-chat",
            .unsafe),
        // 2: retired
        .retired("openrouter", "deepseek/deepseek-v3-base:free"),
        .retired("openrouter", "tngtech/tng-r1t-chimera:free"),
        .retired("openrouter", "google/gemini-2.0-flash-exp:free"), .retired("openrouter", "x-ai/grok-4-fast:free"),
        .retired("openrouter", "anthropic/claude-3.7-sonnet", "anthropic/claude-sonnet-4.6"),
        .retired("openrouter", "anthropic/claude-3-opus", "anthropic/claude-opus-4.8"),
        .retired("openrouter", "google/gemini-2.0-flash-001", "google/gemini-3.6-flash"),
        .retired("openrouter", "openai/chatgpt-4o-latest", "openai/gpt-5.6-sol"),
        .retired("openrouter", "thedrummer/rocinante-12b"), .retired("openrouter", "alpindale/goliath-120b"),
        .retired("chutes", "deepseek-ai/DeepSeek-V3-0324"), .retired("chutes", "deepseek-ai/DeepSeek-R1-0528-TEE"),
        .retired("chutes", "deepseek-ai/DeepSeek-V3.1:THINKING"), .retired("chutes", "zai-org/GLM-4.5-Air"),
        .retired("chutes", "deepseek-ai/DeepSeek-V3.2", "deepseek-ai/DeepSeek-V3.2-TEE"),
        .retired("chutes", "Qwen/Qwen3-32B", "Qwen/Qwen3-32B-TEE"),
        .retired("deepseek", "deepseek-coder", "deepseek-flash"),
        .retired("gemini", "gemini-1.5-pro"), .retired("gemini", "gemini-2.5-pro-exp-03-25"),
        .retired("gemini", "gemini-3-pro-preview", "gemini-3.1-pro-preview"),
        .retired("openai", "gpt-4", "gpt-5.6-sol"), .retired("openai", "gpt-3.5-turbo-1106", "gpt-5.4-mini"),
        .retired("anthropic", "claude-3-5-sonnet-20241022", "claude-sonnet-4-6"),
        .retired("mistral", "open-mistral-nemo", "ministral-8b-2512"),
        .retired("groq", "llama-3.3-70b-versatile", "openai/gpt-oss-120b"),
        // 2: announced ends, and old names
        .deprecated("deepseek", "deepseek-chat", "deepseek-flash"),
        .deprecated("deepseek", "deepseek-reasoner", "deepseek-flash"),
        .finding("deprecated-model", .info, "deepseek", "deepseek-v4-flash", "deepseek-flash", .safe),
        .deprecated("gemini", "gemini-2.5-pro", "gemini-3.8-flash"),
        .deprecated("anthropic", "claude-sonnet-4-5", "claude-sonnet-5-5"),
        .deprecated("openai", "gpt-5", "gpt-6.1-sol"), .deprecated("openai", "gpt-4o", "gpt-6-luna"),
        .deprecated("mistral", "mistral-small-2506", "mistral-small-2603"),
        .deprecated("openrouter", "minimax/minimax-m2"), .deprecated("openrouter", "z-ai/glm-4.7"),
        .finding("deprecated-model", .info, "openai", "gpt-5.1"),
        // 3: sizes
        .size("context-exceeds-model", .error, "chutes", "Qwen/Qwen3-32B-TEE", context: 65_536, "40960"),
        .size("context-exceeds-model", .error, "openrouter", "deepseek/deepseek-r1", context: 128_000, "64000"),
        .size(
            "context-exceeds-model", .info, "openrouter", "minimax/minimax-m3", context: 1_000_000, nil),
        .size("context-exceeds-model", .error, "chutes", "Qwen/Qwen3-32B-TEE", context: 65_536, reply: 1000, "39960"),
        .size("context-plus-reply", .warning, "chutes", "Qwen/Qwen3-32B-TEE", context: 40_960, reply: 4000, "36960"),
        .size("reply-exceeds-model", .warning, "chutes", "zai-org/GLM-5.2-TEE", reply: 100_000, "65535"),
        .size(
            "reply-exceeds-model", .warning, "chutes", "zai-org/GLM-5.1-TEE", context: 131_072, reply: 200_000,
            "65535"),
        .size(
            "context-exceeds-front-end", .info, "deepseek", "deepseek-flash", "janitor", context: 128_001, "128000"),
        .size(
            "context-exceeds-front-end", .warning, "deepseek", "deepseek-flash", "sillytavern", context: 511, "512"),
        .size("reasoning-eats-reply", .warning, "deepseek", "deepseek-flash", reply: 1, "1500", .unsafe),
        .size("reasoning-eats-reply", .warning, "deepseek", "deepseek-v4-pro", reply: 499, "1500", .unsafe),
        .size("reasoning-eats-reply", .warning, "openrouter", "z-ai/glm-5.2", reply: 260, "1500", .unsafe),
        .size("reasoning-eats-reply", .warning, "gemini", "gemini-3.6-flash", reply: 300, "1500", .unsafe),
        .size(
            "context-exceeds-model", .error, "chutes", "unsloth/Mistral-Nemo-Instruct-2407-TEE", "janitor",
            context: 200_000, "128000"),
        // What may be seen in the chat.
        .size("exposed-reasoning", .info, "chutes", "deepseek-ai/DeepSeek-V4-Flash-0731-TEE", "janitor", nil),
        .size("silent-content-filter", .info, "gemini", "gemini-3.6-flash", "janitor", nil),
    ]

    /// Models that are served, and sizes that fit.
    static let correct: [ModelCase] =
        [
            "deepseek/deepseek-chat", "deepseek/deepseek-chat-v3-0324", "deepseek/deepseek-chat-v3.1",
            "deepseek/deepseek-r1", "deepseek/deepseek-r1-0528", "deepseek/deepseek-v3.1-terminus",
            "deepseek/deepseek-v3.2", "deepseek/deepseek-v3.2-exp", "deepseek/deepseek-v4-flash",
            "deepseek/deepseek-v4-flash-0731", "deepseek/deepseek-v4-pro", "deepseek/deepseek-v4-pro-0813",
            "deepseek/deepseek-v4.1-flash", "moonshotai/kimi-k2", "moonshotai/kimi-k2-0905",
            "gryphe/mythomax-l2-13b", "undi95/remm-slerp-l2-13b", "mancer/weaver", "microsoft/wizardlm-2-8x22b",
            "sao10k/l3-lunaris-8b", "sao10k/l3.1-euryale-70b", "sao10k/l3.3-euryale-70b",
            "thedrummer/cydonia-24b-v4.1", "thedrummer/skyfall-36b-v2", "thedrummer/unslopnemo-12b",
            "anthracite-org/magnum-v4-72b", "nousresearch/hermes-4-405b", "nousresearch/hermes-3-llama-3.1-70b",
            "aion-labs/aion-rp-llama-3.1-8b", "mistralai/mistral-nemo", "anthropic/claude-opus-4.1",
            "google/gemini-4-carbon", "google/gemma-4-31b-it:free", "google/gemma-4-26b-a4b-it:free",
            "nvidia/nemotron-3-ultra-550b-a55b:free", "openrouter/free", "openrouter/auto",
            "~z-ai/glm-latest", "deepseek/deepseek-chat-v3", "deepseek/deepseek-v3.2:floor", "@preset/mine",
        ].map { .right("openrouter", $0) } + [
            .right("deepseek", "deepseek-flash"), .right("deepseek", "deepseek-v4-pro"),
            .right("gemini", "gemini-2.5-flash-lite"), .right("gemini", "gemini-3.6-flash"),
            .right("gemini", "gemma-4-31b-it"), .right("anthropic", "claude-sonnet-4-6"),
            .right("chutes", "zai-org/GLM-5.1-TEE"), .right("chutes", "zai-org/GLM-5.3"),
            .right("chutes", "deepseek-ai/DeepSeek-V4.1-Flash-1017"), .right("chutes", "Nemotron-3-Nano-Omni-30B-TEE"),
            .right("chutes", "zai-org/GLM-5.1-TEE,zai-org/GLM-5.2-TEE:latency"), .right("chutes", "default"),
            .right("openai", "ft:gpt-4o:someone"), .right("groq", "openai/gpt-oss-120b"),
            .right("xai", "grok-4.6"), .right("zai", "glm-4.7-flash"), .right("koboldcpp", "models/anything: Free."),
            .right("openrouter", "deepseek/deepseek-chat", context: 128_000),
            .right("openrouter", "z-ai/glm-5.2", context: 1_048_576),
            .right("chutes", "Qwen/Qwen3-32B-TEE", context: 42_000),
            .right("chutes", "Qwen/Qwen3-32B-TEE", context: 40_960, reply: 1500),
            .right("chutes", "Qwen/Qwen3-32B-TEE", "sillytavern", context: 40_960, reply: 8000),
            .right("deepseek", "deepseek-flash", "janitor", context: 128_000, reply: 5000),
            .right("deepseek", "deepseek-flash", "janitor", reply: 0),
            .right("deepseek", "deepseek-flash", "sillytavern", context: 512, reply: 500),
            .right("deepseek", "deepseek-flash", reply: 300, more: "reasoning: off"),
            .right("deepseek", "deepseek-flash", reply: 300, more: "extra_body: {thinking: {type: disabled}}"),
            .right("anthropic", "claude-sonnet-4-6", reply: 300),
            .right("openrouter", "openrouter/free", reply: 300),
            .right("gemini", "gemini-3.6-flash", "sillytavern"),
            .right("chutes", "zai-org/GLM-5.1-TEE", "janitor", context: 32_768, reply: 1500),
            .right("nanogpt", "zai-org/glm-5.1", reply: 300),
        ]
}

/// A model or a context, and what is said of it.
struct ModelCase: Sendable, CustomTestStringConvertible {
    let provider: String
    let model: String
    var frontEnd: String?
    var context: Int?
    var reply: Int?
    var more: String?
    var rule = ""
    var severity = Severity.error
    var replacement: String?
    var safety = Fix.Safety.safe

    /// A profile with nothing else in it.
    var text: String {
        var proxy = "account: main, model: \(YAMLScalar.quoted(model))"
        if let context { proxy += ", context_size: \(context)" }
        if let reply { proxy += ", max_new_tokens: \(reply)" }
        if let more { proxy += ", \(more)" }
        return """
            version: 1
            name: case
            \(frontEnd.map { "front_end: \($0)\n" } ?? "")accounts:
              main: {provider: \(provider)}
            proxies:
              - {\(proxy)}
            """
    }

    var testDescription: String {
        [provider, model, frontEnd, context.map(String.init), reply.map(String.init)].compactMap { $0 }
            .joined(separator: " ")
    }

    static func finding(
        _ rule: String, _ severity: Severity, _ provider: String, _ model: String, _ replacement: String? = nil,
        _ safety: Fix.Safety = .safe
    ) -> ModelCase {
        ModelCase(
            provider: provider, model: model, rule: rule, severity: severity, replacement: replacement, safety: safety)
    }

    static func form(
        _ provider: String, _ model: String, _ severity: Severity, _ replacement: String?, _ safety: Fix.Safety = .safe
    ) -> ModelCase {
        finding("model-id-form", severity, provider, model, replacement, safety)
    }

    static func freeEnded(_ model: String, _ severity: Severity = .error) -> ModelCase {
        finding("free-variant-ended", severity, "openrouter", model, String(model.dropLast(5)), .unsafe)
    }

    static func retired(_ provider: String, _ model: String, _ replacement: String? = nil) -> ModelCase {
        finding("retired-model", .error, provider, model, replacement)
    }

    static func deprecated(_ provider: String, _ model: String, _ replacement: String? = nil) -> ModelCase {
        finding("deprecated-model", .warning, provider, model, replacement, .unsafe)
    }

    static func size(
        _ rule: String, _ severity: Severity, _ provider: String, _ model: String, _ frontEnd: String? = nil,
        context: Int? = nil, reply: Int? = nil, _ replacement: String?, _ safety: Fix.Safety = .safe
    ) -> ModelCase {
        ModelCase(
            provider: provider, model: model, frontEnd: frontEnd, context: context, reply: reply, rule: rule,
            severity: severity, replacement: replacement, safety: safety)
    }

    static func right(
        _ provider: String, _ model: String, _ frontEnd: String? = nil, context: Int? = nil, reply: Int? = nil,
        more: String? = nil
    ) -> ModelCase {
        ModelCase(
            provider: provider, model: model, frontEnd: frontEnd, context: context, reply: reply, more: more)
    }
}
