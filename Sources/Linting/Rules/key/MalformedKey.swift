import Catalog
import Profiles
import YAMLSource

/// Finds keys that cannot be right as they were pasted.
struct MalformedKey: Rule {
    static let id = "key-form"
    static let family = RuleFamily.key
    static let highestSeverity = Severity.error
    static let summary = "The key does not look like this provider's keys."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for account in profile.profile.accounts {
            guard case .literal(let node) = account.key,
                let provider = profile.catalog.provider(of: account),
                provider.kind != .local
            else { continue }
            let key = LiteralKey(node)
            guard key.isRealKey(account, profile.catalog) else { continue }
            let pasted = PastedKey(node.text, isPassword: provider.isUserOwned)
            if !pasted.surplus.isEmpty {
                reportSurplus(pasted, node, account, profile, &findings)
                continue
            }
            if provider.isUserOwned { continue }
            // A stranger's key is `key-of-other-provider`, and an address that is not the provider's comes first.
            if let fact = key.recognizedPrefix(in: profile.catalog), fact.subject != provider.id { continue }
            let isElsewhere = profile.proxies.contains {
                $0.account?.name.value == account.name.value && $0.endpoint.problem?.kind == .providerHostMismatch
            }
            guard !isElsewhere, let fault = key.formFault(at: provider) else { continue }
            report(fault, node, provider, account, profile, &findings)
        }
    }

    private func reportSurplus(
        _ pasted: PastedKey, _ node: YAMLNode, _ account: Account, _ profile: ProfileContext,
        _ findings: inout FindingCollector
    ) {
        let words = pasted.surplus.map { $0.rawValue }
        let list = (words.count > 1 ? words.dropLast().joined(separator: ", ") + " and " : "") + (words.last ?? "")
        var fixes: [Fix] = []
        if let edits = PastedKey.deleting(pasted.dropped, of: node, leaving: pasted.text) {
            fixes = [Fix("delete everything that is not part of the key", .safe, edits)]
        }
        findings.report(
            "the key contains \(list)", at: node.range,
            why: pasted.surplus == [.bearer]
                ? "front ends add `Bearer` themselves, and a doubled one is refused"
                : "it was pasted along and is sent with the key, which is then refused", facts: Self.facts,
            fixes: fixes, profile: profile, account: account)
    }

    private func report(
        _ fault: LiteralKey.FormFault, _ node: YAMLNode, _ provider: Provider, _ account: Account,
        _ profile: ProfileContext, _ findings: inout FindingCollector
    ) {
        var fixes: [Fix] = []
        let bytes = Array(node.text.utf8)
        if let key = fault.key, key.count < bytes.count {
            let around = [0..<key.lowerBound, key.upperBound..<bytes.count].filter { !$0.isEmpty }
            let text = String(decoding: bytes[key], as: UTF8.self)
            if let edits = PastedKey.deleting(around, of: node, leaving: text) {
                fixes = [Fix("delete everything around the key", .unsafe, edits)]
            }
        }
        let shape = KeyPattern(fault.fact.value).map { "\($0.length) characters, beginning with `\($0.prefix)`" }
        let statement =
            fault.fact.field == "key_prefix" || shape == nil
            ? "\(provider.name)'s keys begin with \(fault.fact.value)"
            : "\(provider.name)'s keys have \(shape ?? "")"
        findings.report(
            fault.message, at: node.range, grade: fault.fact.grade,
            why: "a truncated key, or one with extra text, is refused like a wrong one",
            facts: [fault.fact.asFact(statement)], fixes: fixes, profile: profile, account: account)
    }

    private static var facts: [Fact] {
        [
            .recorded("janitor", "key-spaces")
        ]
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Whatever is copied with a key is sent with it: the word `Bearer` from an example, quotes from a file, \
                a space or an invisible character from a web page. Or part of the key is missing. Either way it is \
                refused like a wrong key. Only literal keys are checked; references are not read.
                """,
            symptoms: [
                "provider: 401 `Invalid API key`, `User not found.`, `No auth credentials found`",
                "front end: `A network error occurred`, because browsers do not send such a header at all",
            ],
            remedy: "Copy the key again, with the copy button, and paste it with nothing around it.",
            facts: facts,
            examples: [
                .fires(
                    "The word `Bearer`", .error,
                    """
                    version: 1
                    name: bearer
                    accounts:
                      main:
                        provider: openrouter
                        key: ‹Bearer sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef›
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """,
                    fixed: """
                        version: 1
                        name: bearer
                        accounts:
                          main:
                            provider: openrouter
                            key: sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
                        proxies:
                          - {account: main, model: deepseek/deepseek-v3.2}
                        """),
                .fires(
                    "Quotes and a space inside YAML's quotes", .error,
                    """
                    version: 1
                    name: quotes
                    accounts:
                      main:
                        provider: deepseek
                        key: ‹" 'sk-0123456789abcdef0123456789abcdef'"›
                    proxies:
                      - {account: main, model: deepseek-flash}
                    """,
                    fixed: """
                        version: 1
                        name: quotes
                        accounts:
                          main:
                            provider: deepseek
                            key: "sk-0123456789abcdef0123456789abcdef"
                        proxies:
                          - {account: main, model: deepseek-flash}
                        """),
                .fires(
                    "The end is missing", .error,
                    """
                    version: 1
                    name: cut
                    accounts:
                      main:
                        provider: openrouter
                        key: ‹sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde›
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
                .fires(
                    "A line from another file", .error,
                    """
                    version: 1
                    name: line
                    accounts:
                      main:
                        provider: openrouter
                        key: ‹KEY=sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef›
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """,
                    fixed: """
                        version: 1
                        name: line
                        accounts:
                          main:
                            provider: openrouter
                            key: sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
                        proxies:
                          - {account: main, model: deepseek/deepseek-v3.2}
                        """),
                .fires(
                    "A form that only one source describes", .warning,
                    """
                    version: 1
                    name: single
                    accounts:
                      main: {provider: deepseek, key: ‹sk-0123456789abcdef0123456789abcde›}
                    proxies:
                      - {account: main, model: deepseek-flash}
                    """),
                .silent(
                    "A key in the right form",
                    """
                    version: 1
                    name: whole
                    accounts:
                      main:
                        provider: openrouter
                        key: sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
                .silent(
                    "Your own relay's password may contain spaces",
                    """
                    version: 1
                    name: password
                    accounts:
                      relay: {provider: custom, key: correct horse "battery" staple}
                    proxies:
                      - {account: relay, base_url: "https://relay.example.org/v1", model: any}
                    """),
                .silent(
                    "A provider whose key form is unknown",
                    """
                    version: 1
                    name: unknown
                    accounts:
                      main: {provider: nanogpt, key: 0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v4-flash}
                    """),
            ])
    }
}
