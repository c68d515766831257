import Catalog
import Relays
import YAMLSource

/// Finds limits that nothing holds requests to.
struct RelayLimitsUnenforced: Rule {
    static let id = "relay-limits-unenforced"
    static let family = RuleFamily.relay
    static let highestSeverity = Severity.info
    static let summary = "`rpm`, `tpm`, or `rpd` is set, but nothing enforces it."

    static let limits = ["rpm", "tpm", "rpd", "tpd", "itpm", "otpm"]

    func check(relay: RelayContext, _ findings: inout FindingCollector) {
        guard relay.isLiteLLM, !relay.settings.enforcesLimits else { return }
        var first: (field: RelayMapping.Field, deployment: RelayDeployment)?
        var count = 0
        for deployment in relay.relay.deployments {
            guard let field = deployment.parameters?.fields.first(where: { Self.limits.contains($0.name) }) else {
                continue
            }
            count += 1
            if first == nil { first = (field, deployment) }
        }
        guard let first else { return }
        let others = count > 1 ? ", nor the limits of \(count - 1) more" : ""
        findings.report(
            "nothing enforces `\(first.field.name)`\(others)", at: first.field.key.range,
            why: "without `optional_pre_call_checks: [enforce_model_rate_limits]` in `router_settings`, it is only a "
                + "weight among deployments of the same name", facts: [relay.relay.facts.statement("limits")],
            in: relay,
            of: first.deployment)
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                `rpm`, `tpm`, and `rpd` only tell LiteLLM how to share requests among deployments of the same name. To \
                stay below a provider's cap, turn on the check that refuses requests beyond the limit.
                """,
            symptoms: ["provider: 429 although the relay's limit is below the provider's"],
            remedy: "Set `optional_pre_call_checks: [enforce_model_rate_limits]` in `router_settings`.",
            facts: [RelayFact.of("litellm", "limits")],
            examples: [
                .fires(
                    "A limit without the check", .info,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: openrouter/deepseek/deepseek-v3.2
                          api_key: os.environ/OPENROUTER_API_KEY
                          ‹rpm›: 20
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .fires(
                    "Several; the first is named", .info,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY, ‹rpd›: 900}
                      - model_name: spare
                        litellm_params: {model: chutes/zai-org/GLM-5.1-TEE, api_key: os.environ/CHUTES_API_KEY, rpm: 20}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "The check is on",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY, rpm: 20}
                    router_settings: {optional_pre_call_checks: [enforce_model_rate_limits], redis_host: os.environ/REDIS_HOST}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "No limit",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
            ])
    }
}
