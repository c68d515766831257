import Catalog

/// Finds a full chat URL where the base is wanted.
struct FullURLAsBase: Rule {
    static let id = "full-url-as-base"
    static let family = RuleFamily.endpoint
    static let highestSeverity = Severity.warning
    static let summary = "`base_url` contains the full URL with `/chat/completions`."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies { findings.report(.fullURLAsBase, of: proxy, in: profile) }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Some front ends expect the base URL, others the full URL, and the same text fails in one of them. A \
                profile therefore keeps the base URL, and each front end's own form is derived from it on export.
                """,
            symptoms: ["provider: 404 at `…/chat/completions/chat/completions`"],
            remedy: "Remove `/chat/completions`. An exact address that is not a base URL belongs in `chat_url`.",
            facts: [
                .recorded("sillytavern", "url-as-given")
            ],
            examples: [
                .fires(
                    "Copied from Janitor's form", .warning,
                    """
                    version: 1
                    name: copied
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - account: main
                        base_url: ‹https://openrouter.ai/api/v1/chat/completions›
                        model: deepseek/deepseek-v3.2
                    """,
                    fixed: """
                        version: 1
                        name: copied
                        accounts:
                          main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                        proxies:
                          - account: main
                            base_url: https://openrouter.ai/api/v1
                            model: deepseek/deepseek-v3.2
                        """),
                .silent(
                    "The full URL in its own field",
                    """
                    version: 1
                    name: exact
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - account: main
                        chat_url: https://openrouter.ai/api/v1/chat/completions
                        model: deepseek/deepseek-v3.2
                    """),
            ])
    }
}
