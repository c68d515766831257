import Catalog
import Relays
import YAMLSource

/// Finds words where the relay takes one of a few others.
struct RelayUnknownChoice: Rule {
    static let id = "relay-unknown-choice"
    static let family = RuleFamily.relay
    static let highestSeverity = Severity.error
    static let summary = "A setting has a value that the relay does not know, such as a routing strategy."

    func check(relay: RelayContext, _ findings: inout FindingCollector) {
        guard relay.isLiteLLM else {
            if let node = relay.relay.root["source_of_truth"] { check(node, "source_of_truth", relay, &findings) }
            return
        }
        if let node = relay.settings.router?["routing_strategy"] { check(node, "routing_strategy", relay, &findings) }
        guard let list = relay.settings.router?["optional_pre_call_checks"] else { return }
        for node in list.kind == .sequence ? list.children.map({ $0.resolved }) : [list] {
            check(node, "optional_pre_call_checks", relay, &findings)
        }
    }

    private func check(
        _ node: YAMLNode, _ setting: String, _ relay: RelayContext, _ findings: inout FindingCollector
    ) {
        guard node.kind == .scalar, let choices = relay.relay.facts.choices(of: setting) else { return }
        let value = node.text
        if choices.contains(value) || value.hasPrefix("os.environ/") || value.hasPrefix("env.") { return }
        let meant = Similarity.nearest(to: value, among: choices)
        findings.report(
            "`\(value)` is not a value of `\(setting)`" + (meant.map { "; did you mean `\($0)`?" } ?? ""),
            at: node.range,
            why: setting == "routing_strategy"
                ? "the relay does not start; use one of \(choices.joined(separator: ", "))"
                : "use one of \(choices.joined(separator: ", "))",
            facts: setting == "routing_strategy" ? [relay.relay.facts.statement("strategy")] : [],
            fixes: meant.map { [Fix("use `\($0)`", .safe, [node.replacingText(with: $0)])] } ?? [], in: relay)
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                `routing_strategy` and `optional_pre_call_checks` take words from a fixed list. With any other word, \
                LiteLLM does not start, or the check you asked for does not run.
                """,
            symptoms: ["relay: `ValueError: Invalid routing_strategy`"],
            remedy: "Use one of the words that the finding names.",
            facts: [RelayFact.of("litellm", "strategy")],
            examples: [
                .fires(
                    "A misspelled strategy", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                    router_settings:
                      routing_strategy: ‹simple-shufle›
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """,
                    fixed: """
                        model_list:
                          - model_name: chat
                            litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                        router_settings:
                          routing_strategy: simple-shuffle
                        general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                        """),
                .fires(
                    "A check that does not exist", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                    router_settings:
                      optional_pre_call_checks: [‹enforce_model_rate_limit›]
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "A known strategy",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                    router_settings: {routing_strategy: latency-based-routing}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "A strategy from the environment",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                    router_settings: {routing_strategy: os.environ/STRATEGY}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
            ])
    }
}
