import Catalog
import Profiles
import Relays
import Setups
import YAMLSource

/// Finds fallbacks that fail together with what they are for.
struct RelayFallbackSharesLimit: Rule {
    static let id = "relay-fallback-shares-limit"
    static let family = RuleFamily.relay
    static let highestSeverity = Severity.error
    static let summary = "A fallback uses the same account, or is the same model."

    func check(relay: RelayContext, _ findings: inout FindingCollector) {
        guard relay.isLiteLLM else { return }
        var groups: [String: [RelayDeployment]] = [:]
        for group in relay.relay.groups { groups[group.name] = group.deployments }
        for fallback in relay.settings.fallbacks {
            guard let source = fallback.source else { continue }
            for target in fallback.targets where target.value == source.value {
                findings.report(
                    "`\(source.value)` falls back to itself", at: target.range,
                    why: "the same deployments are tried again, and the answer is the same", in: relay)
            }
            // A larger window helps at the same account too, and so does another model where content was refused.
            guard fallback.setting == "fallbacks", let deployments = groups[source.value],
                let first = fallback.targets.first(where: { $0.value != source.value })
            else { continue }
            let others = fallback.targets.filter { $0.value != source.value }.map { groups[$0.value] }
            guard others.allSatisfy({ $0 != nil }) else { continue }
            let all = deployments + others.compactMap { $0 }.flatMap { $0 }
            guard let account = deployments.first?.accountID, all.allSatisfy({ $0.accountID == account }),
                all.allSatisfy({ Self.hasAccount($0) })
            else { continue }
            report(first, deployments, all, relay, &findings)
        }
    }

    private func report(
        _ target: Located<String>, _ deployments: [RelayDeployment], _ all: [RelayDeployment], _ relay: RelayContext,
        _ findings: inout FindingCollector
    ) {
        // The cap on free models counts them together; of paid ones each has its own capacity.
        let caps = all.map { relay.proxy($0)?.resolved.freeCap }
        if caps.allSatisfy({ $0 != nil }), let cap = caps.first ?? nil {
            findings.report(
                "this fallback shares the free requests of the model that it replaces", at: target.range,
                severity: .warning,
                why: "\(cap.counted) a day apply to all free models of an account together, and every fallback of "
                    + "this model counts too", facts: FreeModelFacts.facts, in: relay)
        } else {
            findings.report(
                "this fallback uses the same account as the model that it replaces", at: target.range, severity: .info,
                why: "a limit of the account, an empty balance, or a refused key stops both", in: relay)
        }
    }

    private static func hasAccount(_ deployment: RelayDeployment) -> Bool {
        switch deployment.key {
        case .variable, .literal, .absent: deployment.prefix != nil
        case .none, .elsewhere: false
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                A fallback helps only if the first model fails alone. The relay does not know which deployments share \
                an \
                account: when its limit is used up, or its key is refused, everything that uses the same key fails \
                together. OpenRouter counts all free models of an account as one.
                """,
            symptoms: ["router: 429 `Rate limit exceeded: free-models-per-day` from every fallback"],
            remedy: "Put a deployment at another provider, or with another key, at the end.",
            facts: FreeModelFacts.facts,
            examples: [
                .fires(
                    "Two free models of one account", .warning,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: "openrouter/google/gemma-4-31b-it:free", api_key: os.environ/OPENROUTER_API_KEY, num_retries: 0}
                      - model_name: spare
                        litellm_params: {model: "openrouter/nvidia/nemotron-3-ultra-550b-a55b:free", api_key: os.environ/OPENROUTER_API_KEY, num_retries: 0}
                    router_settings:
                      fallbacks: [{chat: [‹spare›]}]
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .fires(
                    "A model that falls back to itself", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                    router_settings:
                      fallbacks: [{chat: [‹chat›]}]
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "Another provider at the end",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                      - model_name: spare
                        litellm_params: {model: chutes/zai-org/GLM-5.1-TEE, api_key: os.environ/CHUTES_API_KEY}
                    router_settings:
                      fallbacks: [{chat: [spare]}]
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "A larger window at the same account",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                      - model_name: large
                        litellm_params: {model: openrouter/z-ai/glm-5.2, api_key: os.environ/OPENROUTER_API_KEY}
                    router_settings:
                      context_window_fallbacks: [{chat: [large]}]
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
            ])
    }
}
