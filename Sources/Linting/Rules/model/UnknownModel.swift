import Catalog

/// Finds model ids that the provider's list does not have.
struct UnknownModel: Rule {
    static let id = "unknown-model"
    static let family = RuleFamily.model
    static let highestSeverity = Severity.error
    static let summary = "The model is not on the provider's list."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies {
            guard let model = proxy.proxy.model, let provider = proxy.provider,
                case .unknown(let unlisted) = proxy.model,
                !proxy.hasKeyForModel(in: profile.catalog)
            else { continue }
            var nearest = unlisted.nearest
            if nearest.isEmpty {
                nearest = ModelAlternatives(
                    insteadOf: model.value, at: provider, hasBoughtNothing: proxy.resolved.hasBoughtNothing,
                    on: profile.options.today, profile.catalog
                ).ids(from: profile.catalog, relativesOnly: true)
            }
            findings.report(
                "`\(model.value)` is not on \(provider.possessiveName) model list", at: model.range,
                severity: Self.severity(of: unlisted, at: provider), grade: unlisted.fact?.grade ?? .unverified,
                why: Self.why(
                    unlisted, ModelSentences.list(nearest, at: provider.id, on: profile.options.today, profile.catalog)),
                facts: [unlisted.fact].compactMap { $0 }, profile: profile,
                proxy: proxy.proxy)
        }
    }

    /// A list that is behind, and a family that goes on, make it a remark: the model may be new.
    private static func severity(of unlisted: UnlistedModel, at provider: Provider) -> Severity {
        switch unlisted.policy {
        case .error: return unlisted.isOfKnownFamily ? .info : .error
        case .warning:
            // A router's young list is whole; a maker's own next model is there before any list has it.
            let isRouter = provider.kind == .router
            return isRouter && unlisted.age?.isOld ?? false || !isRouter && unlisted.isOfKnownFamily
                ? .info : .warning
        case .info, .none: return .info
        }
    }

    private static func why(_ unlisted: UnlistedModel, _ nearest: String) -> String {
        let date = unlisted.fact?.date.map { " of \($0)" } ?? ""
        let isOld = unlisted.age?.isOld ?? false
        var why = "the list\(date)\(isOld ? ", \(unlisted.age?.days ?? 0) days old," : "") does not have it"
        if unlisted.isOfKnownFamily { why += ", and it may be a newer model of its family" }
        if isOld { why += "; `proxylint catalog update` refreshes the list" }
        if !nearest.isEmpty { why += "; the closest are \(nearest)" }
        return why
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                The ID is neither on the provider's list nor among the models that have left it. It may be \
                misspelled, belong to another provider, or be newer than the catalog. The severity depends on how \
                complete the list is: DeepSeek accepts a handful of names, so an unknown one is an error, unless \
                it may be the next version; OpenRouter's list grows weekly, so it is a warning; for partial lists \
                it is informational. The same applies if a router's list is more than 14 days old, and at a maker with models of the same \
                family: the ID is probably newer than the list, and `proxylint catalog update` refreshes it.
                """,
            symptoms: [
                "router: 400 `… is not a valid model ID`", "provider: 400 `Model Not Exist`, 404 `model not found: …`",
            ],
            remedy: "Copy the ID exactly from the provider's own list.",
            facts: [
                .recorded("openrouter", "offered-models")
            ],
            examples: [
                .fires(
                    "A name that was never an ID", .error,
                    """
                    version: 1
                    name: direct
                    accounts:
                      main: {provider: deepseek, key: {env: DEEPSEEK_API_KEY}}
                    proxies:
                      - {account: main, model: ‹deepseek-v9-ultra›}
                    """),
                .fires(
                    "A model of an unknown family", .warning,
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
