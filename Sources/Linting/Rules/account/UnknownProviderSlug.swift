import Catalog
import Profiles

/// Finds upstreams by names that OpenRouter does not know.
struct UnknownProviderSlug: Rule {
    static let id = "unknown-provider-slug"
    static let family = RuleFamily.account
    static let highestSeverity = Severity.warning
    static let summary = "OpenRouter does not know this upstream, and silently accepts the name."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for account in profile.profile.accounts where profile.catalog.provider(of: account)?.choosesUpstreams ?? false {
            for slug in account.ignoredProviders {
                check(slug, isIgnored: true, profile, account: account, proxy: nil, &findings)
            }
            for slug in account.allowedProviders ?? [] {
                check(slug, isIgnored: false, profile, account: account, proxy: nil, &findings)
            }
        }
        for proxy in profile.proxies where proxy.provider?.choosesUpstreams ?? false {
            for slug in proxy.proxy.upstreams {
                check(slug, isIgnored: false, profile, account: proxy.account, proxy: proxy.proxy, &findings)
            }
        }
    }

    private func check(
        _ slug: Located<String>, isIgnored: Bool, _ profile: ProfileContext, account: Account?, proxy: Proxy?,
        _ findings: inout FindingCollector
    ) {
        let catalog = profile.catalog
        let variant = slug.value.firstIndex(of: "/").map { String(slug.value[$0...]) } ?? ""
        if let known = catalog.upstream(slug.value) {
            guard known.status == .gone else { return }
            findings.report(
                "OpenRouter no longer passes requests to `\(known.slug)`", at: slug.range,
                severity: isIgnored ? .info : .warning, grade: known.fact.grade,
                why: isIgnored ? "ignoring it has no effect" : "it no longer serves requests",
                facts: [known.fact], profile: profile, proxy: proxy, account: account)
            return
        }
        let spelled = catalog.upstream(spelledLike: slug.value)
        guard let meant = spelled ?? catalog.upstream(near: slug.value) else {
            if let list = catalog.upstreamList {
                findings.report(
                    "`\(slug.value)` is not among OpenRouter's upstreams", at: slug.range,
                    why: "\(Self.why); the list of \(list.date?.description ?? "that day") has \(list.rows) upstreams",
                    facts: [
                        Fact(
                            "the list of OpenRouter's upstreams", date: list.date, source: list.source,
                            grade: .documented)
                    ], profile: profile, proxy: proxy, account: account)
                return
            }
            findings.report(
                "`\(slug.value)` is not a known upstream", at: slug.range, severity: .info,
                why: Self.why
                    + "; the built-in list is incomplete, so check https://openrouter.ai/api/v1/providers",
                facts: Self.facts, profile: profile, proxy: proxy, account: account)
            return
        }
        let replacement = meant.slug + variant.lowercased()
        var fixes = [
            Fix(
                "use `\(replacement)`", spelled == nil ? .unsafe : .safe,
                [slug.node.replacingText(with: replacement)])
        ]
        var message = "`\(slug.value)` is not an upstream; did you mean `\(replacement)`?"
        var facts = Self.facts
        if spelled != nil {
            message = "`\(slug.value)` is not this upstream's slug: `\(replacement)`"
        }
        if meant.status == .gone {
            message = "`\(slug.value)` is not an upstream, and `\(meant.slug)`, the likely match, is gone"
            facts.append(meant.fact)
            fixes = []
        }
        findings.report(
            message, at: slug.range, why: Self.why, facts: facts, fixes: fixes, profile: profile, proxy: proxy,
            account: account)
    }

    private static let why = "OpenRouter accepts any text here and ignores names that match no upstream"

    private static var facts: [Fact] {
        [
            .recorded("openrouter", "any-slug")
        ]
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                OpenRouter's settings and requests name upstreams by slugs: lowercase, with `-` for a space. A name \
                that matches no upstream is silently accepted, so the upstream you meant to ignore is used, and the \
                one you meant to use is not found. A slug covers all variants of an upstream, such as \
                `deepinfra/turbo`.
                """,
            symptoms: [
                "router: 404 `No allowed providers are available for the selected model.`",
                "router: 429 from an upstream that should have been ignored",
            ],
            remedy: "Copy the slugs from https://openrouter.ai/api/v1/providers.",
            facts: facts,
            examples: [
                .fires(
                    "The name instead of the slug", .warning,
                    """
                    version: 1
                    name: spelled
                    accounts:
                      main:
                        provider: openrouter
                        key: {keyring: openrouter}
                        ignored_providers: [‹DeepInfra›, chutes]
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """,
                    fixed: """
                        version: 1
                        name: spelled
                        accounts:
                          main:
                            provider: openrouter
                            key: {keyring: openrouter}
                            ignored_providers: [deepinfra, chutes]
                        proxies:
                          - {account: main, model: deepseek/deepseek-v3.2}
                        """),
                .fires(
                    "A typo", .warning,
                    """
                    version: 1
                    name: slip
                    accounts:
                      main: {provider: openrouter, key: {keyring: openrouter}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2, upstreams: [‹deepinfar/turbo›, novita]}
                    """,
                    fixed: """
                        version: 1
                        name: slip
                        accounts:
                          main: {provider: openrouter, key: {keyring: openrouter}}
                        proxies:
                          - {account: main, model: deepseek/deepseek-v3.2, upstreams: [deepinfra/turbo, novita]}
                        """),
                .fires(
                    "`Taragon`, as guides write it", .warning,
                    """
                    version: 1
                    name: taragon
                    accounts:
                      main:
                        provider: openrouter
                        key: {keyring: openrouter}
                        ignored_providers: [‹Taragon›]
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
                .fires(
                    "An upstream that is gone", .info,
                    """
                    version: 1
                    name: gone
                    accounts:
                      main:
                        provider: openrouter
                        key: {keyring: openrouter}
                        ignored_providers: [‹targon›]
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
                .silent(
                    "Slugs with and without a variant",
                    """
                    version: 1
                    name: slugs
                    accounts:
                      main:
                        provider: openrouter
                        key: {keyring: openrouter}
                        ignored_providers: [io-net, google-vertex/us-east5]
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2, upstreams: [deepinfra/turbo, novita]}
                    """),
            ])
    }
}
