import Catalog
import Profiles

/// Finds model ids that are written in another way than the provider wants.
struct ModelIDForm: Rule {
    static let id = "model-id-form"
    static let family = RuleFamily.model
    static let highestSeverity = Severity.error
    static let summary = "The model ID is not in the provider's form."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies {
            guard let model = proxy.proxy.model, let provider = proxy.provider,
                case .misspelled(let guess) = proxy.model
            else { continue }
            let entry = guess.entry
            let problem = ModelIDProblem(of: model.value, guess, provider)
            let successor = profile.catalog.successor(of: entry, on: profile.options.today)
            let isGone = entry.status == .retired || Self.hasEnded(entry, profile) && successor != nil
            var fixes: [Fix] = []
            var (severity, grade, why) = (problem.severity, problem.grade, problem.why)
            let meant: String
            if isGone {
                let replacement = ModelReplacement(model: model, entry: entry, proxy: proxy, profile: profile)
                meant = ", and `\(entry.id)` " + (entry.status == .retired ? "is gone" : "is being phased out")
                let safety: Fix.Safety = guess.isCertain && entry.status == .retired ? .safe : .unsafe
                let target = successor ?? profile.catalog.livingPaidForm(of: entry, on: profile.options.today)
                fixes = replacement.fixes(to: target, safety)
                if entry.status == .retired {
                    why = ModelSentences.end(of: entry, successor: target, replacement.alternatives)
                    if entry.isFree == true, let target, target.isFree != true {
                        why += ModelSentences.stillFree(
                            insteadOf: entry, on: profile.options.today, profile.catalog)
                    }
                    // However it is written, it is refused.
                    if guess.isCertain, entry.grade.isCertain { (severity, grade) = (.error, entry.grade) }
                } else if let ended = entry.ended {
                    why = "`\(entry.id)` was announced to end on \(ended)"
                }
            } else {
                let id = entry.id + guess.routing
                meant = guess.isCertain ? "; the ID is `\(id)`" : "; `\(id)` is probably meant"
                fixes = [
                    Fix("use `\(id)`", guess.isCertain ? .safe : .unsafe, [model.replacing(with: id)])
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

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Each provider has its own ID for the same model, and guides, web pages, and other programs write it \
                in yet other ways. Where it is clear which model is meant, the fix uses the right ID. If that model \
                is gone too, the finding says so and the fix uses its successor. The severity depends on what is \
                known: a display name is never an ID, but a server may accept other capitalization.
                """,
            symptoms: [
                "router: 400 `… is not a valid model ID`, 404 `No endpoints found for …`",
                "provider: 400 `Model Not Exist`, 404 `model not found: …`",
            ],
            remedy: "Copy the ID exactly from the provider's own list.",
            facts: [
                .recorded("openrouter", "id-form"),
                .recorded("deepseek", "bare-names"),
                ModelIDProblem.mostlyTEE,
            ],
            examples: [
                .fires(
                    "The vendor prefix is missing", .error,
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
                    "Another program's form of a free variant that is gone", .error,
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
                    "A model's name, at DeepSeek itself", .error,
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
                    "A vendor prefix at a provider that takes bare IDs", .warning,
                    """
                    version: 1
                    name: prefixed
                    accounts:
                      main: {provider: anthropic, key: {env: ANTHROPIC_API_KEY}}
                    proxies:
                      - {account: main, model: ‹anthropic/claude-sonnet-4.6›}
                    """),
                .fires(
                    "Other capitalization, at Chutes", .info,
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
                    "Your own server may use any model ID",
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
