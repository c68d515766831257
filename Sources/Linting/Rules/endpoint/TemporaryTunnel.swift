import Catalog

/// Finds addresses of tunnels that do not last.
struct TemporaryTunnel: Rule {
    static let id = "temporary-tunnel"
    static let family = RuleFamily.endpoint
    static let highestSeverity = Severity.warning
    static let summary = "The address belongs to a quick tunnel and changes with every start."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies where proxy.endpoint.problem == nil {
            guard let host = proxy.endpoint.knownHost, host.kind == .tunnel else { continue }
            guard let address = proxy.address, let field = address.field else { continue }
            findings.report(
                "this is a temporary address of \(host.name)", at: field.range, grade: host.fact.grade,
                why: "\(host.fact.statement), so the profile will be wrong then", facts: [host.fact],
                profile: profile, proxy: proxy.proxy)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Quick tunnels give a server on your machine a public address, and a new one at every start. A profile \
                with such an address works until the tunnel closes.
                """,
            symptoms: ["front end: `A network error occurred`", "network: the tunnel's own error page, in HTML"],
            remedy: "Use a named tunnel with your own host name, or change the address at each start.",
            facts: [
                .recorded(
                    ofHost: "trycloudflare.com",
                    "quick tunnels of Cloudflare and ngrok change their address with every restart")
            ],
            examples: [
                .fires(
                    "A quick tunnel", .warning,
                    """
                    version: 1
                    name: tunnel
                    front_end: janitor
                    accounts:
                      relay: {provider: custom, key: {env: RELAY_KEY}}
                    proxies:
                      - {account: relay, base_url: ‹https://calm-river-lake.trycloudflare.com/v1›, model: any}
                    """),
                .silent(
                    "A permanent host name",
                    """
                    version: 1
                    name: named
                    front_end: janitor
                    accounts:
                      relay: {provider: custom, key: {env: RELAY_KEY}}
                    proxies:
                      - {account: relay, base_url: https://relay.example.org/v1, model: any}
                    """),
            ])
    }
}
