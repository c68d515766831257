import Catalog

/// Finds a full chat URL where the base is wanted.
struct FullURLAsBase: Rule {
    static let id = "full-url-as-base"
    static let family = RuleFamily.endpoint
    static let highestSeverity = Severity.error
    static let summary = "`base_url` contains the full URL with `/chat/completions`."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        // LiteLLM takes a full URL with a provider's own prefix, and its reader makes a chat URL of that.
        let inRelay = profile.file.relay.map { relay in
            (
                severity: Severity.error,
                why: "LiteLLM appends `/chat/completions` to the address of an `openai/` model, so every call fails",
                fact: relay.facts.statement("doubled-path")
            )
        }
        for proxy in profile.proxies { findings.report(.fullURLAsBase, of: proxy, in: profile, inRelay: inRelay) }
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
                .fires(
                    "An `openai/` model in a relay's file", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: openai/zai-org/GLM-5.1-TEE
                          api_base: ‹https://llm.chutes.ai/v1/chat/completions›
                          api_key: os.environ/CHUTES_API_KEY
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """,
                    fixed: """
                        model_list:
                          - model_name: chat
                            litellm_params:
                              model: openai/zai-org/GLM-5.1-TEE
                              api_base: https://llm.chutes.ai/v1
                              api_key: os.environ/CHUTES_API_KEY
                        general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                        """),
                .silent(
                    "A prefix with which LiteLLM takes both",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: openrouter/deepseek/deepseek-v3.2
                          api_base: https://openrouter.ai/api/v1/chat/completions
                          api_key: os.environ/OPENROUTER_API_KEY
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
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
