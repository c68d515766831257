import Catalog
import Relays
import YAMLSource

/// Finds relays that do not start for want of a master key, or stand open.
struct RelayNoMasterKey: Rule {
    static let id = "relay-no-master-key"
    static let family = RuleFamily.relay
    static let highestSeverity = Severity.error
    static let summary =
        "The relay has no master key, or a publicly known one: it does not start, or it is open to everyone."

    func check(relay: RelayContext, _ findings: inout FindingCollector) {
        guard relay.isLiteLLM else {
            bifrost(relay, &findings)
            return
        }
        let facts = [relay.relay.facts.statement("master-key")]
        let general = relay.settings.general
        let open = "dangerously_permit_weak_or_unset_master_key"
        if let field = general?.field(open), general?.flag(open) == true {
            findings.report(
                "the relay is open to everyone who can reach it", at: field.key.range,
                why: "with this switch, calls without any key are answered and spend your accounts' money",
                facts: facts,
                in: relay)
            return
        }
        if let field = general?.field("master_key") {
            let text = field.value.kind == .scalar ? field.value.text : ""
            if field.value.kind == .scalar, field.value.coreValue == .null || text.isEmpty {
                findings.report(
                    "`master_key` is empty", at: field.key.range, why: Self.refusal, facts: facts, in: relay)
            } else if Self.isKnown(text) {
                reportKnown(field.value, relay, facts, &findings)
            }
            return
        }
        absent(relay, facts, &findings)
    }

    private static let known: Set = ["sk-1234", "sk-12345", "sk-123", "sk-123456"]

    /// Whether a master key is one of those in the documentation.
    static func isKnown(_ key: String) -> Bool { known.contains(key.lowercased()) }

    private static let refusal = "LiteLLM 1.104 and later does not start without your own master key"

    private func reportKnown(
        _ node: YAMLNode, _ relay: RelayContext, _ facts: [Fact], _ findings: inout FindingCollector
    ) {
        findings.report(
            "this master key comes from LiteLLM's documentation", at: node.range,
            why: "anyone who knows it can use and administer the relay; \(Self.refusal)", facts: facts, in: relay)
    }

    private func absent(_ relay: RelayContext, _ facts: [Fact], _ findings: inout FindingCollector) {
        let root = relay.relay.root
        let variables = root.mapping("environment_variables")
        if let node = variables?["LITELLM_MASTER_KEY"] {
            if node.kind == .scalar, Self.isKnown(node.text) { reportKnown(node, relay, facts, &findings) }
            return
        }
        if relay.profile.options.environment?.hasVariable("LITELLM_MASTER_KEY") ?? false { return }
        if root["include"] != nil { return }
        let place = root.field("general_settings") ?? root.field("model_list") ?? root.fields.first
        guard let place else { return }
        findings.report(
            "the file names no master key", at: place.key.range, severity: .info,
            why:
                "\(Self.refusal), in `general_settings.master_key` or in LITELLM_MASTER_KEY; earlier versions are then "
                + "open to everyone", facts: facts, in: relay)
    }

    private func bifrost(_ relay: RelayContext, _ findings: inout FindingCollector) {
        let root = relay.relay.root
        let client = root.mapping("client")
        if client?.flag("enforce_auth_on_inference") != true, client?.flag("enforce_governance_header") != true,
            let place = client?.field("enforce_auth_on_inference") ?? root.field("client") ?? root.fields.first
        {
            findings.report(
                "the relay answers everyone who can reach it", at: place.key.range, severity: .info,
                why: "`client.enforce_auth_on_inference` is off by default; with it, a call needs a virtual key",
                facts: [relay.relay.facts.statement("open")], in: relay)
        }
        guard root["encryption_key"] == nil, let store = root.field("config_store"),
            root.mapping("config_store")?.flag("enabled") == true
        else { return }
        findings.report(
            "keys are stored in plain text", at: store.key.range, severity: .info,
            why: "the store contains them, and there is no `encryption_key`, unless BIFROST_ENCRYPTION_KEY is set",
            facts: [relay.relay.facts.statement("plain-keys")], in: relay)
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Administrators of a LiteLLM relay use the master key, and virtual keys are created with it. Newer \
                releases refuse to start without one, or with the one in the documentation; with a switch, and in \
                older releases, everyone who can reach the relay can spend its accounts' money. If the file names \
                none, the environment may, so this is only informational.
                """,
            symptoms: ["relay: exit code 3 at startup, with a message about LITELLM_MASTER_KEY"],
            remedy: "Write `master_key: os.environ/LITELLM_MASTER_KEY`, and set the variable to a long random key.",
            facts: [RelayFact.of("litellm", "master-key"), RelayFact.of("bifrost", "open")],
            examples: [
                .fires(
                    "The key from the documentation", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                    general_settings:
                      master_key: ‹sk-1234›
                    """),
                .fires(
                    "The same key as a variable of the file", .error,
                    """
                    environment_variables:
                      LITELLM_MASTER_KEY: ‹sk-1234›
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: \
                        os.environ/OPENROUTER_API_KEY}
                    """),
                .fires(
                    "Opened by a switch", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                    general_settings:
                      ‹dangerously_permit_weak_or_unset_master_key›: true
                    """),
                .fires(
                    "None in the file", .info,
                    """
                    ‹model_list›:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                    """),
                .silent(
                    "A key from the environment",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "The variable is set here",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                    """, surroundings: .init(variables: ["LITELLM_MASTER_KEY", "OPENROUTER_API_KEY"])),
            ])
    }
}
