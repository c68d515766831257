import Profiles

/// Finds accounts that no proxy uses.
struct UnusedAccount: Rule {
    static let id = "unused-account"
    static let family = RuleFamily.file
    static let highestSeverity = Severity.warning
    static let summary = "No proxy uses this account."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for fault in profile.faults {
            guard case .unusedAccount(let name) = fault.kind else { continue }
            findings.report(
                "no proxy uses the account `\(name)`", at: fault.range,
                why: "an account without a proxy is never used, and its key is exposed for nothing", profile: profile,
                account: profile.profile.account(named: name))
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                An account that no proxy names is never used. Usually the proxy was deleted and the account stayed, \
                or a proxy uses a different account than its author thinks.
                """,
            remedy: "Add a proxy that uses the account, or delete the account.",
            examples: [
                .fires(
                    "An account left behind", .warning,
                    """
                    version: 1
                    name: leftover
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                      ‹chutes›: {provider: chutes, key: {env: CHUTES_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
                .silent(
                    "Two proxies on one account",
                    """
                    version: 1
                    name: shared
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                      - {account: main, model: z-ai/glm-5.2}
                    """),
            ])
    }
}
