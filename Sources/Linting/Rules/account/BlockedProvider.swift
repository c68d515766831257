import Catalog
import Profiles
import YAMLSource

/// Finds lists of upstreams that leave nobody to answer.
struct BlockedProvider: Rule {
    static let id = "blocked-provider"
    static let family = RuleFamily.account
    static let highestSeverity = Severity.error
    static let summary = "The ignored and allowed upstreams leave none for this model."

    /// From here on a list of ignored upstreams is long enough to leave none for an ordinary model.
    private static let manyIgnored = 15

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for account in profile.profile.accounts where profile.catalog.provider(of: account)?.choosesUpstreams ?? false {
            if let first = contradiction(of: account) {
                findings.report(
                    "every allowed upstream is also ignored", at: first.range, why: Self.why,
                    facts: Self.documentedFacts,
                    related: account.ignoredProviders.first.map { [RelatedPlace("ignored here", $0.range)] } ?? [],
                    profile: profile, account: account)
                continue
            }
            var isFound = false
            for proxy in profile.proxies where proxy.account?.name.value == account.name.value {
                isFound = check(proxy, at: account, profile, &findings) || isFound
            }
            if !isFound { checkLength(of: account, profile, &findings) }
        }
    }

    /// The first of the allowed upstreams, where all of them are ignored.
    private func contradiction(of account: Account) -> Located<String>? {
        guard let allowed = account.allowedProviders, let first = allowed.first else { return nil }
        return allowed.allSatisfy { isIgnored($0.value, account) } ? first : nil
    }

    private func check(
        _ proxy: ProxyContext, at account: Account, _ profile: ProfileContext, _ findings: inout FindingCollector
    ) -> Bool {
        var upstreams = proxy.proxy.upstreams
        // What no front end asks for cannot fail.
        if !upstreams.isEmpty, profile.omissions(of: "upstreams") != nil { upstreams = [] }
        if let first = upstreams.first, upstreams.allSatisfy({ isShutOut($0.value, account, profile.catalog) }) {
            let one = upstreams.count == 1
            let isIgnored = isIgnored(first.value, account)
            findings.report(
                isIgnored
                    ? "\(one ? "the only upstream is" : "all upstreams are") ignored by the account"
                    : "\(one ? "the only upstream is" : "the upstreams are") not among those that the account allows",
                at: first.range, why: Self.why, facts: Self.documentedFacts,
                related: (isIgnored ? account.ignoredProviders.first : account.allowedProviders?.first).map {
                    [RelatedPlace(isIgnored ? "ignored here" : "allowed here", $0.range)]
                } ?? [], profile: profile, proxy: proxy.proxy, account: account)
            return true
        }
        guard let model = proxy.proxy.model, proxy.model.entry?.status != .retired,
            let served = Self.servers(of: proxy, model.value, profile.catalog)
        else { return false }
        let hosts = served.hosts
        let message: String
        var related: [RelatedPlace] = []
        if hosts.allSatisfy({ isIgnored($0, account) }) {
            message = "every upstream that serves this model is ignored by the account"
            related = account.ignoredProviders.first.map { [RelatedPlace("ignored here", $0.range)] } ?? []
        } else if let allowed = account.allowedProviders, let first = allowed.first,
            servesNobody(allowed, served, profile.catalog)
        {
            message = "no upstream that serves this model is allowed by the account"
            related = [RelatedPlace("allowed here", first.range)]
        } else if !upstreams.isEmpty, servesNobody(upstreams, served, profile.catalog) {
            message = "none of the requested upstreams serves this model"
            related = [RelatedPlace("asked for here", upstreams[0].range)]
        } else {
            return false
        }
        findings.report(
            message, at: model.range, grade: served.fact.grade,
            why: served.isExact
                ? "it is served by \(served.hosts.joined(separator: ", ")) alone; OpenRouter answers 404 when none of them is left"
                : "it is served only by its maker and large clouds; OpenRouter answers 404 when none of them remains",
            facts: Self.documentedFacts + [served.fact], related: related, profile: profile, proxy: proxy.proxy,
            account: account)
        return true
    }

    private func checkLength(of account: Account, _ profile: ProfileContext, _ findings: inout FindingCollector) {
        guard let first = account.ignoredProviders.first else { return }
        let known = account.ignoredProviders.filter { profile.catalog.upstream($0.value)?.status == .active }
        let count = Set(known.map { Upstream.base(of: $0.value) }).count
        guard count >= Self.manyIgnored else { return }
        findings.report(
            "\(count) upstreams are ignored", at: first.range, severity: .info, grade: .singleWitness,
            why: "when every upstream of a model is ignored, a temporary overload becomes a permanent 404",
            facts: [
                .recorded("openrouter", "many-ignored")
            ], profile: profile, account: account)
    }

    private func isIgnored(_ slug: String, _ account: Account) -> Bool {
        let base = Upstream.base(of: slug)
        return account.ignoredProviders.contains { $0.value == slug || $0.value == base }
    }

    private func isShutOut(_ slug: String, _ account: Account, _ catalog: Catalog) -> Bool {
        if isIgnored(slug, account) { return true }
        // A slug that nobody knows may mean one that is there by another spelling: `unknown-provider-slug`.
        guard let allowed = account.allowedProviders, !allowed.isEmpty, catalog.upstream(slug) != nil,
            allowed.allSatisfy({ catalog.upstream($0.value) != nil })
        else { return false }
        let base = Upstream.base(of: slug)
        return !allowed.contains {
            $0.value == slug || $0.value == base || slug == base && Upstream.base(of: $0.value) == base
        }
    }

    /// Whether a list of upstreams, all of them known, has none of the hosts.
    private func servesNobody(_ list: [Located<String>], _ served: Servers, _ catalog: Catalog) -> Bool {
        list.allSatisfy { slug in
            guard let upstream = catalog.upstream(slug.value) else { return false }
            return !served.hosts.contains(upstream.slug)
                && (served.isExact || !Self.possibleHosts.contains(upstream.slug))
        }
    }

    /// Who serves a model, and how that is known.
    private struct Servers {
        let hosts: [String]
        /// Whether OpenRouter itself listed them for this model.
        let isExact: Bool
        let fact: Fact
    }

    /// The upstreams that OpenRouter listed for the model, else those that are known for models of its maker.
    private static func servers(of proxy: ProxyContext, _ model: String, _ catalog: Catalog) -> Servers? {
        let endpoints = catalog.endpoints(of: proxy.model.entry?.id ?? model, at: proxy.provider?.id ?? "")
        guard let first = endpoints.first else {
            return hosts(of: model).map { Servers(hosts: $0, isExact: false, fact: makerFact) }
        }
        var hosts: [String] = []
        for endpoint in endpoints {
            let base = Upstream.base(of: endpoint.upstream)
            if !hosts.contains(base) { hosts.append(base) }
        }
        return Servers(
            hosts: hosts, isExact: true,
            fact: Fact(
                "the endpoints that OpenRouter lists for the model", date: first.date, source: first.source,
                grade: .documented))
    }

    /// Who serves a model whose weights its maker keeps; nil for the many that anybody may serve.
    private static func hosts(of model: String) -> [String]? {
        let clouds = ["amazon-bedrock", "azure", "google-vertex"]
        let isOf = { (prefix: String) in model.hasPrefix(prefix) }
        if isOf("anthropic/") || isOf("~anthropic/") { return ["anthropic"] + clouds }
        if isOf("openai/gpt-"), !isOf("openai/gpt-oss") { return ["openai"] + clouds }
        if isOf("google/gemini-") { return ["google-ai-studio"] + clouds }
        if isOf("x-ai/") { return ["xai"] + clouds }
        return nil
    }

    /// Clouds that resell closed models too, as far as anybody knows.
    private static let possibleHosts: Set<String> = ["digitalocean", "cloudflare", "baidu", "alibaba"]

    private static let why =
        "OpenRouter skips the upstreams that the account excludes, and answers 404 when none remains"

    private static var documentedFacts: [Fact] {
        [
            .recorded("openrouter", "ignored-added")
        ]
    }

    private static var makerFact: Fact {
        .recorded("openrouter", "closed-models")
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                OpenRouter passes a request on to one of several upstreams. An account can ignore some or allow only \
                some, and a request can name its own. When these lists leave none, every request fails, and some \
                front ends show the failure as a rate limit. Models with many upstreams are not checked, because \
                their upstreams change daily.
                """,
            symptoms: [
                "router: 404 `All providers have been ignored…`",
                "router: 404 `No allowed providers are available for the selected model.`",
            ],
            remedy: """
                Shorten the list of ignored providers at https://openrouter.ai/settings/privacy, or request an \
                upstream that remains.
                """,
            facts: documentedFacts,
            examples: [
                .fires(
                    "The only upstream is ignored", .error,
                    """
                    version: 1
                    name: ignored
                    accounts:
                      main:
                        provider: openrouter
                        key: {keyring: openrouter}
                        ignored_providers: [chutes, io-net]
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2, upstreams: [‹chutes›]}
                    """),
                .fires(
                    "None of the upstreams is allowed", .error,
                    """
                    version: 1
                    name: allowed
                    accounts:
                      main:
                        provider: openrouter
                        key: {keyring: openrouter}
                        allowed_providers: [novita, parasail]
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2, upstreams: [‹deepinfra/turbo›, together]}
                    """),
                .fires(
                    "An upstream is both allowed and ignored", .error,
                    """
                    version: 1
                    name: contradiction
                    accounts:
                      main:
                        provider: openrouter
                        key: {keyring: openrouter}
                        ignored_providers: [novita]
                        allowed_providers: [‹novita›]
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
                .fires(
                    "A closed model whose hosts are all ignored", .warning,
                    """
                    version: 1
                    name: closed
                    accounts:
                      main:
                        provider: openrouter
                        key: {keyring: openrouter}
                        allowed_providers: [deepinfra, novita]
                    proxies:
                      - {account: main, model: ‹anthropic/claude-sonnet-4.6›}
                    """),
                .silent(
                    "Other upstreams remain",
                    """
                    version: 1
                    name: left
                    accounts:
                      main:
                        provider: openrouter
                        key: {keyring: openrouter}
                        ignored_providers: [chutes, deepinfra/turbo]
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2, upstreams: [chutes, deepinfra]}
                      - {account: main, model: anthropic/claude-sonnet-4.6}
                    """),
                .silent(
                    "A front end that cannot ask for upstreams",
                    """
                    version: 1
                    name: unasked
                    front_end: janitor
                    accounts:
                      main:
                        provider: openrouter
                        key: {keyring: openrouter}
                        ignored_providers: [chutes]
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2, upstreams: [chutes]}
                    """),
            ])
    }
}
