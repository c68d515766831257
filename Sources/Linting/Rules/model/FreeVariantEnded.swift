import Catalog

/// Finds free variants that have ended while the paid model lives on.
struct FreeVariantEnded: Rule {
    static let id = "free-variant-ended"
    static let family = RuleFamily.model
    static let highestSeverity = Severity.error
    static let summary = "The free variant of this model has ended; the paid one lives on."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies {
            guard let model = proxy.proxy.model, let provider = proxy.provider, let entry = proxy.model.entry,
                let paid = profile.catalog.livingPaidForm(of: entry, on: profile.options.today)
            else { continue }
            findings.report(
                "\(provider.name) no longer serves `\(model.value)` for free", at: model.range, grade: entry.grade,
                why: ModelSentences.end(of: entry, successor: paid, [])
                    + ModelSentences.stillFree(insteadOf: entry, profile.catalog),
                facts: [ModelSentences.fact(entry, provider), ModelSentences.fact(paid, provider)],
                fixes: [ModelSentences.replacement(of: model, by: paid, insteadOf: entry, .unsafe)], profile: profile,
                proxy: proxy.proxy, ended: entry.ended)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                OpenRouter lists free variants as models of their own, with `:free` behind the id, and ends them long \
                before the model itself: over 140 have gone. Guides name them for years. The paid variant costs money, \
                so nothing is changed without a look; models that are free today are named besides.
                """,
            symptoms: [
                "router: 404 `This model is unavailable for free. The paid version is available now`",
                "router: 404 `The free … period has ended`, or `No endpoints found for …`",
            ],
            remedy: "Use the paid id, or choose a model that is free today.",
            facts: [
                Fact(
                    "no free DeepSeek id is in any list of OpenRouter's since 2026-06-01",
                    date: CalendarDate("2026-11-05"), source: "OpenRouter lists, 2026-06-01 to 2026-11-05",
                    grade: .documented)
            ],
            examples: [
                .fires(
                    "The classic of old guides", .error,
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
                    "One witness says so", .warning,
                    """
                    version: 1
                    name: recent
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: ‹"z-ai/glm-5.2:free"›}
                    """),
                .silent(
                    "Variants that are free",
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
