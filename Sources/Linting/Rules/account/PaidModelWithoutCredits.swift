import Catalog
import Profiles

/// Finds paid models on accounts without money.
struct PaidModelWithoutCredits: Rule {
    static let id = "paid-model-without-credits"
    static let family = RuleFamily.account
    static let highestSeverity = Severity.warning
    static let summary = "The model costs money, and no credits were ever bought."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies {
            guard let provider = proxy.provider, provider.id == "openrouter", let account = proxy.account,
                let credits = account.creditsPurchasedUSD, credits.value == 0,
                account.hasOwnKeysAtRouter?.value != true, let model = proxy.proxy.model,
                let entry = proxy.model.entry, proxy.resolved.cost == .paid, entry.status != .retired,
                // What a router of OpenRouter's own chooses may be free.
                !entry.id.hasPrefix("openrouter/")
            else { continue }
            var fixes: [Fix] = []
            if let free = profile.catalog.model("\(entry.id):free", at: provider.id), free.status == .active {
                fixes = [Fix("use `\(free.id)`", .unsafe, [model.node.replacingText(with: free.id)])]
            }
            findings.report(
                "this model costs money, and the account never bought credits", at: model.range, grade: entry.grade,
                why: "without credits OpenRouter refuses paid models with a 402; if a key of your own pays, write "
                    + "`byok: true`",
                facts: [
                    Fact(
                        "\(entry.id) is in the list with a price", date: entry.asOf, source: entry.source,
                        grade: entry.grade)
                ], related: [RelatedPlace("declared here", credits.range)], fixes: fixes, profile: profile,
                proxy: proxy.proxy, account: account)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                A model without `:free` costs money per token. An account that never bought credits has none to pay \
                with, unless a key of one's own at the upstream pays. The profile says so itself: \
                `credits_purchased_usd: 0`.
                """,
            symptoms: ["router: 402 `Insufficient credits`, `This request requires more credits, or fewer max_tokens`"],
            remedy: "Buy credits at https://openrouter.ai/settings/credits, or use a free model.",
            facts: [
                .recorded("openrouter", "no-credits")
            ],
            examples: [
                .fires(
                    "A paid model and no credits", .warning,
                    """
                    version: 1
                    name: broke
                    accounts:
                      main: {provider: openrouter, key: {keyring: openrouter}, credits_purchased_usd: 0}
                    proxies:
                      - {account: main, model: ‹z-ai/glm-5.2›}
                    """),
                .silent(
                    "A key of one's own pays",
                    """
                    version: 1
                    name: own
                    accounts:
                      main: {provider: openrouter, key: {keyring: openrouter}, credits_purchased_usd: 0, byok: [z-ai]}
                    proxies:
                      - {account: main, model: z-ai/glm-5.2}
                    """),
                .silent(
                    "What is not declared is not assumed",
                    """
                    version: 1
                    name: undeclared
                    accounts:
                      main: {provider: openrouter, key: {keyring: openrouter}}
                    proxies:
                      - {account: main, model: z-ai/glm-5.2}
                    """),
            ])
    }
}
