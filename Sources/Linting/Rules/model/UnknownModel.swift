import Catalog

/// Finds model ids that the provider's list does not have.
struct UnknownModel: Rule {
    static let id = "unknown-model"
    static let family = RuleFamily.model
    static let highestSeverity = Severity.error
    static let summary = "The provider's list does not have this model."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies {
            guard let model = proxy.proxy.model, let provider = proxy.provider,
                case .unknown(let policy, let fact, let nearest) = proxy.model,
                !proxy.hasKeyForModel(in: profile.catalog)
            else { continue }
            let severity: Severity =
                switch policy {
                case .error: .error
                case .warning: .warning
                case .info, .none: .info
                }
            let date = fact?.date.map { " of \($0)" } ?? ""
            findings.report(
                "`\(model.value)` is not among the models of \(provider.name)", at: model.range, severity: severity,
                grade: fact?.grade ?? .unverified,
                why: "the list\(date) does not have it"
                    + (nearest.isEmpty ? "" : "; near to it are \(ModelSentences.list(nearest))"),
                facts: [fact?.asFact(fact?.note ?? "")].compactMap { $0 }, profile: profile, proxy: proxy.proxy)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                The id is neither in the provider's list nor among the models that have left it. It may be misspelled, \
                belong to another provider, or be newer than the catalogue. How hard it is judged depends on how \
                complete the list is: DeepSeek takes a handful of names, so a stranger is an error; OpenRouter's list \
                grows weekly, so it is a warning; of a partial list it is a remark.
                """,
            symptoms: [
                "router: 400 `… is not a valid model ID`", "provider: 400 `Model Not Exist`, 404 `model not found: …`",
            ],
            remedy: "Copy the id from the provider's own list, letter by letter.",
            facts: [
                .recorded("openrouter", "offered-models")
            ],
            examples: [
                .fires(
                    "A name that never was an id", .error,
                    """
                    version: 1
                    name: direct
                    accounts:
                      main: {provider: deepseek, key: {env: DEEPSEEK_API_KEY}}
                    proxies:
                      - {account: main, model: ‹deepseek-v9-ultra›}
                    """),
                .fires(
                    "Perhaps newer than the catalogue", .warning,
                    """
                    version: 1
                    name: new
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: ‹somebody/brand-new-model-9›}
                    """),
                .silent(
                    "A permanent alias",
                    """
                    version: 1
                    name: alias
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-chat-v3}
                    """),
                .silent(
                    "A routing suffix",
                    """
                    version: 1
                    name: fast
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: "deepseek/deepseek-v3.2:nitro"}
                    """),
                .silent(
                    "A pool at Chutes",
                    """
                    version: 1
                    name: pool
                    accounts:
                      main: {provider: chutes, key: {env: CHUTES_API_KEY}}
                    proxies:
                      - {account: main, model: "zai-org/GLM-5.1-TEE,zai-org/GLM-5.2-TEE:latency"}
                    """),
            ])
    }
}
