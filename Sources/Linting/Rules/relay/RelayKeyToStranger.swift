import Catalog
import Profiles
import Relays
import YAMLSource

/// Finds deployments that send the key for OpenAI to another host.
struct RelayKeyToStranger: Rule {
    static let id = "relay-key-to-stranger"
    static let family = RuleFamily.relay
    static let highestSeverity = Severity.error
    static let summary =
        "A deployment sends one provider's key to another host, such as OPENAI_API_KEY for want of its own."

    func check(relay: RelayContext, _ findings: inout FindingCollector) {
        guard relay.isLiteLLM else { return }
        let environment = relay.profile.options.environment
        let mayLeak = environment?.hasVariable(RelayStranger.openAIVariable) ?? false
        for deployment in relay.relay.deployments {
            guard let address = deployment.address else { continue }
            if let stranger = RelayStranger(ofNative: deployment, relay.catalog) {
                native(stranger, address, deployment, relay, &findings)
                continue
            }
            guard RelayStranger.isGeneric(deployment) else { continue }
            if mayLeak, case .variable(let name) = deployment.key, !(environment?.hasVariable(name.value) ?? true),
                let host = RelayStranger.host(ofGeneric: deployment, relay.catalog)
            {
                findings.report(
                    "`\(SecretMask.shown(name: name.value))` is not set here, so the OpenAI key goes to `\(host)`",
                    at: address.range,
                    why: "LiteLLM sends OPENAI_API_KEY if the variable of an `openai/` model is not set, whatever the "
                        + "address", facts: [relay.relay.facts.statement("stranger")], in: relay, of: deployment)
                continue
            }
            guard case .absent = deployment.key else { continue }
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

    private func native(
        _ stranger: RelayStranger, _ address: Located<String>, _ deployment: RelayDeployment, _ relay: RelayContext,
        _ findings: inout FindingCollector
    ) {
        findings.report(
            "\(stranger.provider.possessiveName) key goes to `\(stranger.host)`", at: address.range,
            severity: .warning,
            why: "that is not a host of \(stranger.provider.name); a relay needs `openai/` and a key of its own",
            in: relay, of: deployment)
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
                or an empty one, or its variable is not set, LiteLLM falls back to OPENAI_API_KEY and sends that key \
                to the other host. With a provider's own prefix, such as `deepseek/`, that provider's key goes to \
                whatever host `api_base` names.
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
                .fires(
                    "A provider's key at a host that is not the provider's", .warning,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: deepseek/deepseek-v4-pro
                          api_base: ‹https://relay.example.org/v1›
                          api_key: os.environ/DEEPSEEK_API_KEY
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .fires(
                    "A variable that is not set while the one for OpenAI is", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: openai/any
                          api_base: ‹https://relay.example.org/v1›
                          api_key: os.environ/RELAY_KEY
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """, surroundings: .init(variables: ["OPENAI_API_KEY", "LITELLM_MASTER_KEY"])),
                .silent(
                    "A relay's own key, the provider's own host, and a server nearby",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: deepseek/any, api_base: "https://relay.example.org/v1", api_key: \
                        os.environ/RELAY_KEY}
                      - model_name: own
                        litellm_params: {model: deepseek/deepseek-v4-pro, api_base: "https://api.deepseek.com/v1", \
                        api_key: os.environ/DEEPSEEK_API_KEY}
                      - model_name: near
                        litellm_params: {model: deepseek/any, api_base: "http://10.0.0.5:8000/v1", api_key: \
                        os.environ/DEEPSEEK_API_KEY}
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
