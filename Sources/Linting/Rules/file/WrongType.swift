import Profiles

/// Finds values of the wrong kind.
struct WrongType: Rule {
    static let id = "wrong-type"
    static let family = RuleFamily.file
    static let highestSeverity = Severity.error
    static let summary = "A value has the wrong type: text instead of a number, a list instead of a mapping."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for fault in profile.faults {
            guard case .wrongType(let field, let wanted, let found, let replacement) = fault.kind else { continue }
            var fixes: [Fix] = []
            // Of a key nothing is rewritten: what is shown of it is masked, and would be put in its place.
            if let replacement, let node = fault.node, field != "key" {
                fixes = [Fix("write `\(replacement)`", .safe, [node.replacingSource(with: replacement)])]
            }
            let name = field.contains(" ") ? field : "`\(field)`"
            findings.report(
                "\(name) must be \(wanted), not \(found)", at: fault.range,
                why: found == "nothing"
                    ? "give the field a value, or delete the line"
                    : profile.file.isSettings
                        ? "it is not read in that form" : "front ends accept the setting only in that form",
                fixes: fixes,
                profile: profile)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Each field takes one type of value. Quotes make a number text, and in YAML 1.2 `1_000`, `16k`, and \
                `16,384` are text too. Switches take `true` and `false`, and also on, off, yes, and no.
                """,
            remedy: "Write the value as the message says.",
            examples: [
                .fires(
                    "A number in quotes", .error,
                    """
                    version: 1
                    name: quoted
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - account: main
                        model: deepseek/deepseek-v3.2
                        context_size: ‹"16384"›
                    """,
                    fixed: """
                        version: 1
                        name: quoted
                        accounts:
                          main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                        proxies:
                          - account: main
                            model: deepseek/deepseek-v3.2
                            context_size: 16384
                        """),
                .fires(
                    "Thousands with a letter", .error,
                    """
                    version: 1
                    name: letters
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - account: main
                        model: deepseek/deepseek-v3.2
                        context_size: ‹32k›
                    """),
                .fires(
                    "A name that is a number", .error,
                    """
                    version: 1
                    name: ‹2026›
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
                .silent(
                    "Words for booleans",
                    """
                    version: 1
                    name: words
                    accounts:
                      main:
                        provider: openrouter
                        privacy: {free_training: yes, paid_training: off}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
            ])
    }
}
