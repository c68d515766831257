import Catalog
import Profiles

/// Finds model ids that are written in another way than the provider wants.
struct ModelIDForm: Rule {
    static let id = "model-id-form"
    static let family = RuleFamily.model
    static let highestSeverity = Severity.error
    static let summary = "The model is not written the way the provider wants it."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies {
            guard let model = proxy.proxy.model, let provider = proxy.provider,
                case .misspelled(let guess) = proxy.model
            else { continue }
            let entry = guess.entry
            let problem = Problem(of: model.value, guess, provider)
            let successor = profile.catalog.successor(of: entry, on: profile.options.today)
            let isGone = entry.status == .retired || Self.hasEnded(entry, profile) && successor != nil
            var fixes: [Fix] = []
            var (severity, grade, why) = (problem.severity, problem.grade, problem.why)
            let meant: String
            if isGone {
                meant = ", and `\(entry.id)` " + (entry.status == .retired ? "is gone" : "is on its way out")
                let safety: Fix.Safety = guess.isCertain && entry.status == .retired ? .safe : .unsafe
                let target = successor ?? profile.catalog.livingPaidForm(of: entry, on: profile.options.today)
                if let target {
                    fixes = [ModelSentences.replacement(of: model, by: target, insteadOf: entry, safety)]
                }
                if entry.status == .retired {
                    let alternatives = ModelSentences.alternatives(to: entry, profile.catalog)
                    why = ModelSentences.end(of: entry, successor: target, alternatives)
                    if entry.isFree == true, let target, target.isFree != true {
                        why += ModelSentences.stillFree(insteadOf: entry, profile.catalog)
                    }
                    // However it is written, it is refused.
                    if guess.isCertain, entry.grade.isCertain { (severity, grade) = (.error, entry.grade) }
                } else if let ended = entry.ended {
                    why = "`\(entry.id)` was announced to end on \(ended)"
                }
            } else {
                let id = entry.id + guess.routing
                meant = guess.isCertain ? "; the id is `\(id)`" : "; `\(id)` is probably meant"
                fixes = [
                    Fix("use `\(id)`", guess.isCertain ? .safe : .unsafe, [model.node.replacingText(with: id)])
                ]
            }
            findings.report(
                "`\(model.value)` \(problem.message)\(meant)", at: model.range, severity: severity,
                grade: grade, why: why,
                facts: [problem.fact, ModelSentences.fact(entry, provider)].compactMap { $0 }, fixes: fixes,
                profile: profile, proxy: proxy.proxy)
        }
    }

    private static func hasEnded(_ entry: ModelEntry, _ profile: ProfileContext) -> Bool {
        entry.status == .deprecated && entry.ended.map { $0 <= profile.options.today } ?? false
    }

    /// What is wrong with the form of an id, and how hard that is judged.
    private struct Problem {
        let message: String
        let why: String
        let severity: Severity
        let grade: FactGrade
        let fact: Fact?

        init(of id: String, _ guess: ModelGuess, _ provider: Provider) {
            let (policy, list) = provider.unknownModelPolicy
            let name = provider.name
            // How complete the list is decides, unless the form itself can be no id.
            var severity: Severity =
                switch policy {
                case .error: .error
                case .warning: .warning
                case .info, .none: .info
                }
            var grade = list?.grade ?? .unverified
            var fact: Fact?
            var why = "\(name) knows a model by its exact id only"
            switch guess.kind {
            case .hiddenCharacters:
                message = "holds characters that do not belong to it"
                why = "a blank, a quote or a full stop that came along with a paste makes another id of it"
                (severity, grade) = (.error, .documented)
            case .displayName:
                message = "is a name for people, not an id"
                (severity, grade) = (.error, .documented)
            case .webAddress:
                message = "is a web address, not an id"
                (severity, grade) = (.error, .documented)
            case .letterCase:
                message = "is written with other capitals than in the list"
                if provider.id == "chutes" {
                    why = "its server put capitals right when it was last read, so it may still work"
                    severity = .info
                    fact = Fact.recorded("chutes", "other-capitals")
                } else {
                    why = "whether \(name) takes other capitals is not known; the form of the list is certain"
                    severity = min(severity, .warning)
                }
            case .vendorMissing:
                message = "lacks the maker in front"
                if provider.id == "openrouter" { (severity, grade, fact) = (.error, .documented, Self.twoParts) }
            case .vendorNotWanted:
                message = "has `\(Self.front(of: id))` in front, which \(name) does not use"
            case .modelsPrefix:
                message = "has `models/` in front, which is the form of another interface"
                why = "whether the OpenAI-compatible address takes it is not known; the bare id is certain"
                severity = .info
            case .toolPrefix:
                message = "has `\(Self.front(of: id))` in front, which is for other programs"
                why = "LiteLLM and its like tell providers apart that way; \(name) takes it for a part of the id"
                if provider.id == "openrouter" { (severity, grade, fact) = (.error, .documented, Self.twoParts) }
            case .freeSuffix:
                message =
                    provider.id == "openrouter"
                    ? "does not end in `:free`, as free ids do" : "ends in `:free`, which only OpenRouter knows"
            case .teeSuffix:
                message = "lacks `-TEE` at its end"
                why = "most ids of Chutes end so; some new ones do not, so the list may be behind"
                (severity, grade, fact) = (.warning, .corroborated, Self.mostlyTEE)
            case .otherProvider:
                message = "is not how \(name) writes this model"
            case .modelName:
                message = "is the name of a model, not one of the ids of \(name)"
                why = "it takes a few ids only, and serves its newest models behind them"
            case .typingError:
                message = "is in no list and looks like a slip"
            }
            self.why = why
            self.severity = severity
            self.grade = grade
            self.fact = fact ?? list?.asFact("the list of \(name) does not have this form")
        }

        private static func front(of id: String) -> String {
            let trimmed = HiddenCharacters.trimmed(id)
            return trimmed.firstIndex(of: "/").map { String(trimmed[...$0]) } ?? "/"
        }

        static let mostlyTEE = Fact.recorded("chutes", "mostly-tee")

        private static let twoParts = Fact.recorded("openrouter", "id-parts")
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                The same model has another id at each provider, and guides, web pages and other programs write it in \
                yet other ways. Where it is clear which model is meant, the right id is offered. If that model is gone \
                as well, the finding says so and the fix leads to its successor. How hard a form is judged depends on \
                what is known: a display name can be no id, but other capitals may be put right by the server.
                """,
            symptoms: [
                "router: 400 `… is not a valid model ID`, 404 `No endpoints found for …`",
                "provider: 400 `Model Not Exist`, 404 `model not found: …`",
            ],
            remedy: "Copy the id from the provider's own list, letter by letter.",
            facts: [
                .recorded("openrouter", "id-form"),
                .recorded("deepseek", "bare-names"),
                Problem.mostlyTEE,
            ],
            examples: [
                .fires(
                    "The maker is missing", .error,
                    """
                    version: 1
                    name: bare
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: ‹deepseek-v3.2›}
                    """,
                    fixed: """
                        version: 1
                        name: bare
                        accounts:
                          main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                        proxies:
                          - {account: main, model: deepseek/deepseek-v3.2}
                        """),
                .fires(
                    "Another program's form, of a free variant that is gone", .error,
                    """
                    version: 1
                    name: copied
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: ‹"openrouter/deepseek/deepseek-r1:free"›}
                    """,
                    fixed: """
                        version: 1
                        name: copied
                        accounts:
                          main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                        proxies:
                          - {account: main, model: "deepseek/deepseek-r1"}
                        """),
                .fires(
                    "A display name", .error,
                    """
                    version: 1
                    name: display
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: ‹"DeepSeek: R1 0528"›}
                    """,
                    fixed: """
                        version: 1
                        name: display
                        accounts:
                          main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                        proxies:
                          - {account: main, model: "deepseek/deepseek-r1-0528"}
                        """),
                .fires(
                    "A model's name at DeepSeek itself", .error,
                    """
                    version: 1
                    name: direct
                    accounts:
                      main: {provider: deepseek, key: {env: DEEPSEEK_API_KEY}}
                    proxies:
                      - {account: main, model: ‹deepseek-r1›}
                    """,
                    fixed: """
                        version: 1
                        name: direct
                        accounts:
                          main: {provider: deepseek, key: {env: DEEPSEEK_API_KEY}}
                        proxies:
                          - {account: main, model: deepseek-flash}
                        """),
                .fires(
                    "The maker at a provider that takes bare ids", .warning,
                    """
                    version: 1
                    name: prefixed
                    accounts:
                      main: {provider: anthropic, key: {env: ANTHROPIC_API_KEY}}
                    proxies:
                      - {account: main, model: ‹anthropic/claude-sonnet-4.6›}
                    """),
                .fires(
                    "Other capitals at Chutes", .info,
                    """
                    version: 1
                    name: capitals
                    accounts:
                      main: {provider: chutes, key: {env: CHUTES_API_KEY}}
                    proxies:
                      - {account: main, model: ‹zai-org/glm-5.1-tee›}
                    """,
                    fixed: """
                        version: 1
                        name: capitals
                        accounts:
                          main: {provider: chutes, key: {env: CHUTES_API_KEY}}
                        proxies:
                          - {account: main, model: zai-org/GLM-5.1-TEE}
                        """),
                .silent(
                    "Each provider's own form",
                    """
                    version: 1
                    name: right
                    accounts:
                      router: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                      direct: {provider: deepseek, key: {env: DEEPSEEK_API_KEY}}
                      claude: {provider: anthropic, key: {env: ANTHROPIC_API_KEY}}
                    proxies:
                      - {account: router, model: deepseek/deepseek-v4.1-flash}
                      - {account: router, model: "~deepseek/deepseek-flash-latest"}
                      - {account: direct, model: deepseek-flash}
                      - {account: claude, model: claude-sonnet-4-6}
                    """),
                .silent(
                    "A server of one's own may call a model what it likes",
                    """
                    version: 1
                    name: own
                    accounts:
                      box: {provider: koboldcpp}
                    proxies:
                      - {account: box, model: models/gemini-2.5-pro}
                    """),
            ])
    }
}
