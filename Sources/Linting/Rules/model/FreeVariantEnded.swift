import Catalog

/// Finds free variants that have ended while the paid model lives on.
struct FreeVariantEnded: Rule {
    static let id = "free-variant-ended"
    static let family = RuleFamily.model
    static let highestSeverity = Severity.error
    static let summary = "The free variant of this model has ended; the paid one is still available."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies {
            guard let model = proxy.proxy.model, let provider = proxy.provider, let entry = proxy.model.entry,
                let paid = profile.catalog.livingPaidForm(of: entry, on: profile.options.today)
            else { continue }
            let replacement = ModelReplacement(model: model, entry: entry, proxy: proxy, profile: profile)
            findings.report(
                "\(provider.name) no longer serves `\(model.value)` for free", at: model.range, grade: entry.grade,
                why: ModelSentences.end(of: entry, successor: paid, "")
                    + ModelSentences.stillFree(
                        insteadOf: entry, on: profile.options.today, profile.catalog),
                facts: [ModelSentences.fact(entry, provider), ModelSentences.fact(paid, provider)],
                fixes: replacement.fixes(to: paid, .unsafe), profile: profile, proxy: proxy.proxy, ended: entry.ended)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                OpenRouter lists free variants as separate models, with `:free` after the ID, and ends them long \
                before the model itself: over 140 are gone. Guides keep naming them for years. The paid variant costs \
                money, so the fix is not marked safe; models that are free today are named too.
                """,
            symptoms: [
                "router: 404 `This model is unavailable for free. The paid version is available now`",
                "router: 404 `The free … period has ended`, or `No endpoints found for …`",
            ],
            remedy: "Use the paid ID, or choose a model that is free today.",
            facts: [
                .recorded("openrouter", "no-free-deepseek")
            ],
            examples: [
                .fires(
                    "A classic from old guides", .error,
                    """
                    version: 1
                    name: classic
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: ‹"deepseek/deepseek-chat-v3-0324:free"›}
                    """,
                    fixed: """
                        version: 1
                        name: classic
                        accounts:
                          main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                        proxies:
                          - {account: main, model: "deepseek/deepseek-chat-v3-0324"}
                        """),
                .fires(
                    "Only one source says so", .warning,
                    """
                    version: 1
                    name: recent
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: ‹"z-ai/glm-5.2:free"›}
                    """),
                .silent(
                    "Variants that are still free",
                    """
                    version: 1
                    name: free
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: "google/gemma-4-31b-it:free"}
                      - {account: main, model: openrouter/free}
                    """),
            ])
    }
}
