import Catalog
import Relays
import Setups
import YAMLSource

/// Finds retries that spend a daily cap on free requests.
struct RelayRetriesSpendCap: Rule {
    static let id = "relay-retries-spend-cap"
    static let family = RuleFamily.relay
    static let highestSeverity = Severity.info
    static let summary = "Retries use up the daily cap of a free model."

    func check(relay: RelayContext, _ findings: inout FindingCollector) {
        guard relay.isLiteLLM else { return }
        for deployment in relay.relay.deployments {
            guard let cap = relay.proxy(deployment)?.resolved.freeCap, let model = deployment.model else { continue }
            let retries = relay.settings.retries(of: deployment)
            let count = retries?.value ?? 2
            guard count > 0 else { continue }
            findings.report(
                retries == nil
                    ? "a failing message is sent three times, and each counts against \(cap.counted) a day"
                    : "a failing message is sent \(count + 1) times, and each counts against \(cap.counted) a day",
                at: retries?.range ?? model.range,
                why: "set `num_retries: 0` on this deployment; a fallback helps sooner than a retry",
                facts: [relay.relay.facts.statement("retries")] + FreeModelFacts.facts, in: relay, of: deployment)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                By default, LiteLLM retries a failed request twice, even after a 429. Providers count failed requests \
                too, so a cap of 50 a day is used up after 17 failing messages.
                """,
            symptoms: ["router: 429 `Rate limit exceeded: free-models-per-day`, long before 50 messages"],
            remedy: "Set `num_retries: 0` on the deployment, or `retry_policy: {RateLimitErrorRetries: 0}` for all.",
            facts: [RelayFact.of("litellm", "retries")],
            examples: [
                .fires(
                    "Retries are not mentioned", .info,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: ‹"openrouter/google/gemma-4-31b-it:free"›
                          api_key: os.environ/OPENROUTER_API_KEY
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .fires(
                    "Retries for all models", .info,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: "openrouter/google/gemma-4-31b-it:free"
                          api_key: os.environ/OPENROUTER_API_KEY
                    router_settings:
                      num_retries: ‹3›
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "No retries",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: "openrouter/google/gemma-4-31b-it:free"
                          api_key: os.environ/OPENROUTER_API_KEY
                          num_retries: 0
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "A paid model",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
            ])
    }
}
