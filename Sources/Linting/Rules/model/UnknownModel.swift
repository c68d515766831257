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
                case .unknown(let unlisted) = proxy.model,
                !proxy.hasKeyForModel(in: profile.catalog)
            else { continue }
            findings.report(
                "`\(model.value)` is not among the models of \(provider.name)", at: model.range,
                severity: Self.severity(of: unlisted, at: provider), grade: unlisted.fact?.grade ?? .unverified,
                why: Self.why(unlisted), facts: [unlisted.fact].compactMap { $0 }, profile: profile,
                proxy: proxy.proxy)
        }
    }

    /// A list that is behind, and a family that goes on, make it a remark: the model may be new.
    private static func severity(of unlisted: UnlistedModel, at provider: Provider) -> Severity {
        switch unlisted.policy {
        case .error: return .error
        case .warning:
            // A router's young list is whole; a maker's own next model is there before any list has it.
            let isRouter = provider.kind == .router
            return isRouter && unlisted.age?.isOld ?? false || !isRouter && unlisted.isOfKnownFamily
                ? .info : .warning
        case .info, .none: return .info
        }
    }

    private static func why(_ unlisted: UnlistedModel) -> String {
        let date = unlisted.fact?.date.map { " of \($0)" } ?? ""
        let isOld = unlisted.age?.isOld ?? false
        var why = "the list\(date)\(isOld ? ", \(unlisted.age?.days ?? 0) days old," : "") does not have it"
        if unlisted.isOfKnownFamily { why += ", and it may be a newer model of its family" }
        if isOld { why += "; `proxylint catalog update` reads the list again" }
        if !unlisted.nearest.isEmpty { why += "; near to it are \(ModelSentences.list(unlisted.nearest))" }
        return why
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                The id is neither in the provider's list nor among the models that have left it. It may be misspelled, \
                belong to another provider, or be newer than the catalogue. How hard it is judged depends on how \
                complete the list is: DeepSeek takes a handful of names, so a stranger is an error; OpenRouter's list \
                grows weekly, so it is a warning; of a partial list it is a remark. So it is where a router's list is \
                more than 14 days old, and at a maker that has models of the same family: the id is likely newer than \
                the list, and `proxylint catalog update` reads it again.
                """,
            symptoms: [
                "router: 400 `… is not a valid model ID`", "provider: 400 `Model Not Exist`, 404 `model not found: …`",
            ],
            remedy: "Copy the id from the provider's own list, letter by letter.",
            facts: [
                Fact(
                    "the list of models that OpenRouter offered", date: CalendarDate("2026-10-08"),
                    source: "public copies of the OpenRouter list", grade: .corroborated)
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
                    "Of a family that nobody knows", .warning,
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
