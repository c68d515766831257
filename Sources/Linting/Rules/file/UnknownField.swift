import Profiles

/// Finds fields that the format does not know.
struct UnknownField: Rule {
    static let id = "unknown-field"
    static let family = RuleFamily.file
    static let highestSeverity = Severity.error
    static let summary = "A field that the format does not know, often a misspelling."

    /// Moves of one profile: each is tried out.
    private static let mostMoves = 8

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        var moves: MisplacedField?
        var moveCount = 0
        for fault in profile.faults {
            guard case .unknownField(let name, let object, let suggestion, let home) = fault.kind else { continue }
            let meant = suggestion.map { "; did you mean `\($0)`?" } ?? home.map { "; it belongs in \($0)" } ?? ""
            var fixes: [Fix] = []
            if let suggestion, let key = fault.node {
                fixes = [Fix("rename it to `\(suggestion)`", .safe, [key.replacingText(with: suggestion)])]
            }
            if let home, moveCount < Self.mostMoves, !profile.file.isSettings, let key = fault.node {
                moveCount += 1
                let current = moves ?? MisplacedField(profile.profile)
                moves = current
                if let fix = current.fix(key, home: home) { fixes = [fix] }
            }
            findings.report(
                "`\(name)` is not a field of \(object)\(meant)", at: fault.range,
                why: "it has no effect", fixes: fixes, profile: profile)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                A field that the format does not know is ignored. It is nearly always a misspelling, or the name \
                another program uses for the same thing, and the setting is silently lost.
                """,
            remedy: "Rename the field. `proxylint schema` lists them all, and editors complete them.",
            examples: [
                .fires(
                    "A misspelled setting", .error,
                    """
                    version: 1
                    name: typo
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - account: main
                        model: deepseek/deepseek-v3.2
                    generation:
                      ‹temprature›: 0.85
                    """,
                    fixed: """
                        version: 1
                        name: typo
                        accounts:
                          main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                        proxies:
                          - account: main
                            model: deepseek/deepseek-v3.2
                        generation:
                          temperature: 0.85
                        """),
                .fires(
                    "A name from another program", .error,
                    """
                    version: 1
                    name: borrowed
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - account: main
                        model: deepseek/deepseek-v3.2
                        ‹max_tokens›: 700
                    """),
                .fires(
                    "A setting in the wrong place", .error,
                    """
                    version: 1
                    name: misplaced
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - account: main
                        model: deepseek/deepseek-v3.2
                        ‹temperature›: 0.85
                    """,
                    fixed: """
                        version: 1
                        name: misplaced
                        accounts:
                          main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                        proxies:
                          - account: main
                            model: deepseek/deepseek-v3.2
                            generation:
                              temperature: 0.85
                        """),
                .fires(
                    "A misspelled setting in the wrong place", .error,
                    """
                    version: 1
                    name: both
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - account: main
                        model: deepseek/deepseek-v3.2
                        ‹temprature›: 0.85
                    """,
                    fixed: """
                        version: 1
                        name: both
                        accounts:
                          main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                        proxies:
                          - account: main
                            model: deepseek/deepseek-v3.2
                            generation:
                              temperature: 0.85
                        """),
                .silent(
                    "`extra_body` takes any field",
                    """
                    version: 1
                    name: extra
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - account: main
                        model: deepseek/deepseek-v3.2
                        extra_body:
                          transforms: [middle-out]
                    """),
            ])
    }
}
