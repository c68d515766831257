import Catalog

/// Names the middleman through whose hands key and chat go.
struct MiddlemanHost: Rule {
    static let id = "middleman-host"
    static let family = RuleFamily.endpoint
    static let highestSeverity = Severity.info
    static let summary = "A middleman between the front end and the provider sees the key and the chat."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies where proxy.endpoint.problem == nil {
            guard let host = proxy.endpoint.knownHost, host.kind == .middleman else { continue }
            guard let address = proxy.address, let field = address.field else { continue }
            findings.report(
                "key and chat pass through \(host.name) (`\(address.url.host)`)", at: field.range,
                grade: host.fact.grade,
                why: "\(host.name) \(host.fact.statement)", facts: [host.fact], profile: profile, proxy: proxy.proxy)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Some services sit between the front end and the provider to add commands or lorebooks. They receive \
                your provider's key and every message. That may be what you want, but you should know it.
                """,
            remedy: "Nothing, if you trust the service. Give it its own key, with a spending limit.",
            facts: [
                .recorded(
                    ofHost: "api.lorebary.com", "Lorebary forwards requests to a provider with the user's own key")
            ],
            examples: [
                .fires(
                    "Lorebary in front of OpenRouter", .info,
                    """
                    version: 1
                    name: lorebooks
                    front_end: janitor
                    accounts:
                      main: {provider: custom, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, chat_url: ‹https://api.lorebary.com/openrouter›, model: deepseek/deepseek-v3.2}
                    """),
                .silent(
                    "Straight to OpenRouter",
                    """
                    version: 1
                    name: direct
                    front_end: janitor
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
            ])
    }
}
