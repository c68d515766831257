import Catalog

/// Finds addresses at which no chat API answers.
struct WrongEndpoint: Rule {
    static let id = "wrong-endpoint"
    static let family = RuleFamily.endpoint
    static let highestSeverity = Severity.error
    static let summary = "No chat API answers at this address: it is a web page, a wrong host, or a wrong path."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies { findings.report(.wrongEndpoint, of: proxy, in: profile) }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                A wrong address is the most common mistake. People paste the provider's website, leave out `/api` or \
                `/v1`, double a slash or `/chat/completions`, or copy an address from an old guide.
                """,
            symptoms: [
                "front end: `A network error occurred, you may be rate limited or having connection issues: Failed to fetch (unk)`",
                "provider: 404, an HTML page, or Chutes' `No matching cord found!`",
            ],
            remedy:
                "Leave `base_url` out: the catalog knows every provider's address. Or use the address that the fix suggests.",
            facts: [
                .recorded("janitor", "url-mistakes"),
                .recorded("chutes", "chat-address"),
            ],
            examples: [
                .fires(
                    "An address from an old guide", .error,
                    """
                    version: 1
                    name: guide
                    accounts:
                      main: {provider: chutes, key: {env: CHUTES_API_KEY}}
                    proxies:
                      - account: main
                        base_url: ‹https://chutes.ai/api/v1›
                        model: zai-org/GLM-5.1-TEE
                    """,
                    fixed: """
                        version: 1
                        name: guide
                        accounts:
                          main: {provider: chutes, key: {env: CHUTES_API_KEY}}
                        proxies:
                          - account: main
                            base_url: https://llm.chutes.ai/v1
                            model: zai-org/GLM-5.1-TEE
                        """),
                .fires(
                    "`/api` is missing", .error,
                    """
                    version: 1
                    name: short
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - account: main
                        base_url: ‹https://openrouter.ai/v1›
                        model: deepseek/deepseek-v3.2
                    """),
                .fires(
                    "A doubled slash", .error,
                    """
                    version: 1
                    name: slashes
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - account: main
                        base_url: ‹https://openrouter.ai//api/v1›
                        model: deepseek/deepseek-v3.2
                    """),
                .fires(
                    "Without a scheme, at your own relay", .error,
                    """
                    version: 1
                    name: bare
                    accounts:
                      relay: {provider: custom, key: {env: RELAY_KEY}}
                    proxies:
                      - account: relay
                        base_url: ‹relay.example.org/v1›
                        model: big-model
                    """),
                .fires(
                    "A backslash, which browsers read as a slash", .error,
                    """
                    version: 1
                    name: backslash
                    accounts:
                      main: {provider: chutes, key: {env: CHUTES_API_KEY}}
                    proxies:
                      - account: main
                        base_url: ‹'https://relay.example.org\\.chutes.ai/v1'›
                        model: zai-org/GLM-5.1-TEE
                    """),
                .fires(
                    "A number that some programs read as this machine", .error,
                    """
                    version: 1
                    name: number
                    accounts:
                      relay: {provider: custom, key: {env: RELAY_KEY}}
                    proxies:
                      - {account: relay, base_url: ‹"https://0x7f.1/v1"›, model: big-model}
                    """),
                .silent(
                    "The right address, with a trailing slash",
                    """
                    version: 1
                    name: right
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - account: main
                        base_url: https://openrouter.ai/api/v1/
                        model: deepseek/deepseek-v3.2
                    """),
                .silent(
                    "DeepSeek answers with and without `/v1`",
                    """
                    version: 1
                    name: both
                    accounts:
                      main: {provider: deepseek, key: {env: DEEPSEEK_API_KEY}}
                    proxies:
                      - {account: main, base_url: https://api.deepseek.com, model: deepseek-flash}
                      - {account: main, base_url: https://api.deepseek.com/v1, model: deepseek-v4-pro}
                    """),
                .silent(
                    "A relay's own route",
                    """
                    version: 1
                    name: route
                    front_end: janitor
                    accounts:
                      relay: {provider: custom, key: {env: RELAY_KEY}}
                    proxies:
                      - {account: relay, chat_url: https://relay.example.org/openrouter-cc, model: big-model}
                    """),
            ])
    }
}
