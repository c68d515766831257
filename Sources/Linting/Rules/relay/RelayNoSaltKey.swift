import Catalog
import Relays
import YAMLSource

/// Finds databases whose credentials are encrypted with the master key.
struct RelayNoSaltKey: Rule {
    static let id = "relay-no-salt-key"
    static let family = RuleFamily.relay
    static let highestSeverity = Severity.warning
    static let summary = "A database without LITELLM_SALT_KEY, or a chart without a permanent master key."

    func check(relay: RelayContext, _ findings: inout FindingCollector) {
        guard relay.isLiteLLM else { return }
        guard let values = relay.relay.values else {
            file(relay, &findings)
            return
        }
        guard values["proxy_config"] != nil else { return }
        let chart = ChartValues(values)
        let place = values.field("db") ?? values.field("proxy_config")
        if chart.hasDatabase, !chart.hasSaltKey, let place {
            findings.report(
                "there is a database but no LITELLM_SALT_KEY", at: place.key.range,
                why:
                    "the master key then encrypts the stored credentials, and they become unreadable when it changes; put "
                    + "the salt key into a Secret of `environmentSecrets` before the first key is stored",
                facts: [relay.relay.facts.statement("salt-key")], in: relay)
        }
        let names = ["masterkeySecretName", "masterkey"]
        if names.allSatisfy({ values[$0] == nil }), let key = values.field("proxy_config")?.key {
            findings.report(
                "no Secret is named for the master key", at: key.range,
                why: "the chart then generates a new master key at every upgrade; set `masterkeySecretName`",
                facts: [relay.relay.facts.statement("chart-master-key")], in: relay)
        }
    }

    /// A file alone: the salt key is a variable, which may be set where the relay runs, so that something is said only where
    /// the environment was looked at.
    private func file(_ relay: RelayContext, _ findings: inout FindingCollector) {
        let variable = "LITELLM_SALT_KEY"
        guard let field = relay.settings.general?.field("database_url"), relay.settings.general?["database_url"] != nil,
            relay.relay.root.mapping("environment_variables")?[variable] == nil,
            let environment = relay.profile.options.environment, !environment.hasVariable(variable)
        else { return }
        findings.report(
            "there is a database, and LITELLM_SALT_KEY is not set here", at: field.key.range, severity: .info,
            why:
                "unless it is set where the relay runs, the master key encrypts the stored credentials, and they become unreadable "
                + "when it changes; set it before the first key is stored",
            facts: [relay.relay.facts.statement("salt-key")], in: relay)
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                LiteLLM encrypts the credentials in its database with LITELLM_SALT_KEY, or with the master key if that \
                is not set. If the key changes, all of them become unreadable. Its Helm chart generates a random \
                master key at every render unless you name one.
                """,
            symptoms: ["relay: stored keys cannot be decrypted after an upgrade"],
            remedy: """
                Set `masterkeySecretName`, and put LITELLM_SALT_KEY into a Secret that `environmentSecrets` names. Set \
                the salt key before you store the first key, and never change it.
                """,
            facts: [RelayFact.of("litellm", "salt-key"), RelayFact.of("litellm", "chart-master-key")],
            examples: [
                .fires(
                    "A database without a salt key", .warning,
                    """
                    masterkeySecretName: relay-master
                    ‹db›: {deployStandalone: true}
                    proxy_config:
                      model_list:
                        - model_name: chat
                          litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                      general_settings: {master_key: os.environ/PROXY_MASTER_KEY}
                    """),
                .fires(
                    "No Secret with the master key", .warning,
                    """
                    environmentSecrets: [relay-env]
                    ‹proxy_config›:
                      model_list:
                        - model_name: chat
                          litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                      general_settings: {master_key: os.environ/PROXY_MASTER_KEY}
                    """),
                .fires(
                    "A database in the relay's own file", .info,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: \
                        os.environ/OPENROUTER_API_KEY}
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                      ‹database_url›: os.environ/DATABASE_URL
                    """, surroundings: .init(variables: ["OPENROUTER_API_KEY", "LITELLM_MASTER_KEY"])),
                .silent(
                    "The variable is set here",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: \
                        os.environ/OPENROUTER_API_KEY}
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                      database_url: os.environ/DATABASE_URL
                    """, surroundings: .init(variables: ["LITELLM_SALT_KEY", "OPENROUTER_API_KEY"])),
                .silent(
                    "Both in Secrets",
                    """
                    masterkeySecretName: relay-master
                    environmentSecrets: [relay-env]
                    proxy_config:
                      model_list:
                        - model_name: chat
                          litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                      general_settings: {master_key: os.environ/PROXY_MASTER_KEY}
                    """),
                .silent(
                    "No database",
                    """
                    masterkeySecretName: relay-master
                    db: {deployStandalone: false}
                    proxy_config:
                      model_list:
                        - model_name: chat
                          litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                      general_settings: {master_key: os.environ/PROXY_MASTER_KEY}
                    """),
            ])
    }
}
