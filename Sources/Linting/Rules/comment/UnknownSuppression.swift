/// Finds comments that silence a rule which does not exist.
///
/// `SuppressionReview` does the work, as it has read the comments.
struct UnknownSuppression: Rule {
    static let id = "unknown-suppression"
    static let family = RuleFamily.comment
    static let highestSeverity = Severity.warning
    static let summary = "A comment ignores a rule that does not exist."

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                A misspelled name in `# proxylint: ignore[…]` ignores nothing, so the finding comes back and the \
                comment looks broken. Families cannot be ignored in comments; name each rule.
                """,
            remedy: "Write the name as `proxylint rules` lists it. `proxylint lint --fix` corrects a misspelled one.",
            examples: [
                .fires(
                    "A misspelled name", .warning,
                    """
                    version: 1
                    name: slip
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - account: main
                        # proxylint: ignore[retired-model, ‹retierd-model›]
                        model: anthropic/claude-3-opus
                    """,
                    fixed: """
                        version: 1
                        name: slip
                        accounts:
                          main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                        proxies:
                          - account: main
                            # proxylint: ignore[retired-model, retired-model]
                            model: anthropic/claude-3-opus
                        """),
                .fires(
                    "Another linter's rule", .warning,
                    """
                    version: 1
                    name: other
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}  # proxylint: ignore[‹line-length›]
                    """),
                .fires(
                    "Without a name", .warning,
                    """
                    version: 1
                    name: bare
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}  # proxylint: ‹ignore›
                    """),
                .silent(
                    "A rule of `verify`",
                    """
                    version: 1
                    name: verified
                    accounts:
                      main: {provider: openrouter, key: {env: K}} # proxylint: ignore[account-fact-contradicted]
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
                .silent(
                    "A sentence about proxylint",
                    """
                    # proxylint: see its pages
                    version: 1
                    name: prose
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
            ])
    }
}
