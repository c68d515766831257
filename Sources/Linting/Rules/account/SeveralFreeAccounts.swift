import Catalog
import Profiles

/// Finds several accounts at one provider that are used for free models only.
struct SeveralFreeAccounts: Rule {
    static let id = "several-free-accounts"
    static let family = RuleFamily.account
    static let highestSeverity = Severity.info
    static let summary = "Several accounts at one provider are used for free models only."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        guard profile.profile.accounts.count > 1 else { return }
        var free: [Account] = []
        for account in profile.profile.accounts {
            let uses = profile.proxies.filter { $0.account?.name.value == account.name.value }
            guard !uses.isEmpty, uses.allSatisfy({ $0.freeCap != nil }) else { continue }
            free.append(account)
        }
        guard free.count > 1 else { return }
        findings.report(
            "a second account for free models at OpenRouter does not raise the limits", at: free[1].name.range,
            why:
                "more keys or accounts do not raise the limits, and getting around them violates most providers' terms",
            facts: FreeModelFacts.facts, related: [RelatedPlace("the first one", free[0].name.range)], profile: profile,
            account: free[1])
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Some guides suggest a second free account once the first is used up. OpenRouter says that more keys \
                or accounts do not raise the limits, and most providers forbid this and close such accounts.
                """,
            remedy: "Buy credits once for the larger limit, or end the rotation with a proxy at another provider.",
            facts: FreeModelFacts.facts,
            examples: [
                .fires(
                    "Two accounts for free models", .info,
                    """
                    version: 1
                    name: two
                    accounts:
                      mine: {provider: openrouter, key: {keyring: mine}}
                      ‹spare›: {provider: openrouter, key: {keyring: spare}}
                    proxies:
                      - {account: mine, model: "google/gemma-4-31b-it:free"}
                      - {account: spare, model: "google/gemma-4-31b-it:free"}
                    """),
                .silent(
                    "A second account that pays",
                    """
                    version: 1
                    name: pays
                    accounts:
                      mine: {provider: openrouter, key: {keyring: mine}}
                      group: {provider: openrouter, key: {keyring: group}}
                    proxies:
                      - {account: mine, model: "google/gemma-4-31b-it:free"}
                      - {account: group, model: z-ai/glm-5.2}
                    """),
            ])
    }
}
