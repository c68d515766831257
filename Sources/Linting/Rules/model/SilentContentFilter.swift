import Catalog

/// Finds providers whose content filter shows only as an empty reply.
struct SilentContentFilter: Rule {
    static let id = "silent-content-filter"
    static let family = RuleFamily.model
    static let highestSeverity = Severity.info
    static let summary = "Blocked content arrives as an empty reply, which the front end shows as a failure."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        // Only where the front end's words lead astray; elsewhere an empty reply is seen for what it is.
        guard profile.frontEnds.contains(where: { $0.id == "janitor" }) else { return }
        for proxy in profile.proxies {
            guard let model = proxy.proxy.model, let provider = proxy.provider, proxy.model.entry?.status != .retired,
                let fact = provider.silentFilter
            else { continue }
            findings.report(
                "blocked content arrives as an empty reply at \(provider.name)", at: model.range, grade: fact.grade,
                why: "Janitor AI shows it as `No response from bot (pgshag2)`; rephrasing helps, waiting does not",
                facts: [fact.asFact(fact.value)], profile: profile, proxy: proxy.proxy)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Most services explain a refusal. Google Gemini blocks content by sending nothing, and Janitor AI then \
                says that the bot did not respond, just as it does when reasoning used up the reply or the stream \
                broke. Knowing this saves a search in the wrong place.
                """,
            symptoms: ["front end: `No response from bot (pgshag2)`, again and again at the same message"],
            remedy: "Rephrase the message, or use another model. The setup is not at fault.",
            facts: [
                .recorded("gemini", "empty-reply")
            ],
            examples: [
                .fires(
                    "Gemini in Janitor AI", .info,
                    """
                    version: 1
                    name: gemini
                    front_end: janitor
                    accounts:
                      main: {provider: gemini, key: {env: GEMINI_API_KEY}}
                    proxies:
                      - {account: main, model: ‹gemini-3.6-flash›}
                    """),
                .silent(
                    "Another front end",
                    """
                    version: 1
                    name: gemini
                    front_end: sillytavern
                    accounts:
                      main: {provider: gemini, key: {env: GEMINI_API_KEY}}
                    proxies:
                      - {account: main, model: gemini-3.6-flash}
                    """),
                .silent(
                    "Another provider",
                    """
                    version: 1
                    name: other
                    front_end: janitor
                    accounts:
                      main: {provider: deepseek, key: {env: DEEPSEEK_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek-flash}
                    """),
            ])
    }
}
