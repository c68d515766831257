import Catalog
import Setups

/// Finds context sizes that make each message of a long chat expensive.
struct ContextCostly: Rule {
    static let id = "context-costly"
    static let family = RuleFamily.context
    static let highestSeverity = Severity.info
    static let summary = "The context size makes every message of a long chat expensive."

    /// Up to here a context is what chats are usually sent with, whatever the model costs.
    static let usualContext: Int64 = 32_768
    /// What the tokens sent with one message may cost, in millionths of a dollar.
    private static let noticeable: Int64 = 100_000

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies {
            guard let size = proxy.proxy.contextSize, size.value > Self.usualContext, let provider = proxy.provider,
                // A plan or another key pays, at prices of its own.
                proxy.account?.plan == nil, !proxy.resolved.isPaidElsewhere,
                // What the model cannot take is `context-exceeds-model`.
                !(proxy.model.entry?.window.map { TokenSlack.exceeds(size.value, $0) } ?? false)
            else { continue }
            let cost = proxy.resolved.messageCost
            guard let message = cost.message, let price = cost.price,
                let sent = price.cost(sent: cost.size.sent, written: 0), sent >= Self.noticeable,
                let usual = cost.message(sending: Self.usualContext), let told = cost.told(message)
            else { continue }
            let rates = price.rates(sending: cost.size.sent)
            var why = "once the chat has filled it, every message sends all of it: \(MoneyText.usd(sent)) of the "
            why += "\(MoneyText.usd(message)); with \(Self.usualContext) tokens it would be \(MoneyText.usd(usual))"
            if let threshold = rates.threshold {
                why += "; above \(threshold) tokens sent, the whole request costs more"
            }
            findings.report(
                "at \(size.value) tokens of context a message costs \(price.isRough ? told : "about \(told)")",
                at: size.range, why: why,
                facts: [
                    Fact(
                        "\(price.id) costs \(rates.input.map(MoneyText.exact) ?? "?") USD per million tokens sent at "
                            + provider.name, date: price.asOf, source: price.source, grade: .singleWitness)
                ], profile: profile, proxy: proxy.proxy)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Every message sends the chat again, up to the context size. In a long chat the context therefore \
                decides what a message costs, not the reply. Reported only above 32768 tokens, and only if the tokens \
                sent cost 10 cents or more per message.
                """,
            symptoms: ["the balance falls by several dollars in an evening"],
            remedy: """
                Lower `context_size`, and keep what must be remembered in a summary or a lorebook. \
                `proxylint cost` shows what each size costs, and where the same model costs less.
                """,
            examples: [
                .fires(
                    "180,000 tokens of an expensive model", .info,
                    """
                    version: 1
                    name: dear
                    accounts:
                      main: {provider: anthropic, key: {env: ANTHROPIC_API_KEY}}
                    proxies:
                      - {account: main, model: claude-opus-5-5, context_size: ‹180000›}
                    """),
                .fires(
                    "A million tokens", .info,
                    """
                    version: 1
                    name: million
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: z-ai/glm-5.3, context_size: ‹400000›}
                    """),
                .silent(
                    "A large context of a cheap model",
                    """
                    version: 1
                    name: cheap
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: z-ai/glm-5.3-flash, context_size: 128000}
                    """),
                .silent(
                    "A usual context of an expensive model",
                    """
                    version: 1
                    name: usual
                    accounts:
                      main: {provider: anthropic, key: {env: ANTHROPIC_API_KEY}}
                    proxies:
                      - {account: main, model: claude-opus-5-5, context_size: 32768}
                    """),
                .silent(
                    "A free model",
                    """
                    version: 1
                    name: free
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: "google/gemma-4-31b-it:free", context_size: 200000}
                    """),
            ])
    }
}
