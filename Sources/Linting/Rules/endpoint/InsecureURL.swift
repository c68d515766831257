import Catalog

/// Finds plain http where others can read along.
struct InsecureURL: Rule {
    static let id = "insecure-url"
    static let family = RuleFamily.endpoint
    static let highestSeverity = Severity.error
    static let summary = "Key and chat travel over plain http."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies { findings.report(.insecureURL, of: proxy, in: profile) }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Over plain http, anyone on the path can read the key and the chat. Browsers also refuse http calls \
                from an https page. Plain http is fine on this machine, and for a local server without a key.
                """,
            symptoms: ["front end: `Failed to fetch`, because the browser blocks mixed content"],
            remedy: "Write `https://`. For your own server, put TLS in front of it or call it on this machine.",
            examples: [
                .fires(
                    "A provider over http", .error,
                    """
                    version: 1
                    name: plain
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - account: main
                        base_url: ‹http://openrouter.ai/api/v1›
                        model: deepseek/deepseek-v3.2
                    """,
                    fixed: """
                        version: 1
                        name: plain
                        accounts:
                          main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                        proxies:
                          - account: main
                            base_url: https://openrouter.ai/api/v1
                            model: deepseek/deepseek-v3.2
                        """),
                .fires(
                    "A key across the local network", .warning,
                    """
                    version: 1
                    name: lan
                    accounts:
                      box: {provider: custom, key: {env: BOX_KEY}}
                    proxies:
                      - {account: box, base_url: ‹"http://192.168.1.20:5000/v1"›, model: any}
                    """),
                .silent(
                    "A local server without a key",
                    """
                    version: 1
                    name: keyless
                    front_end: sillytavern
                    accounts:
                      box: {provider: koboldcpp}
                    proxies:
                      - {account: box, base_url: "http://192.168.1.20:5001/v1", model: any}
                    """),
                .silent(
                    "This machine",
                    """
                    version: 1
                    name: here
                    accounts:
                      box: {provider: tabbyapi, key: {env: TABBY_KEY}}
                    proxies:
                      - {account: box, base_url: "http://127.0.0.1:5000/v1", model: any}
                    """),
            ])
    }
}
