import Catalog

/// Finds contexts that fit the model's window only without the reply.
struct ContextPlusReply: Rule {
    static let id = "context-plus-reply"
    static let family = RuleFamily.context
    static let highestSeverity = Severity.warning
    static let summary = "Context and reply together exceed the model's window."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies {
            guard let size = proxy.proxy.contextSize, let reply = proxy.proxy.maxNewTokens,
                let entry = proxy.model.entry, entry.status != .retired, let window = entry.window,
                let provider = proxy.provider
            else { continue }
            // A reply above the model's longest is for `reply-exceeds-model`.
            let length = min(reply.value, entry.maximumOutput ?? reply.value)
            let sent = min(size.value, profile.maxContext)
            guard !TokenSlack.exceeds(size.value, window), TokenSlack.exceeds(sent + length, window),
                !Self.isCounted(by: profile.frontEnds)
            else { continue }
            let best = window - length
            findings.report(
                "a context of \(size.value) and a reply of \(length) tokens do not fit the model's window of \(window)",
                at: size.range, grade: entry.grade,
                why: "the reply needs room in the window too: in a long chat, messages are refused or replies cut off",
                facts: [
                    Fact(
                        "\(entry.id) has a window of \(window) tokens at \(provider.name)", date: entry.asOf,
                        source: entry.source, grade: entry.grade)
                ],
                fixes: best > length
                    ? [
                        Fix(
                            "use \(best), the window minus the reply", .safe,
                            [size.node.replacingSource(with: String(best))])
                    ] : [],
                profile: profile, proxy: proxy.proxy)
        }
    }

    /// Whether the front ends take the reply out of the context, and so send what fits.
    private static func isCounted(by frontEnds: [FrontEnd]) -> Bool {
        !frontEnds.isEmpty && frontEnds.allSatisfy { $0.value("context_counts_reply") == "yes" }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                A model's window holds both the prompt and the reply. A context size that fills the window leaves no \
                room for the reply, which only shows once a chat is long. Front ends known to subtract the reply from \
                the context are not reported.
                """,
            symptoms: [
                "router: 400 `This endpoint's maximum context length is … tokens. However, you requested about …`"
            ],
            remedy: "Set `context_size` to the window minus `max_new_tokens`.",
            facts: [
                .recorded("openrouter", "windows-differ"),
                .recorded("sillytavern", "prompt-budget"),
            ],
            examples: [
                .fires(
                    "No room for the reply", .warning,
                    """
                    version: 1
                    name: full
                    accounts:
                      main: {provider: chutes, key: {env: CHUTES_API_KEY}}
                    proxies:
                      - {account: main, model: Qwen/Qwen3-32B-TEE, context_size: ‹40960›, max_new_tokens: 4096}
                    """,
                    fixed: """
                        version: 1
                        name: full
                        accounts:
                          main: {provider: chutes, key: {env: CHUTES_API_KEY}}
                        proxies:
                          - {account: main, model: Qwen/Qwen3-32B-TEE, context_size: 36864, max_new_tokens: 4096}
                        """),
                .silent(
                    "SillyTavern subtracts the reply from the context",
                    """
                    version: 1
                    name: tavern
                    front_end: sillytavern
                    accounts:
                      main: {provider: chutes, key: {env: CHUTES_API_KEY}}
                    proxies:
                      - {account: main, model: Qwen/Qwen3-32B-TEE, context_size: 40960, max_new_tokens: 4096}
                    """),
                .silent(
                    "Both fit",
                    """
                    version: 1
                    name: room
                    accounts:
                      main: {provider: chutes, key: {env: CHUTES_API_KEY}}
                    proxies:
                      - {account: main, model: Qwen/Qwen3-32B-TEE, context_size: 32768, max_new_tokens: 4096}
                      - {account: main, model: Qwen/Qwen3-32B-TEE, context_size: 40960}
                    """),
            ])
    }
}
