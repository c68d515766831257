import Catalog
import Relays
import YAMLSource

/// Finds settings by which a shared relay keeps what people write.
struct RelayStoresChats: Rule {
    static let id = "relay-stores-chats"
    static let family = RuleFamily.relay
    static let highestSeverity = Severity.info
    static let summary = "The relay stores or prints what its members write."

    func check(relay: RelayContext, _ findings: inout FindingCollector) {
        guard relay.isLiteLLM else {
            let client = relay.relay.root.mapping("client")
            if let field = client?.field("enable_logging"), client?.flag("enable_logging") == true,
                client?.flag("disable_content_logging") != true
            {
                findings.report(
                    "the relay logs every chat", at: field.key.range,
                    why: "`disable_content_logging` keeps the text out of the log", in: relay)
            }
            return
        }
        if let field = relay.settings.general?.field("store_prompts_in_spend_logs"),
            relay.settings.general?.flag("store_prompts_in_spend_logs") == true
        {
            findings.report(
                "every chat is stored in the database", at: field.key.range,
                why: "anyone who administers the relay can read what its members write", in: relay)
        }
        if let field = relay.settings.shared?.field("set_verbose"), relay.settings.shared?.flag("set_verbose") == true {
            findings.report(
                "every chat is printed to the log", at: field.key.range,
                why: "`set_verbose` prints whole requests and is meant for debugging", in: relay)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Several people chat through a shared relay. A log of their chats in a database or on standard output \
                is rarely intended, and they should know about it.
                """,
            remedy: "Remove the setting, or tell your members.",
            examples: [
                .fires(
                    "Chats in the database", .info,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                      ‹store_prompts_in_spend_logs›: true
                    """),
                .fires(
                    "Chats in the log", .info,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                    litellm_settings:
                      ‹set_verbose›: true
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "Both off",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                    litellm_settings: {set_verbose: false}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY, store_prompts_in_spend_logs: false}
                    """),
                .silent(
                    "Nothing said",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
            ])
    }
}
