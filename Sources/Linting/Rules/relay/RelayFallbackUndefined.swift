import Catalog
import Profiles
import Relays
import YAMLSource

/// Finds fallbacks and aliases that lead to no model.
struct RelayFallbackUndefined: Rule {
    static let id = "relay-fallback-undefined"
    static let family = RuleFamily.relay
    static let highestSeverity = Severity.error
    static let summary = "A fallback or an alias names a model without a deployment."

    func check(relay: RelayContext, _ findings: inout FindingCollector) {
        guard relay.isLiteLLM, !relay.relay.deployments.isEmpty else { return }
        let settings = relay.settings
        let names = RelayModelNames(relay)
        for fallback in settings.fallbacks {
            if let source = fallback.source, !names.serves(source.value) {
                report(
                    source, "`\(source.value)` is not a model in this file, so its fallbacks are never tried",
                    "model_name must match exactly", names, relay, &findings)
            }
            for target in fallback.targets where !names.serves(target.value) {
                report(
                    target, "the fallback `\(target.value)` is not a model in this file",
                    "it is tried when the first one fails, and then fails too: `no healthy deployments`", names, relay,
                    &findings)
            }
        }
        for deployment in relay.relay.deployments {
            guard let list = deployment.parameters?["fallbacks"], list.kind == .sequence else { continue }
            for node in list.children {
                guard let text = node.textValue, !names.serves(text), !isKnown(text, relay) else { continue }
                report(
                    Located(text, node),
                    "the fallback `\(text)` is neither a model in this file nor one that LiteLLM knows",
                    "it is tried when the deployment fails, and then fails too", names, relay, &findings)
            }
        }
        for alias in settings.aliases where !names.serves(alias.target.value) {
            report(
                alias.target,
                "the alias `\(alias.name)` leads to `\(alias.target.value)`, which is not a model in this file",
                "calls to it fail with 400: `no healthy deployments`", names, relay, &findings)
        }
    }

    /// Whether LiteLLM can call a model without a deployment: by its prefix, or by its name alone.
    private func isKnown(_ model: String, _ relay: RelayContext) -> Bool {
        let facts = relay.relay.facts
        guard let slash = model.firstIndex(of: "/") else {
            // The list may lack a new model of these.
            return facts.prefix(ofModel: model) != nil
                || ["gpt-", "o1", "o3", "o4", "claude-", "gemini-"].contains { model.hasPrefix($0) }
        }
        return facts.prefix(String(model[..<slash])) != nil
    }

    private func report(
        _ name: Located<String>, _ message: String, _ why: String, _ names: RelayModelNames, _ relay: RelayContext,
        _ findings: inout FindingCollector
    ) {
        let meant = Similarity.nearest(to: name.value, among: names.exact.sorted())
        findings.report(
            message + (meant.map { "; did you mean `\($0)`?" } ?? ""), at: name.range,
            severity: relay.settings.mayHaveOtherModels ? .info : .error,
            why: why + (relay.settings.mayHaveOtherModels ? ", unless the database or an included file has it" : ""),
            facts: [relay.relay.facts.statement("unknown-fallback")],
            fixes: meant.map { [Fix("use `\($0)`", .unsafe, [name.replacing(with: $0)])] } ?? [], in: relay)
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                LiteLLM does not compare fallbacks with `model_list`. A name without a deployment goes unnoticed until \
                the first model fails, and then the fallback fails too.
                """,
            symptoms: ["relay: `Fallback to … also failed: no healthy deployments for this model`"],
            remedy: "Write the `model_name` of a deployment, or add the deployment.",
            facts: [RelayFact.of("litellm", "unknown-fallback")],
            examples: [
                .fires(
                    "A misspelled fallback", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                      - model_name: spare
                        litellm_params: {model: chutes/zai-org/GLM-5.1-TEE, api_key: os.environ/CHUTES_API_KEY}
                    router_settings:
                      fallbacks:
                        - chat: [‹spar›]
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """,
                    fixed: """
                        model_list:
                          - model_name: chat
                            litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                          - model_name: spare
                            litellm_params: {model: chutes/zai-org/GLM-5.1-TEE, api_key: os.environ/CHUTES_API_KEY}
                        router_settings:
                          fallbacks:
                            - chat: [spare]
                        general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                        """),
                .fires(
                    "An alias for a missing model", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                    router_settings:
                      model_group_alias: {gpt-4: ‹talk›}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .fires(
                    "A deployment's own fallback", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: openrouter/deepseek/deepseek-v3.2
                          api_key: os.environ/OPENROUTER_API_KEY
                          fallbacks: [‹nowhere›]
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "A deployment's own fallbacks that LiteLLM knows",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: openrouter/deepseek/deepseek-v3.2
                          api_key: os.environ/OPENROUTER_API_KEY
                          fallbacks: [spare, gpt-4o, anthropic/claude-sonnet-4-6]
                      - model_name: spare
                        litellm_params: {model: chutes/zai-org/GLM-5.1-TEE, api_key: os.environ/CHUTES_API_KEY}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "A fallback that matches a wildcard",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: chutes/zai-org/GLM-5.1-TEE, api_key: os.environ/CHUTES_API_KEY}
                      - model_name: openrouter/*
                        litellm_params: {model: openrouter/*, api_key: os.environ/OPENROUTER_API_KEY}
                    router_settings:
                      fallbacks: [{chat: [openrouter/deepseek/deepseek-v3.2]}]
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "A fallback by its alias",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                      - model_name: spare
                        litellm_params: {model: chutes/zai-org/GLM-5.1-TEE, api_key: os.environ/CHUTES_API_KEY}
                    router_settings:
                      model_group_alias: {backup: spare}
                      fallbacks: [{chat: [backup]}]
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
            ])
    }
}
