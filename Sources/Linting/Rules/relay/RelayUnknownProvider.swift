import Catalog
import Relays
import YAMLSource

/// Finds models that name no provider that the relay knows.
struct RelayUnknownProvider: Rule {
    static let id = "relay-unknown-provider"
    static let family = RuleFamily.relay
    static let highestSeverity = Severity.error
    static let summary = "A model does not begin with a provider that the relay knows."

    func check(relay: RelayContext, _ findings: inout FindingCollector) {
        let facts = relay.relay.facts
        for deployment in relay.relay.deployments {
            guard case .unknown = deployment.target, let model = deployment.model else { continue }
            let text = model.value
            let word = text.firstIndex(of: "/").map { String(text[..<$0]) }
            var fixes: [Fix] = []
            var hint = ""
            if let word, let meant = Similarity.nearest(to: word, among: facts.prefixNames), !facts.isNoPrefix(word) {
                let right = meant + text.dropFirst(word.utf8.count)
                hint = "; did you mean `\(right)`?"
                fixes = [Fix("use `\(right)`", .unsafe, [model.replacing(with: right)])]
            } else if deployment.address != nil {
                hint = "; write `openai/\(text)`"
                fixes = [Fix("use `openai/\(text)`", .safe, [model.replacing(with: "openai/\(text)")])]
            }
            findings.report(
                "`\(text)` does not begin with a provider that the relay knows\(hint)", at: model.range,
                why: word.map(facts.isNoPrefix) ?? false
                    ? "LiteLLM has no `\(word ?? "")/`: write `openai/` in front of the ID, and the host in `api_base`"
                    : "the relay starts without this model, and only the log says so",
                facts: [facts.statement("no-prefix")], fixes: fixes, in: relay, of: deployment)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                The beginning of `model` tells LiteLLM where a request goes: `openrouter/…`, `deepseek/…`, or \
                `openai/…` with an `api_base` for any other host. A model without such a prefix is left out at startup \
                with one line in the log, while the relay runs.
                """,
            symptoms: [
                "relay: `LLM Provider NOT provided`",
                "relay: 400 `no healthy deployments for this model`",
            ],
            remedy: "Write the provider in front, or `openai/` and the address in `api_base`.",
            facts: [RelayFact.of("litellm", "no-prefix")],
            examples: [
                .fires(
                    "A bare ID with an address", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: ‹Qwen3-8B›, api_base: "https://relay.example.org/v1", api_key: os.environ/RELAY_KEY}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """,
                    fixed: """
                        model_list:
                          - model_name: chat
                            litellm_params: {model: openai/Qwen3-8B, api_base: "https://relay.example.org/v1", api_key: os.environ/RELAY_KEY}
                        general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                        """),
                .fires(
                    "A misspelled provider", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: ‹opnrouter/deepseek/deepseek-v3.2›, api_key: os.environ/OPENROUTER_API_KEY}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "A model known by its name, and one with a named provider",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: gpt-5.1, api_key: os.environ/OPENAI_API_KEY}
                      - model_name: own
                        litellm_params: {model: anything, custom_llm_provider: openai, api_base: "https://relay.example.org/v1", api_key: os.environ/RELAY_KEY}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "Any requested model",
                    """
                    model_list:
                      - model_name: "*"
                        litellm_params: {model: "*"}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
            ])
    }
}
