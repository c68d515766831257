import Catalog
import Profiles

/// Finds reply limits that a thinking model uses up before it has written anything.
struct ReasoningEatsReply: Rule {
    static let id = "reasoning-eats-reply"
    static let family = RuleFamily.model
    static let highestSeverity = Severity.warning
    static let summary = "The model reasons before it writes, and the reply limit leaves no room for that."

    /// Below this many tokens thoughts commonly leave nothing; the threshold is ours.
    private static let enough: Int64 = 500
    /// What there is room in for thoughts and a reply.
    private static let suggestion: Int64 = 1500

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies {
            guard let reply = proxy.proxy.maxNewTokens, (1..<Self.enough).contains(reply.value),
                let entry = proxy.model.entry, entry.status != .retired, let provider = proxy.provider,
                proxy.mayThink
            else { continue }
            let room = min(Self.suggestion, entry.maximumOutput ?? Self.suggestion)
            let fix = Fix(
                "use \(room), which leaves room for reasoning and text", .unsafe,
                [reply.node.replacingSource(with: String(room))])
            findings.report(
                "a reply of \(reply.value) tokens is short for a model that reasons first", at: reply.range,
                grade: .singleWitness,
                why: "reasoning counts toward the reply: when it uses up the limit, the reply arrives empty or cut off",
                facts: [
                    Fact(
                        "\(entry.id) thinks at \(provider.name)", date: entry.asOf, source: entry.source,
                        grade: entry.grade), Self.fact,
                ], fixes: room > reply.value ? [fix] : [], profile: profile, proxy: proxy.proxy)
        }
    }

    private static let fact = Fact.recorded("custom", "small-reply")

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                A reasoning model writes its reasoning first, and it counts against the reply limit. With a limit \
                meant for plain chat models, nothing is left for the text: the reply is empty, and Janitor AI shows \
                `No response from bot (pgshag2)`. Limits from 1 to 499 tokens are reported; 0 sets no limit.
                """,
            symptoms: ["front end: `No response from bot (pgshag2)`, or replies that break off"],
            remedy: "Raise `max_new_tokens` to 1000 or more, or turn reasoning off with `reasoning: off`.",
            facts: [fact],
            examples: [
                .fires(
                    "A limit meant for plain chat models", .warning,
                    """
                    version: 1
                    name: thinking
                    accounts:
                      main: {provider: chutes, key: {env: CHUTES_API_KEY}}
                    proxies:
                      - {account: main, model: zai-org/GLM-5.1-TEE, max_new_tokens: ‹300›}
                    """,
                    fixed: """
                        version: 1
                        name: thinking
                        accounts:
                          main: {provider: chutes, key: {env: CHUTES_API_KEY}}
                        proxies:
                          - {account: main, model: zai-org/GLM-5.1-TEE, max_new_tokens: 1500}
                        """),
                .silent(
                    "No limit, or enough",
                    """
                    version: 1
                    name: room
                    accounts:
                      main: {provider: chutes, key: {env: CHUTES_API_KEY}}
                    proxies:
                      - {account: main, model: zai-org/GLM-5.1-TEE, max_new_tokens: 0}
                      - {account: main, model: zai-org/GLM-5.2-TEE, max_new_tokens: 500}
                    """),
                .silent(
                    "Reasoning is turned off",
                    """
                    version: 1
                    name: quick
                    accounts:
                      main: {provider: deepseek, key: {env: DEEPSEEK_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek-flash, max_new_tokens: 300, reasoning: off}
                    """),
                .silent(
                    "Models that do not reason, or only on request",
                    """
                    version: 1
                    name: plain
                    accounts:
                      router: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                      claude: {provider: anthropic, key: {env: ANTHROPIC_API_KEY}}
                    proxies:
                      - {account: router, model: deepseek/deepseek-chat-v3-0324, max_new_tokens: 300}
                      - {account: claude, model: claude-sonnet-4-6, max_new_tokens: 300}
                    """),
            ])
    }
}
