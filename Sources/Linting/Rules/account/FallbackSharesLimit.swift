import Catalog
import Profiles
import Setups

/// Finds rotations in which every proxy fails when the first does.
struct FallbackSharesLimit: Rule {
    static let id = "fallback-shares-limit"
    static let family = RuleFamily.account
    static let highestSeverity = Severity.info
    static let summary = "Every proxy in the rotation shares the same limit."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        guard profile.proxies.count > 1 else { return }
        let second = profile.proxies[1]
        guard let model = second.proxy.model, Self.mayShare(profile.proxies[0], second) else { return }
        var shared: Set<SharedLimit>?
        for limits in profile.proxies.map({ $0.resolved.limits }) {
            shared = shared.map { $0.intersection(limits) } ?? limits
        }
        guard let shared, !shared.isEmpty else { return }
        if let account = second.account, shared.contains(.freeModels(account: account.name.value)),
            let cap = second.freeCap
        {
            let minute = cap.perMinute.map { "\($0) a minute and " } ?? ""
            findings.report(
                "this fallback draws on the same free requests as the proxies before it", at: model.range,
                why:
                    "\(minute)\(cap.counted) a day apply to all free models of an account together; another "
                    + "model helps when the first is busy, not when the limit is used up",
                facts: FreeModelFacts.facts,
                profile: profile,
                proxy: second.proxy)
            return
        }
        let isSameAccount = shared.contains { limit in
            if case .account = limit { return true }
            return false
        }
        let upstreams = shared.compactMap { limit -> String? in
            if case .upstream(let slug) = limit { return slug }
            return nil
        }
        guard !isSameAccount, let upstream = upstreams.min() else { return }
        findings.report(
            "this fallback uses the same upstream as the proxies before it: `\(upstream)`", at: model.range,
            why: "when that upstream is overloaded or down, every proxy in the rotation fails with it",
            profile: profile, proxy: second.proxy)
    }

    /// Whether two proxies could stand under one limit; most rotations lead elsewhere and need no closer look.
    private static func mayShare(_ first: ProxyContext, _ second: ProxyContext) -> Bool {
        if first.proxy.account?.value == second.proxy.account?.value { return true }
        let limits = second.resolved.limitList
        return first.resolved.limitList.contains { limits.contains($0) }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                A rotation helps when a proxy fails. OpenRouter counts requests to all free models of an account \
                together, so a second free model does not help once the daily limit is used up. Two routes to the \
                same upstream also fail together when it is overloaded.
                """,
            symptoms: ["router: 429 `Rate limit exceeded: free-models-per-day` from every proxy"],
            remedy: "Put a proxy at another provider, or a paid model, at the end of the rotation.",
            facts: FreeModelFacts.facts,
            examples: [
                .fires(
                    "Two free models of one account", .info,
                    """
                    version: 1
                    name: both
                    accounts:
                      main: {provider: openrouter, key: {keyring: openrouter}}
                    proxies:
                      - {account: main, model: "google/gemma-4-31b-it:free"}
                      - {account: main, model: ‹"nvidia/nemotron-3-ultra-550b-a55b:free"›}
                    """),
                .fires(
                    "One upstream, two routes", .info,
                    """
                    version: 1
                    name: ways
                    accounts:
                      router: {provider: openrouter, key: {keyring: openrouter}}
                      direct: {provider: deepseek, key: {keyring: deepseek}}
                    proxies:
                      - {account: router, model: deepseek/deepseek-v4-flash-0731, upstreams: [deepseek]}
                      - {account: direct, model: ‹deepseek-flash›}
                    """),
                .silent(
                    "A paid model behind a free one",
                    """
                    version: 1
                    name: paid
                    accounts:
                      main: {provider: openrouter, key: {keyring: openrouter}}
                    proxies:
                      - {account: main, model: "google/gemma-4-31b-it:free"}
                      - {account: main, model: z-ai/glm-5.2}
                    """),
                .silent(
                    "Another provider at the end",
                    """
                    version: 1
                    name: other
                    accounts:
                      main: {provider: openrouter, key: {keyring: openrouter}}
                      chutes: {provider: chutes, key: {keyring: chutes}}
                    proxies:
                      - {account: main, model: "google/gemma-4-31b-it:free"}
                      - {account: main, model: "nvidia/nemotron-3-ultra-550b-a55b:free"}
                      - {account: chutes, model: zai-org/GLM-5.1-TEE}
                    """),
            ])
    }
}
