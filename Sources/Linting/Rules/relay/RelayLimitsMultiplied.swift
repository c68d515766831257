import Catalog
import Profiles
import Relays
import YAMLSource

/// Finds several workers or replicas that have no Redis to count in.
struct RelayLimitsMultiplied: Rule {
    static let id = "relay-limits-multiplied"
    static let family = RuleFamily.relay
    static let highestSeverity = Severity.warning
    static let summary = "Several workers or replicas without Redis: each counts limits separately."

    func check(relay: RelayContext, _ findings: inout FindingCollector) {
        guard relay.isLiteLLM else { return }
        let settings = relay.settings
        if settings.hasRedis(relay.relay.root) { return }
        if let values = relay.relay.values {
            guard !ChartValues(values).hasRedis else { return }
            for many in ChartValues(values).copies {
                findings.report(
                    "\(many.message) without a shared Redis", at: many.range,
                    why: "each counts `rpm` separately, so limits multiply, and a revoked key keeps working where it "
                        + "is cached; enable Redis, or give REDIS_HOST through `environmentSecrets`",
                    facts: [relay.relay.facts.statement("each-counts-alone")], in: relay)
            }
            return
        }
        guard settings.enforcesLimits,
            let list = settings.router?.field("optional_pre_call_checks")
                ?? settings.router?.field("routing_strategy")
        else { return }
        findings.report(
            "these limits apply per worker, because the file names no Redis", at: list.key.range, severity: .info,
            why:
                "with several workers or replicas, each counts separately unless `coordination_redis` or REDIS_HOST is set",
            facts: [relay.relay.facts.statement("each-counts-alone")], in: relay)
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                LiteLLM's workers and replicas share limits, spending, and the state of keys through Redis. Without \
                it, each counts separately: three replicas allow three times `rpm`, and a revoked key keeps working \
                where it is cached. A config.yaml does not say how many replicas there are, but the values of a Helm \
                chart do.
                """,
            symptoms: ["provider: 429 although the relay's limit is below the provider's"],
            remedy: """
                Name a Redis in `general_settings.coordination_redis`, or set REDIS_HOST, REDIS_PORT, and \
                REDIS_PASSWORD for every worker.
                """,
            facts: [RelayFact.of("litellm", "each-counts-alone")],
            examples: [
                .fires(
                    "Three replicas", .warning,
                    """
                    replicaCount: ‹3›
                    masterkeySecretName: relay-master
                    proxy_config:
                      model_list:
                        - model_name: chat
                          litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                      general_settings: {master_key: os.environ/PROXY_MASTER_KEY}
                    db: {deployStandalone: false}
                    """),
                .fires(
                    "Limits that each worker counts", .info,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY, rpm: 20}
                    router_settings:
                      ‹optional_pre_call_checks›: [enforce_model_rate_limits]
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "Replicas with Redis",
                    """
                    replicaCount: 3
                    masterkeySecretName: relay-master
                    redis: {enabled: true}
                    proxy_config:
                      model_list:
                        - model_name: chat
                          litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                      general_settings: {master_key: os.environ/PROXY_MASTER_KEY}
                    db: {deployStandalone: false}
                    """),
                .silent(
                    "Limits with Redis",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY, rpm: 20}
                    router_settings: {optional_pre_call_checks: [enforce_model_rate_limits]}
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                      coordination_redis: {host: os.environ/REDIS_HOST}
                    """),
            ])
    }
}
