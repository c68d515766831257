import Catalog

/// Finds models that are gone.
struct RetiredModel: Rule {
    static let id = "retired-model"
    static let family = RuleFamily.model
    static let highestSeverity = Severity.error
    static let summary = "The provider no longer serves this model."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies {
            if let model = proxy.proxy.model, let provider = proxy.provider,
                let successor = profile.options.ownFacts.models[provider.id]?.retired[model.value]
            {
                findings.report(
                    "`\(model.value)` is retired, as your settings say", at: model.range,
                    why: successor.isEmpty ? "they name no successor" : "they name `\(successor)` as its successor",
                    fixes: successor.isEmpty
                        ? [] : [Fix("use `\(successor)`", .safe, [model.replacing(with: successor)])],
                    profile: profile, proxy: proxy.proxy)
                continue
            }
            guard let model = proxy.proxy.model, let provider = proxy.provider, let entry = proxy.model.entry,
                entry.status == .retired, profile.catalog.livingPaidForm(of: entry, on: profile.options.today) == nil
            else { continue }
            let successor = profile.catalog.successor(of: entry, on: profile.options.today)
            let replacement = ModelReplacement(model: model, entry: entry, proxy: proxy, profile: profile)
            findings.report(
                "\(provider.name) no longer serves `\(model.value)`", at: model.range, grade: entry.grade,
                why: ModelSentences.end(of: entry, successor: successor, replacement.alternatives),
                facts: [ModelSentences.fact(entry, provider)], fixes: replacement.fixes(to: successor, .safe),
                profile: profile, proxy: proxy.proxy, ended: entry.ended)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Providers retire models, free ones most often, and guides keep naming them for years. The refusal is \
                a 404 or a 400, but front ends may show it as a network error or a rate limit. If the provider or the \
                maker named a successor, the chain is followed to a model that is still served; if not, the closest \
                available models are named and there is no fix.
                """,
            symptoms: [
                "router: 404 `No endpoints found for …`, `This model is unavailable for free`",
                "provider: 404 `model not found: …`, 400 `Model Not Exist`",
            ],
            remedy: "Use the successor, or choose a model from the provider's own list.",
            facts: [
                .recorded("openrouter", "no-free-deepseek"),
                .recorded("chutes", "catalogue-2025"),
            ],
            examples: [
                .fires(
                    "A retired model with a successor", .error,
                    """
                    version: 1
                    name: old-gemini
                    accounts:
                      main: {provider: gemini, key: {env: GEMINI_API_KEY}}
                    proxies:
                      - {account: main, model: ‹gemini-2.0-flash›}
                    """,
                    fixed: """
                        version: 1
                        name: old-gemini
                        accounts:
                          main: {provider: gemini, key: {env: GEMINI_API_KEY}}
                        proxies:
                          - {account: main, model: gemini-3.6-flash}
                        """),
                .fires(
                    "Renamed at Chutes", .error,
                    """
                    version: 1
                    name: old-chutes
                    accounts:
                      main: {provider: chutes, key: {env: CHUTES_API_KEY}}
                    proxies:
                      - {account: main, model: ‹deepseek-ai/DeepSeek-V3.2›}
                    """),
                .fires(
                    "Gone without a successor", .error,
                    """
                    version: 1
                    name: chimera
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: ‹"tngtech/deepseek-r1t2-chimera:free"›}
                    """),
                .silent(
                    "An old model that is still available",
                    """
                    version: 1
                    name: old-but-alive
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: gryphe/mythomax-l2-13b}
                      - {account: main, model: deepseek/deepseek-chat-v3-0324}
                    """),
                .silent(
                    "Your own server may use any model ID",
                    """
                    version: 1
                    name: own
                    accounts:
                      box: {provider: koboldcpp}
                    proxies:
                      - {account: box, model: gemini-2.0-flash}
                    """),
            ])
    }
}
