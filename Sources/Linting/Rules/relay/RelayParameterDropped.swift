import Catalog
import Relays
import YAMLSource

/// Finds settings of a deployment that its provider does not take.
struct RelayParameterDropped: Rule {
    static let id = "relay-parameter-dropped"
    static let family = RuleFamily.relay
    static let highestSeverity = Severity.warning
    static let summary = "A setting that the deployment's provider does not accept: refused, or silently dropped."

    func check(relay: RelayContext, _ findings: inout FindingCollector) {
        guard relay.isLiteLLM else { return }
        let shared = relay.settings.shared?.flag("drop_params") == true
        for deployment in relay.relay.deployments {
            guard let prefix = deployment.prefix, let parameters = deployment.parameters else { continue }
            let unsupported = relay.relay.facts.unsupported(by: prefix.name)
            if unsupported.isEmpty { continue }
            let allowed = parameters["allowed_openai_params"]?.children.map { $0.text } ?? []
            let drops = parameters.flag("drop_params") ?? shared
            let fact = relay.relay.facts.facts("unsupported").first { $0.value.hasPrefix(prefix.name + " ") }
            for field in parameters.fields where unsupported.contains(field.name) && !allowed.contains(field.name) {
                findings.report(
                    drops
                        ? "`\(field.name)` is dropped for `\(prefix.name)/` models"
                        : "`\(field.name)` is refused for `\(prefix.name)/` models", at: field.key.range,
                    severity: drops ? .info : .warning,
                    why: drops
                        ? "`drop_params` hides that this provider does not accept it; the setting has no effect"
                        : "LiteLLM answers 400 UnsupportedParamsError to every call unless `drop_params` is on",
                    facts: [fact?.asFact("LiteLLM does not send \(field.name) with `\(prefix.name)/`")].compactMap {
                        $0
                    },
                    in: relay, of: deployment)
            }
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                LiteLLM knows which OpenAI settings each provider accepts. It rejects any other with an error, or, \
                with `drop_params: true`, silently drops it, so a sampler seems to be set but is not.
                """,
            symptoms: ["relay: 400 `UnsupportedParamsError`"],
            remedy: "Remove the setting from the deployment.",
            examples: [
                .fires(
                    "A penalty that Anthropic does not accept", .warning,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: anthropic/claude-sonnet-4-6
                          api_key: os.environ/ANTHROPIC_API_KEY
                          ‹frequency_penalty›: 0.4
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .fires(
                    "Silently dropped", .info,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: anthropic/claude-sonnet-4-6
                          api_key: os.environ/ANTHROPIC_API_KEY
                          ‹presence_penalty›: 0.4
                    litellm_settings: {drop_params: true}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "A setting that it accepts",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: anthropic/claude-sonnet-4-6
                          api_key: os.environ/ANTHROPIC_API_KEY
                          temperature: 0.9
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "A provider that accepts it",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: openrouter/deepseek/deepseek-v3.2
                          api_key: os.environ/OPENROUTER_API_KEY
                          frequency_penalty: 0.4
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
            ])
    }
}
