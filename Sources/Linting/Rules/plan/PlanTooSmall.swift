import Catalog
import Profiles
import Setups

/// Finds plans whose caps do not hold the messages of a day.
struct PlanTooSmall: Rule {
    static let id = "plan-too-small"
    static let family = RuleFamily.plan
    static let highestSeverity = Severity.warning
    static let summary = "The plan's caps are too small for the planned messages or the context size."

    /// Fewer messages than this in four hours are no evening.
    private static let fewest: Int64 = 10

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        // What stands at another account may take the rest.
        let names = Set(profile.proxies.compactMap { $0.account?.name.value })
        guard names.count == 1 else { return }
        var least: (proxy: ProxyContext, allowance: Allowance)?
        for (number, proxy) in profile.proxies.enumerated() {
            guard proxy.resolved.plan != nil, !proxy.resolved.isPaidElsewhere, proxy.resolved.cost == .paid,
                let missed = missed(by: proxy)
            else {
                // One that fits is one to switch to.
                return
            }
            if number == 0 { least = missed }
        }
        guard let (proxy, allowance) = least, let account = proxy.account, let plan = account.plan,
            let messages = allowance.messages, let provider = proxy.provider
        else { return }
        let wanted = profile.profile.messagesPerDay
        let isAboutDay = wanted != nil && allowance.coversDay(of: proxy.resolved.messageCost.size) == false
        let size = proxy.proxy.contextSize
        let cost = proxy.resolved.messageCost
        let each =
            cost.told(cost.message).map {
                "; at \(cost.size.sent) tokens of context, a message uses \($0) of it"
            } ?? cost.price?.asOf.map { "; by prices of \($0)" } ?? ""
        findings.report(
            isAboutDay
                ? "\(wanted?.value ?? 0) messages a day are more than the plan `\(plan.value)` covers"
                : "the plan `\(plan.value)` covers only \(messages) messages of this context size in 4 hours",
            at: isAboutDay ? wanted?.range ?? plan.range : size?.range ?? plan.range, grade: allowance.fact.grade,
            why: "\(allowance.cap) are \(messages) messages\(allowance.cap.hasPrefix("$") ? each : "")",
            facts: [allowance.fact.asFact("the cap of \(provider.possessiveName) plan: \(allowance.fact.value)")],
            related: [RelatedPlace("the plan", plan.range)], profile: profile, account: account)
    }

    /// The cap that a proxy's messages do not fit into; nil where they fit, or nothing is known.
    private func missed(by proxy: ProxyContext) -> (proxy: ProxyContext, allowance: Allowance)? {
        let size = proxy.resolved.messageCost.size
        let isPlanned = proxy.resolved.profile.messagesPerDay != nil
        for allowance in proxy.resolved.allowances where allowance.isInForce && allowance.fact.grade != .unverified {
            guard let messages = allowance.messages else { continue }
            if isPlanned, allowance.coversDay(of: size) == false { return (proxy, allowance) }
            if allowance.period == .fourHours, messages < Self.fewest { return (proxy, allowance) }
        }
        return nil
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                A plan has its own caps. At Chutes they limit what the usage would cost at pay-as-you-go prices, per \
                four hours and per month. A large context makes each message use more of them. Beyond the caps, the \
                balance pays; without one, the answer is a 402.
                """,
            symptoms: ["provider: 402 `Subscription usage cap exceeded. Please add balance to continue.`"],
            remedy: """
                Lower `context_size`, use a cheaper model, plan fewer messages, or choose a larger plan. `proxylint \
                cost` shows what the caps cover.
                """,
            examples: [
                .fires(
                    "More messages than the month covers", .warning,
                    """
                    version: 1
                    name: much
                    accounts:
                      main: {provider: chutes, key: {keyring: chutes}, plan: plus}
                    proxies:
                      - {account: main, model: zai-org/GLM-5.1-TEE, context_size: 65536, max_new_tokens: 800}
                    messages_per_day: ‹100›
                    """),
                .fires(
                    "A context that leaves a handful of messages", .warning,
                    """
                    version: 1
                    name: wide
                    accounts:
                      main: {provider: chutes, key: {keyring: chutes}, plan: base}
                    proxies:
                      - {account: main, model: zai-org/GLM-5.1-TEE, context_size: ‹180000›, max_new_tokens: 800}
                    """),
                .silent(
                    "An evening that fits",
                    """
                    version: 1
                    name: fits
                    accounts:
                      main: {provider: chutes, key: {keyring: chutes}, plan: plus}
                    proxies:
                      - {account: main, model: zai-org/GLM-5.1-TEE, context_size: 16384, max_new_tokens: 800}
                    messages_per_day: 40
                    """),
                .silent(
                    "Another account takes the rest",
                    """
                    version: 1
                    name: rest
                    accounts:
                      main: {provider: chutes, key: {keyring: chutes}, plan: plus}
                      direct: {provider: deepseek, key: {keyring: deepseek}}
                    proxies:
                      - {account: main, model: zai-org/GLM-5.1-TEE, context_size: 65536, max_new_tokens: 800}
                      - {account: direct, model: deepseek-flash, context_size: 65536, max_new_tokens: 800}
                    messages_per_day: 100
                    """),
            ])
    }
}
