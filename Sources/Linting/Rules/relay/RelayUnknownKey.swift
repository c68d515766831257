import Catalog
import Relays
import YAMLSource

/// Finds keys that the relay does not read.
struct RelayUnknownKey: Rule {
    static let id = "relay-unknown-key"
    static let family = RuleFamily.relay
    static let highestSeverity = Severity.error
    static let summary = "A key that the relay does not read, often misspelled or in the wrong section."

    func check(relay: RelayContext, _ findings: inout FindingCollector) {
        let check = RelayKeyCheck(relay: relay)
        switch relay.relay.kind {
        case .litellm: liteLLM(relay, check, &findings)
        case .bifrost: bifrost(relay, check, &findings)
        }
    }

    private func liteLLM(_ relay: RelayContext, _ check: RelayKeyCheck, _ findings: inout FindingCollector) {
        let root = relay.relay.root
        check.check(root, "top", &findings)
        for name in ["router_settings", "general_settings", "litellm_settings"] {
            guard let section = root.mapping(name) else { continue }
            check.check(section, name, &findings)
            for inner in ["retry_policy", "allowed_fails_policy", "coordination_redis", "cache_params"] {
                if let mapping = section.mapping(inner) { check.check(mapping, inner, &findings) }
            }
        }
        for deployment in relay.relay.deployments {
            check.check(deployment.entry, "deployment", of: deployment, &findings)
            if let parameters = deployment.parameters {
                check.check(parameters, "litellm_params", of: deployment, &findings)
            }
            if let info = deployment.info { check.check(info, "model_info", of: deployment, &findings) }
        }
    }

    private func bifrost(_ relay: RelayContext, _ check: RelayKeyCheck, _ findings: inout FindingCollector) {
        let root = relay.relay.root
        check.check(root, "top", &findings)
        for name in ["client", "governance"] {
            if let section = root.mapping(name) { check.check(section, name, &findings) }
        }
        for field in root.mapping("providers")?.fields ?? [] where field.value.kind == .mapping {
            let provider = RelayMapping(field.value)
            check.check(provider, "provider", &findings)
            for name in ["network_config", "concurrency_and_buffer_size", "proxy_config"] {
                if let inner = provider.mapping(name) { check.check(inner, name, &findings) }
            }
            for key in provider["keys"]?.children.map({ $0.resolved }) ?? [] where key.kind == .mapping {
                check.check(RelayMapping(key), "key", &findings)
            }
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                LiteLLM does not check its file: it ignores a misspelled section with everything in it, and sends an \
                unknown key in `litellm_params` to the provider in the body of every request. A key in the wrong \
                section has no effect either.
                """,
            symptoms: [
                "relay: the setting has no effect, and the log says nothing",
                "relay: `Key … is not a valid argument for Router.__init__(). Ignoring this key.`",
            ],
            remedy: "Rename the key, or move it where the relay reads it.",
            facts: [RelayFact.of("litellm", "unknown-parameter")],
            examples: [
                .fires(
                    "A misspelled section", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                    ‹routter_settings›:
                      num_retries: 1
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                    """,
                    fixed: """
                        model_list:
                          - model_name: chat
                            litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                        router_settings:
                          num_retries: 1
                        general_settings:
                          master_key: os.environ/LITELLM_MASTER_KEY
                        """),
                .fires(
                    "A key that travels in the request body", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: openrouter/deepseek/deepseek-v3.2
                          ‹apikey›: os.environ/OPENROUTER_API_KEY
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                    """),
                .fires(
                    "A limit outside the parameters", .error,
                    """
                    model_list:
                      - model_name: chat
                        ‹rpm›: 20
                        litellm_params:
                          model: openrouter/deepseek/deepseek-v3.2
                          api_key: os.environ/OPENROUTER_API_KEY
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                    """),
                .fires(
                    "A parameter that LiteLLM passes on", .info,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: openrouter/deepseek/deepseek-v3.2
                          api_key: os.environ/OPENROUTER_API_KEY
                          ‹mood_of_the_evening›: calm
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                    """),
                .silent(
                    "Parameters of a request, and custom keys in model_info",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: openrouter/deepseek/deepseek-v3.2
                          api_key: os.environ/OPENROUTER_API_KEY
                          temperature: 0.8
                          min_p: 0.05
                          extra_body: {provider: {order: [deepseek]}}
                        model_info: {max_input_tokens: 32000, our_note: for evenings}
                    litellm_settings:
                      drop_params: true
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                    """),
                .silent(
                    "A section with anchors",
                    """
                    x-common: &common
                      api_key: os.environ/OPENROUTER_API_KEY
                    model_list:
                      - model_name: chat
                        litellm_params:
                          <<: *common
                          model: openrouter/deepseek/deepseek-v3.2
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                    """),
            ])
    }
}
