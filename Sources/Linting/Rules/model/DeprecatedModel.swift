import Catalog

/// Finds models that are announced to end.
struct DeprecatedModel: Rule {
    static let id = "deprecated-model"
    static let family = RuleFamily.model
    static let highestSeverity = Severity.warning
    static let summary = "The model has an announced end date, which may have passed while it still answers."

    /// How many days before the end it becomes a warning.
    private static let notice = 90

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies {
            guard let model = proxy.proxy.model, let provider = proxy.provider, let entry = proxy.model.entry,
                entry.status == .deprecated
            else { continue }
            let successor = profile.catalog.successor(of: entry, on: profile.options.today)
            // DeepSeek keeps undated old names as aliases of the new ones: the same model answers.
            let isAlias = entry.ended == nil && entry.provider == "deepseek" && successor != nil
            let message: String
            let severity: Severity
            var why: String
            if let ended = entry.ended {
                let left = profile.options.today.days(until: ended)
                let isPast = left <= 0
                message = "`\(model.value)` " + (isPast ? "was announced to end on \(ended)" : "is to end on \(ended)")
                severity = left > Self.notice ? .info : .warning
                why =
                    isPast
                    ? "hosts often answer past the date, then stop overnight"
                    : "in \(left == 1 ? "1 day" : "\(left) days") \(provider.name) may refuse it or redirect it to another model"
            } else if isAlias, let successor {
                (message, severity) = ("`\(model.value)` is an old name of `\(successor.id)`", .info)
                why = "the same model answers under both names; \(provider.name) has ended old names before"
            } else {
                (message, severity) = ("`\(model.value)` is being phased out at \(provider.name)", .info)
                why = "its maker advises against it, but gives no date"
            }
            let replacement = ModelReplacement(model: model, entry: entry, proxy: proxy, profile: profile)
            if successor == nil {
                let others = replacement.alternatives
                why += "; no successor was named"
                if !others.isEmpty { why += ", the closest available: \(others)" }
            }
            findings.report(
                message, at: model.range, severity: severity, grade: entry.grade, why: why,
                facts: [ModelSentences.fact(entry, provider)],
                fixes: replacement.fixes(to: successor, isAlias ? .safe : .unsafe), profile: profile,
                proxy: proxy.proxy, ended: entry.ended)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Providers announce when a model ends, but the date is approximate: some answer for weeks afterward, \
                others silently redirect requests to another model. So a past date is a warning, not an error; a date \
                within 90 days is also a warning, and a later one is informational. The successor is another model \
                and may cost more, so the fix is not marked safe.
                """,
            symptoms: [
                "provider: after the date, a 400, 404 or 410 that names the model",
                "none: another model answers instead",
            ],
            remedy: "Switch to the successor before that date, and check how it writes.",
            facts: [
                .recorded("deepseek", "ended-names"),
                .recorded("gemini", "gemini-2-5"),
            ],
            examples: [
                .fires(
                    "It ends soon", .warning,
                    """
                    version: 1
                    name: soon
                    accounts:
                      main: {provider: gemini, key: {env: GEMINI_API_KEY}}
                    proxies:
                      - {account: main, model: ‹gemini-2.5-pro›}
                    """,
                    fixed: """
                        version: 1
                        name: soon
                        accounts:
                          main: {provider: gemini, key: {env: GEMINI_API_KEY}}
                        proxies:
                          - {account: main, model: gemini-3.8-flash}
                        """),
                .fires(
                    "Its date has passed", .warning,
                    """
                    version: 1
                    name: past
                    accounts:
                      main: {provider: deepseek, key: {env: DEEPSEEK_API_KEY}}
                    proxies:
                      - {account: main, model: ‹deepseek-chat›}
                    """,
                    fixed: """
                        version: 1
                        name: past
                        accounts:
                          main: {provider: deepseek, key: {env: DEEPSEEK_API_KEY}}
                        proxies:
                          - {account: main, model: deepseek-flash}
                        """),
                .fires(
                    "An old name of the same model", .info,
                    """
                    version: 1
                    name: alias
                    accounts:
                      main: {provider: deepseek, key: {env: DEEPSEEK_API_KEY}}
                    proxies:
                      - {account: main, model: ‹deepseek-v4-flash›}
                    """),
                .fires(
                    "It ends next year", .info,
                    """
                    version: 1
                    name: later
                    accounts:
                      main: {provider: openai, key: {env: OPENAI_API_KEY}}
                    proxies:
                      - {account: main, model: ‹gpt-5.1›}
                    """),
                .silent(
                    "A model with no end date",
                    """
                    version: 1
                    name: stays
                    accounts:
                      main: {provider: gemini, key: {env: GEMINI_API_KEY}}
                    proxies:
                      - {account: main, model: gemini-2.5-flash-lite}
                    """),
            ])
    }
}
