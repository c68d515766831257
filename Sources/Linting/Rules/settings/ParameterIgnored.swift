import Catalog
import Profiles
import Setups
import YAMLSource

/// Finds settings that never reach the provider, or mean nothing to it.
struct ParameterIgnored: Rule {
    static let id = "parameter-ignored"
    static let family = RuleFamily.settings
    static let highestSeverity = Severity.warning
    static let summary = "A setting that no chosen front end sends, or that the provider ignores."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies {
            for (name, range) in fields(of: proxy.resolved) {
                if let omissions = profile.omissions(of: name) {
                    report(name, range, omissions, proxy, profile, &findings)
                } else if name == "upstreams", let provider = proxy.provider, provider.kind == .host,
                    let fact = provider.fact("kind")
                {
                    findings.report(
                        "`upstreams` has no effect at \(provider.name)", at: range, severity: .info, grade: fact.grade,
                        why: "it runs its models itself; only routers such as OpenRouter let you choose upstreams",
                        facts: [fact.asFact("\(provider.name) runs its models itself")], profile: profile,
                        proxy: proxy.proxy)
                }
            }
        }
    }

    private func report(
        _ name: String, _ range: ByteRange, _ omissions: [(frontEnd: FrontEnd, fact: CatalogFact)],
        _ proxy: ProxyContext, _ profile: ProfileContext, _ findings: inout FindingCollector
    ) {
        let names = omissions.map { $0.frontEnd.name }
        let list = names.count > 1 ? "neither " + names.joined(separator: " nor ") : names[0]
        let verb = names.count > 1 ? "sends" : "does not send"
        let worst = omissions.map { $0.fact.grade }.max() ?? .unverified
        findings.report(
            "\(list) \(verb) `\(name)`", at: range, severity: worst.isCertain ? .warning : .info, grade: worst,
            why: omissions[0].fact.note.isEmpty
                ? "the provider never sees this value"
                : "\(omissions[0].fact.note), so the provider never sees it",
            facts: omissions.map { $0.fact.asFact("\($0.frontEnd.name) does not send \(name)") }, profile: profile,
            proxy: proxy.proxy)
    }

    /// The settings in use, each with where it stands.
    private func fields(of resolved: ResolvedProxy) -> [(String, ByteRange)] {
        let proxy = resolved.proxy
        let settings = resolved.settings
        var fields = settings.numbers.map { ($0.name, $0.value.range) }
        if let first = settings.stop.first { fields.append(("stop", first.range)) }
        if let streaming = settings.streaming { fields.append(("streaming", streaming.range)) }
        if let first = proxy.upstreams.first { fields.append(("upstreams", first.range)) }
        let maximum = proxy.maxNewTokens.map { $0.range }
        let words = [
            ("reasoning", proxy.reasoning?.range), ("prefill", proxy.prefill?.range), ("max_new_tokens", maximum),
            ("prompt_post_processing", proxy.promptPostProcessing.flatMap { $0.value == "none" ? nil : $0.range }),
            ("headers", proxy.headers.flatMap { place(of: $0, called: "headers", in: proxy) }),
            ("extra_body", proxy.extraBody.flatMap { place(of: $0, called: "extra_body", in: proxy) }),
        ]
        for (name, range) in words {
            if let range { fields.append((name, range)) }
        }
        switch settings.customPrompt {
        case .text(let text), .file(let text): fields.append(("custom_prompt", text.range))
        case nil: break
        }
        return fields
    }

    /// Where to point for a mapping: at its name, as it may be long; nil for an empty one.
    private func place(of node: YAMLNode, called name: String, in proxy: Proxy) -> ByteRange? {
        guard node.kind == .mapping, !node.pairs.isEmpty else { return nil }
        return proxy.node.pairs.first { $0.key.text == name }?.key.range ?? node.range
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                A front end sends only what its form has fields for. Anything else in the profile is lost, so a model \
                may reason although told not to, or a request may go to unwanted upstreams. With several front ends, \
                only settings that none of them sends are reported.
                """,
            remedy: "Delete the setting, or use a front end that sends it.",
            examples: [
                .fires(
                    "Settings without a field in Janitor's form", .info,
                    """
                    version: 1
                    name: form
                    front_end: janitor
                    accounts:
                      main: {provider: openrouter, key: {keyring: openrouter}}
                    proxies:
                      - {account: main, model: z-ai/glm-5.2, reasoning: ‹low›, upstreams: [‹z-ai›]}
                    generation: {min_p: ‹0.05›}
                    """),
                .fires(
                    "Upstreams at a provider that has none", .info,
                    """
                    version: 1
                    name: none
                    front_end: sillytavern
                    accounts:
                      main: {provider: chutes, key: {keyring: chutes}}
                    proxies:
                      - {account: main, model: zai-org/GLM-5.1-TEE, upstreams: [‹chutes›]}
                    """),
                .silent(
                    "One of two front ends sends it",
                    """
                    version: 1
                    name: two
                    front_end: [janitor, sillytavern]
                    accounts:
                      main: {provider: openrouter, key: {keyring: openrouter}}
                    proxies:
                      - {account: main, model: z-ai/glm-5.2, reasoning: low}
                    generation: {min_p: 0.05}
                    """),
                .silent(
                    "No front end is named",
                    """
                    version: 1
                    name: open
                    accounts:
                      main: {provider: openrouter, key: {keyring: openrouter}}
                    proxies:
                      - {account: main, model: z-ai/glm-5.2, reasoning: low, headers: {X-Title: chats}}
                    """),
            ])
    }
}
