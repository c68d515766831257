import Catalog
import Profiles
import YAMLSource

/// Finds keys whose form belongs to another provider.
struct KeyOfOtherProvider: Rule {
    static let id = "key-of-other-provider"
    static let family = RuleFamily.key
    static let highestSeverity = Severity.error
    static let summary = "The key's form belongs to another provider."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for account in profile.profile.accounts {
            checkStray(account, profile, &findings)
            guard case .literal(let node) = account.key,
                let provider = profile.catalog.provider(of: account), !provider.isUserOwned,
                LiteralKey(node).placeholder(for: provider, profile.catalog) == nil,
                let fact = LiteralKey(node).recognizedPrefix(in: profile.catalog), fact.subject != provider.id
            else { continue }
            // What a host of one's own takes is not the provider's business.
            if isAtOwnHosts(account, profile) { continue }
            // Two lines of one house may share a form of key.
            if provider.values("key_prefix").contains(fact.value) { continue }
            let owner = profile.catalog.provider(fact.subject)?.name ?? fact.subject
            var fixes: [Fix] = []
            if let field = account.provider, profile.file.relay == nil {
                fixes = [
                    Fix("use `provider: \(fact.subject)`", .unsafe, [field.node.replacingText(with: fact.subject)])
                ]
            }
            findings.report(
                "this is \(owner)'s kind of key, but the account is at \(provider.name)", at: node.range,
                grade: fact.grade,
                why: "keys that begin with `\(fact.value)` come from \(owner); \(provider.name) refuses them",
                facts: [fact.asFact("keys of \(owner) begin with \(fact.value)")], fixes: fixes, profile: profile,
                account: account)
        }
    }

    /// Whether every proxy of an account goes to a host that the linter's settings call one's own.
    private func isAtOwnHosts(_ account: Account, _ profile: ProfileContext) -> Bool {
        let own = profile.options.ownFacts
        guard !own.hosts.isEmpty else { return false }
        let used = profile.proxies.filter { $0.account?.name.value == account.name.value }
        return !used.isEmpty && used.allSatisfy { $0.address.map { own.hasHost($0.url.host) } ?? false }
    }

    /// A provider's key on its way to a relay, which then sees it.
    private func checkStray(_ account: Account, _ profile: ProfileContext, _ findings: inout FindingCollector) {
        let catalog = profile.catalog
        guard let provider = catalog.provider(of: account), provider.isUserOwned else {
            return
        }
        let reason: (message: String, why: String, place: ByteRange, Severity, FactGrade, [Fact])
        let isHome: (String) -> Bool
        switch account.key {
        case .literal(let node):
            guard LiteralKey(node).placeholder(for: provider, catalog) == nil,
                let fact = LiteralKey(node).recognizedPrefix(in: catalog), let owner = catalog.provider(fact.subject)
            else { return }
            isHome = { catalog.isHost($0, ofMakerOf: fact) }
            reason = (
                "this is a key of \(owner.name)", "keys that begin with `\(fact.value)` come from \(owner.name)",
                node.range, .warning, fact.grade, [fact.asFact("keys of \(owner.name) begin with \(fact.value)")]
            )
        case .environment(let name):
            guard let owner = catalog.owner(ofKeyVariable: name.value) else { return }
            isHome = { owner.match(ofHost: $0) != nil }
            reason = (
                "`\(name.value)` usually holds a key for \(owner.name)",
                "tools read the key for \(owner.name) from that variable", name.range, .info, .documented, []
            )
        default: return
        }
        let strays = profile.proxies.lazy.filter { $0.account?.name.value == account.name.value }
            .compactMap { proxy in proxy.endpoint.problem == nil ? proxy.address?.url : nil }
        // A server of one's own may well hold the key.
        let own = profile.options.ownFacts
        guard
            let stray = strays.first(where: {
                $0.isWeb && $0.reach == .internet && !isHome($0.host) && !own.hasHost($0.host)
            })
        else { return }
        findings.report(
            "\(reason.message), and it would go to `\(stray.host)`", at: reason.place, severity: reason.3,
            grade: reason.4,
            why:
                "\(reason.why), and whoever runs that host could spend your money; give the relay its own key",
            facts: reason.5, profile: profile, account: account)
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Each provider's keys have their own form. After switching providers, the old key is easily left \
                behind; the new provider refuses it, and a stranger has seen it. A relay that receives a provider's \
                key sees it too. lint does not \
                read references: it checks only the name of a variable. `verify` and `exec` check the key itself.
                """,
            symptoms: [
                "provider: 401 `Invalid token.`, `No auth credentials found`, `Authentication Fails`",
                "front end: `A network error occurred`",
            ],
            remedy: "Use a key from this account's provider, or correct `provider`.",
            examples: [
                .fires(
                    "An OpenRouter key on its way to a relay", .warning,
                    """
                    version: 1
                    name: stray
                    accounts:
                      relay:
                        provider: custom
                        key: ‹sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef›
                    proxies:
                      - {account: relay, base_url: "https://relay.example.org/v1", model: any}
                    """),
                .fires(
                    "The variable that OpenRouter's key is kept in, at a relay", .info,
                    """
                    version: 1
                    name: stray-variable
                    accounts:
                      relay: {provider: custom, key: {env: ‹OPENROUTER_API_KEY›}}
                    proxies:
                      - {account: relay, base_url: "https://relay.example.org/v1", model: any}
                    """),
                .silent(
                    "The same variable at OpenRouter itself, and at your own server",
                    """
                    version: 1
                    name: at-home
                    accounts:
                      router: {provider: custom, key: {env: OPENROUTER_API_KEY}}
                      here: {provider: litellm, key: {env: OPENAI_API_KEY}}
                    proxies:
                      - {account: router, base_url: "https://openrouter.ai/api/v1", model: deepseek/deepseek-v3.2}
                      - {account: here, base_url: "http://127.0.0.1:4000/v1", model: any}
                    """),
                .silent(
                    "A relay with its own variable",
                    """
                    version: 1
                    name: own-key
                    accounts:
                      relay: {provider: custom, key: {env: RELAY_API_KEY}}
                    proxies:
                      - {account: relay, base_url: "https://relay.example.org/v1", model: any}
                    """),
                .fires(
                    "An OpenRouter key at Chutes", .error,
                    """
                    version: 1
                    name: swapped
                    accounts:
                      main:
                        provider: chutes
                        key: ‹sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef›
                    proxies:
                      - {account: main, model: zai-org/GLM-5.1-TEE}
                    """),
                .silent(
                    "A key in the right place",
                    """
                    version: 1
                    name: right
                    accounts:
                      main:
                        provider: openrouter
                        key: sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
                .silent(
                    "A form many providers use",
                    """
                    version: 1
                    name: ambiguous
                    accounts:
                      main: {provider: deepseek, key: sk-0123456789abcdef0123456789abcdef}
                    proxies:
                      - {account: main, model: deepseek-flash}
                    """),
            ])
    }
}
