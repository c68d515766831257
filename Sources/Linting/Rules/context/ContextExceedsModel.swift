import Catalog

/// Finds contexts that are larger than the model's window.
struct ContextExceedsModel: Rule {
    static let id = "context-exceeds-model"
    static let family = RuleFamily.context
    static let highestSeverity = Severity.error
    static let summary = "The context size is larger than the model's context window."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies {
            guard let size = proxy.proxy.contextSize, let entry = proxy.model.entry, entry.status != .retired,
                let window = entry.window, let provider = proxy.provider
            else { continue }
            if TokenSlack.exceeds(size.value, window) {
                let fact = Fact(
                    "\(entry.id) has a window of \(window) tokens at \(provider.name)", date: entry.asOf,
                    source: entry.source,
                    grade: entry.grade)
                let reply = proxy.proxy.maxNewTokens?.value ?? 0
                let fitting = window - min(reply, window / 2)
                let best = min(fitting, profile.maxContext)
                let explanation =
                    best < fitting
                    ? ", the front end's maximum" : reply > 0 ? ", the window minus the reply" : ""
                findings.report(
                    "the context of \(size.value) tokens is larger than the model's window of \(window)",
                    at: size.range,
                    grade: entry.grade,
                    why: "once a chat outgrows the window, every message is refused or cut off", facts: [fact],
                    fixes: [
                        Fix(
                            "use \(best)\(explanation)", .safe,
                            [size.node.replacingSource(with: String(best))])
                    ], profile: profile, proxy: proxy.proxy)
            } else if let backend = entry.defaultWindow, TokenSlack.exceeds(size.value, backend) {
                findings.report(
                    "the context of \(size.value) tokens is larger than the \(backend) of the default upstream",
                    at: size.range, severity: .info,
                    why: "\(provider.name) then has to find another upstream, which may be slower or refuse",
                    facts: [
                        .recorded(
                            "openrouter", field: "statement:default-upstream",
                            "the default upstream of \(entry.id) takes \(backend) tokens")
                    ], profile: profile, proxy: proxy.proxy)
            }
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                The front end sends as much of the chat as the context size allows. If that is more than the model's \
                window, the chat works for a while and then every message fails. Windows differ between providers, \
                and between the free and paid variants of a model.
                """,
            symptoms: [
                "router: 400 `This endpoint's maximum context length is … tokens. However, you requested about …`",
                "provider: 400 `Invalid request: …`",
            ],
            remedy: "Set `context_size` to at most the window minus the reply.",
            facts: [
                .recorded("openrouter", "windows-differ")
            ],
            examples: [
                .fires(
                    "A context size meant for another model", .error,
                    """
                    version: 1
                    name: large
                    accounts:
                      main: {provider: chutes, key: {env: CHUTES_API_KEY}}
                    proxies:
                      - {account: main, model: Qwen/Qwen3-32B-TEE, context_size: ‹131072›}
                    """,
                    fixed: """
                        version: 1
                        name: large
                        accounts:
                          main: {provider: chutes, key: {env: CHUTES_API_KEY}}
                        proxies:
                          - {account: main, model: Qwen/Qwen3-32B-TEE, context_size: 40960}
                        """),
                .silent(
                    "Exactly the window",
                    """
                    version: 1
                    name: exact
                    accounts:
                      main: {provider: chutes, key: {env: CHUTES_API_KEY}}
                    proxies:
                      - {account: main, model: Qwen/Qwen3-32B-TEE, context_size: 40960}
                    """),
                .silent(
                    "A million, rounded either way",
                    """
                    version: 1
                    name: million
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: "nvidia/nemotron-3-ultra-550b-a55b:free", context_size: 1048576}
                    """),
            ])
    }
}
