import Catalog
import Profiles

/// Finds accounts that say something about themselves, but not what decides over free models.
struct PrivacySwitchUndeclared: Rule {
    static let id = "privacy-switch-undeclared"
    static let family = RuleFamily.account
    static let highestSeverity = Severity.info
    static let summary = "The profile does not say whether the account lets free endpoints train."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        var seen: Set<String> = []
        for proxy in profile.proxies {
            guard let account = proxy.account, proxy.freeCap != nil,
                proxy.model.entry?.status != .retired, account.privacy.freeTraining == nil, isDescribed(account),
                seen.insert(account.name.value).inserted
            else { continue }
            findings.report(
                "the profile does not say whether `free_training` is on for this account", at: account.name.range,
                why: "while it is off, most free models are refused; declare the switch so that lint can tell",
                facts: Self.facts, profile: profile, proxy: proxy.proxy, account: account)
        }
    }

    /// Whether its owner has begun to write down what only the owner knows.
    private func isDescribed(_ account: Account) -> Bool {
        let privacy = account.privacy
        return account.creditsPurchasedUSD != nil || privacy.freePublication != nil || privacy.paidTraining != nil
            || privacy.zeroDataRetention != nil || !privacy.zeroDataRetentionByGroup.isEmpty
            || privacy.ageConfirmed != nil
    }

    private static var facts: [Fact] {
        [
            .recorded("openrouter", "free-training")
        ]
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Whether a free model is reachable depends on a switch that only the account's owner sees. If the \
                profile declares other facts about the account, this one is worth declaring too. A profile that \
                declares none is not reported.
                """,
            symptoms: ["router: 404 `No endpoints found matching your data policy (Free model training)`"],
            remedy: """
                Check https://openrouter.ai/settings/privacy and write `privacy: {free_training: true}` or `false`.
                """,
            facts: facts,
            examples: [
                .fires(
                    "Credits are declared, the switch is not", .info,
                    """
                    version: 1
                    name: half
                    accounts:
                      ‹main›: {provider: openrouter, key: {keyring: openrouter}, credits_purchased_usd: 0}
                    proxies:
                      - {account: main, model: "google/gemma-4-31b-it:free"}
                    """),
                .silent(
                    "The switch is declared",
                    """
                    version: 1
                    name: declared
                    accounts:
                      main:
                        provider: openrouter
                        key: {keyring: openrouter}
                        credits_purchased_usd: 0
                        privacy: {free_training: true}
                    proxies:
                      - {account: main, model: "google/gemma-4-31b-it:free"}
                    """),
                .silent(
                    "Nothing is declared",
                    """
                    version: 1
                    name: bare
                    accounts:
                      main: {provider: openrouter, key: {keyring: openrouter}}
                    proxies:
                      - {account: main, model: "google/gemma-4-31b-it:free"}
                    """),
            ])
    }
}
