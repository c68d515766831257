import Catalog
import Profiles
import Relays
import YAMLSource

/// Finds variables that hold another provider's key, or are misspelled.
struct RelayKeyVariable: Rule {
    static let id = "relay-key-variable"
    static let family = RuleFamily.relay
    static let highestSeverity = Severity.warning
    static let summary = "The key's variable usually belongs to another provider, or its name has a typo."

    func check(relay: RelayContext, _ findings: inout FindingCollector) {
        var seen: Set<Int> = []
        for deployment in relay.relay.deployments {
            guard case .variable(let name) = deployment.key, seen.insert(name.node.index).inserted,
                let usual = usualVariables(of: deployment, relay), !usual.isEmpty, !usual.contains(name.value)
            else { continue }
            let other = relay.relay.facts.prefix(ofVariable: name.value)
            if let other, let owner = other.provider.flatMap(relay.catalog.provider), let right = usual.first {
                findings.report(
                    "`\(name.value)` usually holds \(owner.possessiveName) key", at: name.range,
                    why: "this deployment is at another provider, which would see that key and refuse it",
                    fixes: [Fix("use `\(right)`", .unsafe, [name.replacing(with: right)])], in: relay, of: deployment)
            } else if other == nil, let right = usual.first(where: { Self.isSlip(name.value, of: $0) }) {
                findings.report(
                    "`\(name.value)` looks like a typo of `\(right)`", at: name.range,
                    why:
                        "if the variable is not set, LiteLLM looks for the usual one, and only the first call shows the mistake",
                    fixes: [Fix("use `\(right)`", .unsafe, [name.replacing(with: right)])], in: relay, of: deployment)
            }
        }
    }

    /// The variables in which people keep the key of a deployment's provider; nil where that is not known.
    private func usualVariables(of deployment: RelayDeployment, _ relay: RelayContext) -> [String]? {
        if let prefix = deployment.prefix, deployment.address == nil { return prefix.variables }
        // Whose host it is decides; of a stranger nothing is known.
        guard let address = deployment.address, let owner = relay.catalog.owner(ofHost: EndpointURL(address.value).host)
        else { return nil }
        let known = relay.relay.facts.prefix(ofVariable: owner.provider.usualKeyVariable)?.variables ?? []
        return [owner.provider.usualKeyVariable] + known
    }

    /// Whether a name differs by a letter or two, and not by a number that tells keys apart.
    private static func isSlip(_ name: String, of usual: String) -> Bool {
        guard Similarity.distance(name, usual, limit: 2) != nil else { return false }
        func letters(_ text: String) -> String { String(text.filter { $0.isLetter }) }
        return letters(name) != letters(usual) && !name.contains { $0.isNumber }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                It is easy to copy an entry, change the model, and forget the key: the new provider then gets the old \
                one's key. A typo in the name goes unnoticed at startup, because LiteLLM looks for the provider's \
                usual variable instead.
                """,
            symptoms: ["provider: 401 `Invalid API key`"],
            remedy: "Name the variable that holds this provider's key.",
            examples: [
                .fires(
                    "OpenAI's key at OpenRouter", .warning,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: openrouter/deepseek/deepseek-v3.2
                          api_key: ‹os.environ/OPENAI_API_KEY›
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """,
                    fixed: """
                        model_list:
                          - model_name: chat
                            litellm_params:
                              model: openrouter/deepseek/deepseek-v3.2
                              api_key: os.environ/OPENROUTER_API_KEY
                        general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                        """),
                .fires(
                    "A letter is missing", .warning,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: openrouter/deepseek/deepseek-v3.2
                          api_key: ‹os.environ/OPENROUTR_API_KEY›
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "A second key of the same provider",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY_2}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "Your own variable name",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/KEY_OF_THE_GROUP}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
            ])
    }
}
