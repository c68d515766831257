import Catalog
import Profiles
import Relays
import YAMLSource

/// Finds models that name no provider that the relay knows.
struct RelayUnknownProvider: Rule {
    static let id = "relay-unknown-provider"
    static let family = RuleFamily.relay
    static let highestSeverity = Severity.error
    static let summary =
        "A model does not begin with a provider that the relay knows, or the file names an unknown one."

    func check(relay: RelayContext, _ findings: inout FindingCollector) {
        let facts = relay.relay.facts
        guard relay.isLiteLLM else {
            bifrost(relay, &findings)
            return
        }
        for deployment in relay.relay.deployments {
            guard case .unknown = deployment.target, let model = deployment.model else { continue }
            let text = model.value
            let word = text.firstIndex(of: "/").map { String(text[..<$0]) }
            var fixes: [Fix] = []
            var hint = ""
            let own = word.flatMap { ownPrefix(of: $0, deployment, relay) }
            if let word, let own {
                let right = own + text.dropFirst(word.utf8.count)
                hint = "; write `\(right)`"
                fixes = [Fix("use `\(right)`", .safe, [model.replacing(with: right)])]
            } else if let word, let meant = Similarity.nearest(to: word, among: facts.prefixNames),
                !facts.isNoPrefix(word)
            {
                let right = meant + text.dropFirst(word.utf8.count)
                hint = "; did you mean `\(right)`?"
                fixes = [Fix("use `\(right)`", .unsafe, [model.replacing(with: right)])]
            } else if deployment.address != nil {
                hint = "; write `openai/\(text)`"
                fixes = [Fix("use `openai/\(text)`", .safe, [model.replacing(with: "openai/\(text)")])]
            }
            findings.report(
                "`\(text)` does not begin with a provider that the relay knows\(hint)", at: model.range,
                why: own == nil && word.map(facts.isNoPrefix) ?? false
                    ? "LiteLLM has no `\(word ?? "")/`: write `openai/` in front of the ID, and the host in `api_base`"
                    : "the relay starts without this model, and only the log says so",
                facts: [facts.statement("no-prefix")], fixes: fixes, in: relay, of: deployment)
        }
    }

    /// LiteLLM's prefix for a provider that the catalog knows by the word before the slash; nil where `api_base` leads elsewhere.
    private func ownPrefix(of word: String, _ deployment: RelayDeployment, _ relay: RelayContext) -> String? {
        guard let prefix = relay.relay.facts.prefix(ofProvider: word.lowercased()) else { return nil }
        guard let address = deployment.address else { return prefix.name }
        let owner = relay.catalog.owner(ofHost: EndpointURL(address.value).host)?.provider
        return owner?.id == prefix.provider ? prefix.name : nil
    }

    private func bifrost(_ relay: RelayContext, _ findings: inout FindingCollector) {
        let facts = relay.relay.facts
        for provider in relay.relay.root.mapping("providers")?.fields ?? []
        where provider.value.kind == .mapping && facts.prefix(provider.name) == nil {
            // With this, any name is a provider of one's own.
            if RelayMapping(provider.value)["custom_provider_config"] != nil || provider.name.hasPrefix("$") {
                continue
            }
            let meant = Similarity.nearest(to: provider.name, among: facts.prefixNames)
            findings.report(
                "Bifrost has no provider `\(SecretMask.shown(name: provider.name))`"
                    + (meant.map { "; did you mean `\($0)`?" } ?? ""), at: provider.key.range, severity: .warning,
                why: "a provider that it does not know needs `custom_provider_config`, and its address in "
                    + "`network_config.base_url`",
                fixes: meant.map { [Fix("use `\($0)`", .unsafe, [provider.key.replacingText(with: $0)])] } ?? [],
                in: relay)
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
                .fires(
                    "A provider that LiteLLM calls otherwise", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: ‹nanogpt/deepseek/deepseek-v3.2›, api_key: os.environ/NANOGPT_API_KEY}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """,
                    fixed: """
                        model_list:
                          - model_name: chat
                            litellm_params: {model: nano-gpt/deepseek/deepseek-v3.2, api_key: os.environ/NANOGPT_API_KEY}
                        general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                        """),
                .fires(
                    "A provider that Bifrost does not have", .warning,
                    """
                    providers:
                      ‹nanogpt›:
                        keys:
                          - {name: main, value: env.NANOGPT_API_KEY, models: ["*"], weight: 1}
                    client: {enforce_auth_on_inference: true}
                    """),
                .silent(
                    "A custom provider in Bifrost's file",
                    """
                    providers:
                      nanogpt:
                        keys:
                          - {name: main, value: env.NANOGPT_API_KEY, models: ["*"], weight: 1}
                        network_config: {base_url: "https://nano-gpt.com/api"}
                        custom_provider_config: {base_provider_type: openai}
                    client: {enforce_auth_on_inference: true}
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
