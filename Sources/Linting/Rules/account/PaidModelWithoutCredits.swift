import Catalog
import Profiles

/// Finds paid models on accounts without money.
struct PaidModelWithoutCredits: Rule {
    static let id = "paid-model-without-credits"
    static let family = RuleFamily.account
    static let highestSeverity = Severity.warning
    static let summary = "The model costs money, but no credits were ever bought."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies {
            guard let provider = proxy.provider, provider.id == "openrouter", let account = proxy.account,
                let credits = account.creditsPurchasedUSD, credits.value == 0,
                account.hasOwnKeysAtRouter?.value != true, let model = proxy.proxy.model,
                let entry = proxy.model.entry, proxy.resolved.cost == .paid, entry.status != .retired,
                // What a router of OpenRouter's own chooses may be free.
                !entry.id.hasPrefix("openrouter/")
            else { continue }
            let replacement = ModelReplacement(model: model, entry: entry, proxy: proxy, profile: profile)
            var fixes: [Fix] = []
            if let free = profile.catalog.model("\(entry.id):free", at: provider.id),
                free.isServed(on: profile.options.today)
            {
                fixes = [replacement.fix(free, .unsafe)]
            }
            findings.report(
                "this model costs money, but the account never bought credits", at: model.range, grade: entry.grade,
                why: "without credits OpenRouter refuses paid models with a 402; if your own key pays, write "
                    + "`byok: true`",
                facts: [
                    Fact(
                        "\(entry.id) is listed with a price", date: entry.asOf, source: entry.source,
                        grade: entry.grade)
                ], related: [RelatedPlace("declared here", credits.range)], fixes: fixes, profile: profile,
                proxy: proxy.proxy, account: account)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                A model without `:free` costs money per token. An account that never bought credits cannot pay for \
                it, unless your own key at the upstream does. The profile declares this: `credits_purchased_usd: 0`.
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
                    "Your own key pays",
                    """
                    version: 1
                    name: own
                    accounts:
                      main: {provider: openrouter, key: {keyring: openrouter}, credits_purchased_usd: 0, byok: [z-ai]}
                    proxies:
                      - {account: main, model: z-ai/glm-5.2}
                    """),
                .silent(
                    "Nothing is assumed about undeclared facts",
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
