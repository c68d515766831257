/// Finds comments that silence a rule which finds nothing there.
///
/// The linter knows what was silenced only behind all rules: `SuppressionReview` does the work.
struct UnusedSuppression: Rule {
    static let id = "unused-suppression"
    static let family = RuleFamily.comment
    static let highestSeverity = Severity.warning
    static let summary = "A comment ignores a rule that finds nothing there."

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                A comment such as `# proxylint: ignore[retired-model]` stays behind when the model is replaced, and would later hide that the new one is retired too. Rules that were not selected, and rules that check this machine, are not considered.
                """,
            remedy: "Delete the comment, or the name in it. `proxylint lint --fix` does.",
            examples: [
                .fires(
                    "A model that has been replaced", .warning,
                    """
                    version: 1
                    name: replaced
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - account: main
                        model: deepseek/deepseek-v3.2  # proxylint: ignore[‹retired-model›]
                    """,
                    fixed: """
                        version: 1
                        name: replaced
                        accounts:
                          main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                        proxies:
                          - account: main
                            model: deepseek/deepseek-v3.2
                        """),
                .fires(
                    "One of two names", .warning,
                    """
                    version: 1
                    name: half
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - account: main
                        # proxylint: ignore[retired-model, ‹wrong-endpoint›] kept for comparison
                        model: anthropic/claude-3-opus
                    """,
                    fixed: """
                        version: 1
                        name: half
                        accounts:
                          main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                        proxies:
                          - account: main
                            # proxylint: ignore[retired-model] kept for comparison
                            model: anthropic/claude-3-opus
                        """),
                .silent(
                    "A comment that ignores something",
                    """
                    version: 1
                    name: known
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - account: main
                        model: anthropic/claude-3-opus  # proxylint: ignore[retired-model] answers at my relay
                    """),
                .silent(
                    "Whether a variable is set depends on the machine",
                    """
                    version: 1
                    name: machine
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}} # proxylint: ignore[key-not-set]
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
            ])
    }
}
