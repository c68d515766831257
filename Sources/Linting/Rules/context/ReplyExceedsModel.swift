import Catalog

/// Finds reply limits above what the model can write at once.
struct ReplyExceedsModel: Rule {
    static let id = "reply-exceeds-model"
    static let family = RuleFamily.context
    static let highestSeverity = Severity.warning
    static let summary = "The reply limit exceeds the model's longest reply."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies {
            guard let reply = proxy.proxy.maxNewTokens, let entry = proxy.model.entry, entry.status != .retired,
                let longest = entry.maximumOutput, TokenSlack.exceeds(reply.value, longest),
                let provider = proxy.provider,
                // A router may choose any model.
                !entry.id.hasPrefix("openrouter/")
            else { continue }
            findings.report(
                "a reply of \(reply.value) tokens exceeds the model's maximum of \(longest)", at: reply.range,
                severity: entry.grade.isCertain ? .warning : .info, grade: entry.grade,
                why: "some upstreams refuse such a request, others cut the reply off; both look like the model's fault",
                facts: [
                    Fact(
                        "\(entry.id) writes up to \(longest) tokens at \(provider.name), as far as it is listed",
                        date: entry.asOf, source: entry.source, grade: entry.grade)
                ],
                fixes: [Fix("use \(longest)", .safe, [reply.node.replacingSource(with: String(longest))])],
                profile: profile, proxy: proxy.proxy)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Each model writes only so many tokens at once. Some services refuse a higher limit, others cut it. \
                Listed numbers often come from a single upstream, so this is at most a warning.
                """,
            symptoms: ["provider: 400 that names `max_tokens`"],
            remedy:
                "Set `max_new_tokens` to what a reply needs, or to 0 where the front end reads that as no limit.",
            facts: [
                .recorded("openrouter", "longest-replies")
            ],
            examples: [
                .fires(
                    "The window used as the reply limit", .warning,
                    """
                    version: 1
                    name: long
                    accounts:
                      main: {provider: chutes, key: {env: CHUTES_API_KEY}}
                    proxies:
                      - {account: main, model: zai-org/GLM-5.1-TEE, max_new_tokens: ‹131072›}
                    """,
                    fixed: """
                        version: 1
                        name: long
                        accounts:
                          main: {provider: chutes, key: {env: CHUTES_API_KEY}}
                        proxies:
                          - {account: main, model: zai-org/GLM-5.1-TEE, max_new_tokens: 65535}
                        """),
                .fires(
                    "A list kept by a third party", .info,
                    """
                    version: 1
                    name: nano
                    accounts:
                      main: {provider: nanogpt, key: {env: NANOGPT_API_KEY}}
                    proxies:
                      - {account: main, model: zai-org/glm-5.1, max_new_tokens: ‹400000›}
                    """),
                .silent(
                    "Exactly the longest, rounded either way",
                    """
                    version: 1
                    name: exact
                    accounts:
                      main: {provider: chutes, key: {env: CHUTES_API_KEY}}
                    proxies:
                      - {account: main, model: zai-org/GLM-5.1-TEE, max_new_tokens: 65536}
                    """),
            ])
    }
}
