import Catalog

/// Finds models that are announced to end.
struct DeprecatedModel: Rule {
    static let id = "deprecated-model"
    static let family = RuleFamily.model
    static let highestSeverity = Severity.warning
    static let summary = "The model is announced to end, or its end is past and it may still answer."

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
                    ? "hosts go on answering past their dates, until they stop from one day to the next"
                    : "in \(left == 1 ? "1 day" : "\(left) days") \(provider.name) may refuse it or pass it on to another model"
            } else if isAlias, let successor {
                (message, severity) = ("`\(model.value)` is an old name of `\(successor.id)`", .info)
                why = "the same model answers under both names; \(provider.name) has ended old names before"
            } else {
                (message, severity) = ("`\(model.value)` is on its way out at \(provider.name)", .info)
                why = "its maker advises against it, and no day is named"
            }
            if successor == nil {
                let others = ModelSentences.alternatives(to: entry, profile.catalog)
                why += "; nobody named a successor"
                if !others.isEmpty { why += ", the nearest that is served: \(ModelSentences.list(others))" }
            }
            let fix = successor.map {
                ModelSentences.replacement(of: model, by: $0, insteadOf: entry, isAlias ? .safe : .unsafe)
            }
            findings.report(
                message, at: model.range, severity: severity, grade: entry.grade, why: why,
                facts: [ModelSentences.fact(entry, provider)], fixes: [fix].compactMap { $0 }, profile: profile,
                proxy: proxy.proxy, ended: entry.ended)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Providers name the day on which a model ends, and keep to it more or less: some answer for weeks \
                after, some pass requests on to another model without a word. So a day that is past is a warning, not \
                an error; a day within 90 days is a warning as well, and one further off is a remark. The successor is \
                another model and may cost more, so nothing is changed without a look.
                """,
            symptoms: [
                "provider: after the day a 400, 404 or 410 that names the model",
                "none at all: another model answers in its place",
            ],
            remedy: "Move to the successor before the day, and read how it writes.",
            facts: [
                Fact(
                    "DeepSeek ended deepseek-chat and deepseek-reasoner on 2026-07-24; a probe got answers in September",
                    date: CalendarDate("2026-09-24"), source: "DeepSeek news; juspay/neurolink", grade: .singleWitness),
                Fact(
                    "Google ends gemini-2.5-pro and gemini-2.5-flash on 2026-12-01", date: CalendarDate("2026-11-10"),
                    source: "Gemini deprecation page", grade: .documented),
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
                    "Its day is past", .warning,
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
                    "A model without an end",
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
