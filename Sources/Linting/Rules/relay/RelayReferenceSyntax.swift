import Catalog
import Relays
import YAMLSource

/// Finds references to environment variables in another program's form.
struct RelayReferenceSyntax: Rule {
    static let id = "relay-reference-syntax"
    static let family = RuleFamily.relay
    static let highestSeverity = Severity.error
    static let summary = "A reference to an environment variable that the relay uses literally."

    private static let parameters = [
        "api_key", "api_base", "base_url", "api_version", "organization", "aws_access_key_id", "aws_secret_access_key",
        "vertex_project", "vertex_location", "model",
    ]

    func check(relay: RelayContext, _ findings: inout FindingCollector) {
        let root = relay.relay.root
        for deployment in relay.relay.deployments {
            if let parameters = deployment.parameters {
                for name in Self.parameters { check(parameters[name], relay, deployment, &findings) }
            } else if !relay.isLiteLLM {
                check(deployment.entry["value"], relay, deployment, &findings)
            }
        }
        guard relay.isLiteLLM else {
            check(root["encryption_key"], relay, nil, &findings)
            return
        }
        let settings = relay.settings
        for name in ["master_key", "database_url"] { check(settings.general?[name], relay, nil, &findings) }
        for name in ["redis_url", "redis_host", "redis_port", "redis_password"] {
            check(settings.router?[name], relay, nil, &findings)
        }
        for section in [settings.general?.mapping("coordination_redis"), settings.shared?.mapping("cache_params")] {
            for name in ["host", "port", "password", "url"] { check(section?[name], relay, nil, &findings) }
        }
        for field in root.mapping("environment_variables")?.fields ?? [] { check(field.value, relay, nil, &findings) }
    }

    private func check(
        _ node: YAMLNode?, _ relay: RelayContext, _ deployment: RelayDeployment?, _ findings: inout FindingCollector
    ) {
        guard let node, node.kind == .scalar, let name = relay.relay.reference.misspelled(in: node.text) else { return }
        let right = relay.relay.reference.prefix + name
        findings.report(
            "the relay does not read a variable here; write `\(right)`", at: node.range,
            why:
                "\(node.text.hasPrefix("os.environ/") && relay.isLiteLLM ? "there is no variable with that name" : "it is used literally")"
                + ", so a provider gets it as the key",
            facts: [relay.relay.facts.statement("literal-reference")],
            fixes: [Fix("use `\(right)`", .safe, [node.replacingText(with: right)])], in: relay, of: deployment)
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                LiteLLM reads a variable only if the value begins with `os.environ/`, Bifrost only if it is \
                `env.NAME`. Shell syntax and other programs' syntax are sent literally, as the key.
                """,
            symptoms: ["provider: 401 `Invalid API key`, with a variable's name in the message"],
            remedy: "Write `os.environ/NAME` for LiteLLM, and `env.NAME` for Bifrost.",
            facts: [RelayFact.of("litellm", "literal-reference"), RelayFact.of("bifrost", "literal-reference")],
            examples: [
                .fires(
                    "A shell's form", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: openrouter/deepseek/deepseek-v3.2
                          api_key: ‹${OPENROUTER_API_KEY}›
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                    """,
                    fixed: """
                        model_list:
                          - model_name: chat
                            litellm_params:
                              model: openrouter/deepseek/deepseek-v3.2
                              api_key: os.environ/OPENROUTER_API_KEY
                        general_settings:
                          master_key: os.environ/LITELLM_MASTER_KEY
                        """),
                .fires(
                    "A dot instead of the slash", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: openrouter/deepseek/deepseek-v3.2
                          api_key: ‹os.environ.OPENROUTER_API_KEY›
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                    """),
                .fires(
                    "A word for the environment that LiteLLM does not know", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: openrouter/deepseek/deepseek-v3.2
                          api_key: ‹os.env/OPENROUTER_API_KEY›
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                    """),
                .fires(
                    "LiteLLM's form in Bifrost's file", .error,
                    """
                    providers:
                      openrouter:
                        keys:
                          - {name: main, value: ‹os.environ/OPENROUTER_API_KEY›, models: ["*"], weight: 1}
                    client: {enforce_auth_on_inference: true}
                    encryption_key: env.BIFROST_KEY
                    """),
                .silent(
                    "The right form",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "Bifrost's form in its own file",
                    """
                    providers:
                      openrouter:
                        keys:
                          - {name: main, value: env.OPENROUTER_API_KEY, models: ["*"], weight: 1}
                    client: {enforce_auth_on_inference: true}
                    encryption_key: env.BIFROST_KEY
                    """),
            ])
    }
}
