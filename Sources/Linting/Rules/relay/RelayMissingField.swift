import Catalog
import Relays
import YAMLSource

/// Finds entries that lack what the relay needs to start.
struct RelayMissingField: Rule {
    static let id = "relay-missing-field"
    static let family = RuleFamily.relay
    static let highestSeverity = Severity.error
    static let summary = "An entry or a section lacks a field that the relay needs."

    func check(relay: RelayContext, _ findings: inout FindingCollector) {
        guard relay.isLiteLLM else { return }
        cache(relay, &findings)
        for deployment in relay.relay.deployments {
            let entry = deployment.entry
            guard let first = entry.fields.first else { continue }
            let label = deployment.name.map { "`\($0.value)`" } ?? "this entry of `model_list`"
            if entry["model_name"] == nil {
                report("`model_name`", of: "this entry of `model_list`", at: first.key, deployment, relay, &findings)
            }
            guard let parameters = deployment.parameters else {
                if entry["litellm_params"] == nil {
                    let key = entry.field("litellm_params")?.key ?? entry.field("model_name")?.key ?? first.key
                    report("`litellm_params`", of: label, at: key, deployment, relay, &findings)
                }
                continue
            }
            if parameters["model"] == nil, let key = entry.field("litellm_params")?.key {
                report("`model`", of: "`litellm_params`", at: key, deployment, relay, &findings)
            }
        }
    }

    /// Kinds of caches that need no Redis.
    private static let otherCaches: Set = [
        "local", "disk", "s3", "gcs", "azure-blob", "qdrant-semantic", "valkey-semantic",
    ]

    /// A cache in Redis whose place neither the file nor, as far as can be seen, the environment says.
    private func cache(_ relay: RelayContext, _ findings: inout FindingCollector) {
        guard let shared = relay.settings.shared, shared.flag("cache") == true, let field = shared.field("cache") else {
            return
        }
        let parameters = shared.mapping("cache_params")
        if let type = parameters?.text("type")?.value, Self.otherCaches.contains(type) { return }
        let places = [
            "host", "url", "redis_url", "startup_nodes", "redis_startup_nodes", "sentinel_nodes", "service_name",
        ]
        if places.contains(where: { parameters?[$0] != nil }) { return }
        let variables = relay.relay.root.mapping("environment_variables")
        for name in ["REDIS_HOST", "REDIS_URL", "REDIS_CLUSTER_NODES", "REDIS_SENTINEL_NODES"] {
            if variables?[name] != nil || relay.profile.options.environment?.hasVariable(name) ?? false { return }
        }
        if relay.relay.values.map({ ChartValues($0).hasRedis }) ?? false { return }
        findings.report(
            "`cache` is on, but the file names no Redis", at: field.key.range, severity: .info,
            why:
                "the relay does not start without `cache_params.host` or `cache_params.url`, unless REDIS_HOST or "
                + "REDIS_URL is set; `cache_params: {type: local}` needs no Redis", in: relay)
    }

    private func report(
        _ field: String, of object: String, at key: YAMLNode, _ deployment: RelayDeployment, _ relay: RelayContext,
        _ findings: inout FindingCollector
    ) {
        findings.report(
            "\(object) has no \(field)", at: key.range, why: "the relay stops at startup with a KeyError", in: relay,
            of: deployment)
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Every entry of `model_list` needs a `model_name` for clients, and `litellm_params` with a `model` for \
                the provider. LiteLLM does not start if one is missing, and its message names only the field, not the \
                entry.
                """,
            symptoms: ["relay: `KeyError: 'litellm_params'` at startup, exit code 3"],
            remedy: "Add the field.",
            examples: [
                .fires(
                    "An entry without parameters", .error,
                    """
                    model_list:
                      - ‹model_name›: chat
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                    """),
                .fires(
                    "Parameters without a model", .error,
                    """
                    model_list:
                      - model_name: chat
                        ‹litellm_params›: {api_key: os.environ/OPENROUTER_API_KEY}
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                    """),
                .fires(
                    "A cache without a place", .info,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: \
                        os.environ/OPENROUTER_API_KEY}
                    litellm_settings:
                      ‹cache›: true
                      cache_params: {type: redis, ttl: 600}
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                    """),
                .silent(
                    "A cache in memory",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: \
                        os.environ/OPENROUTER_API_KEY}
                    litellm_settings:
                      cache: true
                      cache_params: {type: local}
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                    """),
                .silent(
                    "A Redis that a variable names",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: \
                        os.environ/OPENROUTER_API_KEY}
                    litellm_settings:
                      cache: true
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                    """, surroundings: .init(variables: ["REDIS_URL", "OPENROUTER_API_KEY", "LITELLM_MASTER_KEY"])),
                .silent(
                    "A whole entry",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                    """),
                .silent(
                    "Parameters from an anchor",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: &all {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                      - model_name: talk
                        litellm_params: *all
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                    """),
            ])
    }
}
