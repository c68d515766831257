import Catalog
import Profiles

/// Finds keys whose form belongs to another provider.
struct KeyOfOtherProvider: Rule {
    static let id = "key-of-other-provider"
    static let family = RuleFamily.key
    static let highestSeverity = Severity.error
    static let summary = "The key is one of another provider's, by its form."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for account in profile.profile.accounts {
            guard case .literal(let node) = account.key,
                let provider = account.provider.flatMap({ profile.catalog.provider($0.value) }), !provider.isUserOwned,
                LiteralKey(node).placeholder(for: provider, profile.catalog) == nil,
                let fact = LiteralKey(node).recognisedPrefix(in: profile.catalog), fact.subject != provider.id
            else { continue }
            // Two lines of one house may share a form of key.
            if provider.values("key_prefix").contains(fact.value) { continue }
            let owner = profile.catalog.provider(fact.subject)?.name ?? fact.subject
            var fixes: [Fix] = []
            if let field = account.provider {
                fixes = [
                    Fix("use `provider: \(fact.subject)`", .unsafe, [field.node.replacingText(with: fact.subject)])
                ]
            }
            findings.report(
                "this is a key of \(owner), but the account is at \(provider.name)", at: node.range, grade: fact.grade,
                why: "keys that begin with `\(fact.value)` are made by \(owner); \(provider.name) refuses them",
                facts: [fact.asFact("keys of \(owner) begin with \(fact.value)")], fixes: fixes, profile: profile,
                account: account)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Each provider's keys have a form of their own. After switching providers the old key easily stays; \
                it is refused, and has been shown to a stranger. Only literal keys are judged: references are not read.
                """,
            symptoms: [
                "provider: 401 `Invalid token.`, `No auth credentials found`, `Authentication Fails`",
                "front end: `A network error occurred`",
            ],
            remedy: "Take the key of this account's provider, or correct `provider`.",
            examples: [
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
                    "A form that many providers use",
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
