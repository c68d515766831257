import Catalog
import Profiles
import Relays
import YAMLSource

/// Finds deployments that send the key for OpenAI to another host.
struct RelayKeyToStranger: Rule {
    static let id = "relay-key-to-stranger"
    static let family = RuleFamily.relay
    static let highestSeverity = Severity.error
    static let summary = "A deployment without its own key sends OPENAI_API_KEY to another host."

    private static let generic: Set = ["openai", "custom_openai", "openai_like", "text-completion-openai"]

    func check(relay: RelayContext, _ findings: inout FindingCollector) {
        guard relay.isLiteLLM else { return }
        for deployment in relay.relay.deployments {
            guard let prefix = deployment.prefix, Self.generic.contains(prefix.name), let address = deployment.address,
                case .absent = deployment.key
            else { continue }
            let isHidden = address.value.hasPrefix("os.environ/")
            let url = EndpointURL(address.value)
            if !isHidden, relay.catalog.provider("openai")?.match(ofHost: url.host) != nil { continue }
            let isNear = isHidden || url.reach != .internet
            let owner = relay.catalog.owner(ofHost: url.host)?.provider
            findings.report(
                "this deployment has no `api_key`, so the OpenAI key goes to \(isHidden ? "its address" : "`\(url.host)`")",
                at: address.range, severity: isNear ? .info : .error,
                why: "LiteLLM sends OPENAI_API_KEY if an `openai/` model has no key of its own, whatever the address"
                    + (isNear ? "; if that variable is not set, the call fails" : ""),
                facts: [relay.relay.facts.statement("stranger")],
                fixes: fixes(address, owner, deployment), in: relay, of: deployment)
        }
    }

    private func fixes(_ address: Located<String>, _ owner: Provider?, _ deployment: RelayDeployment) -> [Fix] {
        guard let owner, let parameters = deployment.parameters?.node, !address.node.isAlias,
            let edit = KeyLine.insertion(
                of: "api_key: os.environ/\(owner.usualKeyVariable)", below: address.node, isInFlow: parameters.isFlow)
        else { return [] }
        return [Fix("add `api_key: os.environ/\(owner.usualKeyVariable)`", .unsafe, [edit])]
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                `openai/` with an `api_base` means any OpenAI-compatible host. If such a deployment has no `api_key`, \
                or an empty one, LiteLLM falls back to OPENAI_API_KEY and sends that key to the other \
                host.
                """,
            symptoms: ["provider: 401, from a host that has now seen your OpenAI key"],
            remedy: """
                Give the deployment its own key; for a server that needs none, write `api_key: none`. If the key \
                may have been sent, create a new one.
                """,
            facts: [RelayFact.of("litellm", "stranger")],
            examples: [
                .fires(
                    "Another provider without its key", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: openai/zai-org/GLM-5.1-TEE
                          api_base: ‹https://llm.chutes.ai/v1›
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """,
                    fixed: """
                        model_list:
                          - model_name: chat
                            litellm_params:
                              model: openai/zai-org/GLM-5.1-TEE
                              api_base: https://llm.chutes.ai/v1
                              api_key: os.environ/CHUTES_API_KEY
                        general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                        """),
                .fires(
                    "A relay without a key", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openai/any, api_base: ‹"https://relay.example.org/v1"›}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .fires(
                    "A server on this machine", .info,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openai/any, api_base: ‹"http://localhost:8000/v1"›}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "A server that needs no key",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openai/any, api_base: "http://localhost:8000/v1", api_key: none}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "Its own key",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: openai/zai-org/GLM-5.1-TEE
                          api_base: https://llm.chutes.ai/v1
                          api_key: os.environ/CHUTES_API_KEY
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
            ])
    }
}
