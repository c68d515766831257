import Catalog
import Profiles
import Relays
import Setups
import YAMLSource

/// Finds limits above what the provider allows.
struct RelayLimitAboveCap: Rule {
    static let id = "relay-limit-above-cap"
    static let family = RuleFamily.relay
    static let highestSeverity = Severity.warning
    static let summary = "`rpm` or `rpd` is above the provider's own cap."

    func check(relay: RelayContext, _ findings: inout FindingCollector) {
        guard relay.isLiteLLM else { return }
        for deployment in relay.relay.deployments {
            guard let parameters = deployment.parameters, let proxy = relay.proxy(deployment),
                let cap = proxy.resolved.freeCap, let provider = proxy.provider
            else { continue }
            if let minute = cap.perMinute {
                check("rpm", Int64(minute), "a minute", parameters, provider, relay, deployment, &findings)
            }
            // What an account ever bought decides the daily cap, so that only the largest is certain.
            let day = provider.values("free_cap").compactMap(Self.perDay).max()
            if let day { check("rpd", day, "a day", parameters, provider, relay, deployment, &findings) }
        }
    }

    private static func perDay(_ text: String) -> Int64? {
        let words = text.split(separator: " ")
        guard words.count >= 3, words[1] == "a", words[2] == "day" else { return nil }
        return Int64(words[0])
    }

    private func check(
        _ name: String, _ cap: Int64, _ span: String, _ parameters: RelayMapping, _ provider: Provider,
        _ relay: RelayContext, _ deployment: RelayDeployment, _ findings: inout FindingCollector
    ) {
        guard let limit = parameters.integer(name), limit.value > cap else { return }
        findings.report(
            "`\(name)` is \(limit.value), but \(provider.name) allows \(cap) \(span) on free models", at: limit.range,
            why: "requests beyond the provider's cap come back as 429 but still count",
            facts: provider.fact("free_cap").map { [$0.asFact("\(provider.name): \($0.value) on free models")] } ?? [],
            fixes: [Fix("use \(cap)", .safe, [limit.node.replacingSource(with: String(cap))])], in: relay,
            of: deployment)
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                A relay's limit protects the account only if it is no larger than the provider's. OpenRouter allows \
                20 requests a minute on free models, and at most 1000 a day.
                """,
            symptoms: ["router: 429 `Rate limit exceeded: free-models-per-min`"],
            remedy: "Set the limit to the provider's cap or below.",
            facts: FreeModelFacts.facts,
            examples: [
                .fires(
                    "More per minute than OpenRouter allows", .warning,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: "openrouter/google/gemma-4-31b-it:free"
                          api_key: os.environ/OPENROUTER_API_KEY
                          num_retries: 0
                          rpm: ‹60›
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """,
                    fixed: """
                        model_list:
                          - model_name: chat
                            litellm_params:
                              model: "openrouter/google/gemma-4-31b-it:free"
                              api_key: os.environ/OPENROUTER_API_KEY
                              num_retries: 0
                              rpm: 20
                        general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                        """),
                .fires(
                    "More per day than it ever allows", .warning,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: "openrouter/google/gemma-4-31b-it:free", api_key: os.environ/OPENROUTER_API_KEY, num_retries: 0, rpd: ‹5000›}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "The provider's own cap",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: "openrouter/google/gemma-4-31b-it:free", api_key: os.environ/OPENROUTER_API_KEY, num_retries: 0, rpm: 20, rpd: 1000}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "A paid model",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY, rpm: 300}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
            ])
    }
}
