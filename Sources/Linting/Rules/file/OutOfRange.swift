import Profiles

/// Finds values that no front end or provider takes.
struct OutOfRange: Rule {
    static let id = "out-of-range"
    static let family = RuleFamily.file
    static let highestSeverity = Severity.error
    static let summary = "A value that the format does not allow: too large, too small, or not a known word."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for fault in profile.faults {
            guard case .outOfRange(let field, let wanted, let replacement) = fault.kind else { continue }
            var fixes: [Fix] = []
            if let replacement, let node = fault.node {
                fixes = [Fix("use `\(replacement)`", .safe, [node.replacingText(with: replacement)])]
            }
            let name = field.contains(" ") ? field : "`\(field)`"
            let meant = replacement.map { "; did you mean `\($0)`?" } ?? ""
            findings.report(
                wanted == "at least 1 entry" ? "\(name) needs at least one entry" : "\(name) must be \(wanted)\(meant)",
                at: fault.range,
                why: wanted.hasPrefix("a provider") || wanted.hasPrefix("a front end")
                    ? "it is not a known name"
                    : profile.file.relay == nil ? "this field accepts nothing else" : "no provider accepts it",
                fixes: fixes, profile: profile)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Some values cannot be right whatever the provider: a temperature of 20, a `front_end` that does not \
                exist, an empty list of proxies. Other rules check the narrower limits of each provider.
                """,
            remedy: "Choose a value within the limits in the message.",
            examples: [
                .fires(
                    "A temperature written in percent", .error,
                    """
                    version: 1
                    name: hot
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    generation:
                      temperature: ‹85›
                    """),
                .fires(
                    "A comma, and out of range with a point too", .error,
                    """
                    version: 1
                    name: comma
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    generation:
                      temperature: ‹"9,5"›
                    """),
                .fires(
                    "Another name for a provider", .error,
                    """
                    version: 1
                    name: named
                    accounts:
                      main: {provider: ‹google›, key: {env: GEMINI_API_KEY}}
                    proxies:
                      - {account: main, model: gemini-3.5-flash}
                    """,
                    fixed: """
                        version: 1
                        name: named
                        accounts:
                          main: {provider: gemini, key: {env: GEMINI_API_KEY}}
                        proxies:
                          - {account: main, model: gemini-3.5-flash}
                        """),
                .fires(
                    "Settings of deployments in a relay's file", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: deepseek/deepseek-flash
                          api_key: os.environ/DEEPSEEK_API_KEY
                          temperature: ‹5›
                      - model_name: spare
                        litellm_params:
                          model: openrouter/deepseek/deepseek-v3.2
                          api_key: os.environ/OPENROUTER_API_KEY
                          top_p: ‹3›
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "A deployment at a server of your own, which may accept more",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: openai/any
                          api_base: http://localhost:5001/v1
                          api_key: none
                          temperature: 3
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "Both ends of the range",
                    """
                    version: 1
                    name: ends
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2, max_new_tokens: 0}
                    generation: {temperature: 2, frequency_penalty: -2, top_p: 0}
                    """),
            ])
    }
}
