import Catalog

/// Finds addresses that do not belong to the account's provider.
struct ProviderHostMismatch: Rule {
    static let id = "provider-host-mismatch"
    static let family = RuleFamily.endpoint
    static let highestSeverity = Severity.error
    static let summary = "The address does not belong to the account's provider."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies { findings.report(.providerHostMismatch, of: proxy, in: profile) }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Key, URL, and model must belong to the same provider. It is easy to change one and forget the others; \
                the key is then refused, and a stranger has seen it.
                """,
            symptoms: [
                "provider: 401, such as `No auth credentials found` or `Invalid token`",
                "front end: `A network error occurred`, when web pages cannot read the refusal",
            ],
            remedy: """
                Give the proxy an account at that provider, or use the account provider's address. For your own \
                relay, use an account with `provider: custom`.
                """,
            facts: [
                .recorded("janitor", "key-of-other-host")
            ],
            examples: [
                .fires(
                    "An OpenRouter account at Chutes' address", .error,
                    """
                    version: 1
                    name: mixed
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - account: main
                        base_url: ‹https://llm.chutes.ai/v1›
                        model: deepseek/deepseek-v3.2
                    """),
                .fires(
                    "A relay that is not declared as one", .warning,
                    """
                    version: 1
                    name: relay
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - account: main
                        base_url: ‹https://relay.example.org/v1›
                        model: deepseek/deepseek-v3.2
                    """),
                .silent(
                    "A relay that is declared",
                    """
                    version: 1
                    name: relay
                    accounts:
                      main: {provider: custom, key: {env: RELAY_KEY}}
                    proxies:
                      - account: main
                        base_url: https://relay.example.org/v1
                        model: deepseek/deepseek-v3.2
                    """),
                .silent(
                    "OpenRouter's European host",
                    """
                    version: 1
                    name: europe
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - account: main
                        base_url: https://eu.openrouter.ai/api/v1
                        model: deepseek/deepseek-v3.2
                    """),
            ])
    }
}
