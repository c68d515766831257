import Profiles

/// Finds words that stand where the key belongs.
struct PlaceholderKey: Rule {
    static let id = "placeholder-key"
    static let family = RuleFamily.key
    static let highestSeverity = Severity.error
    static let summary = "The profile has a placeholder instead of a key."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for account in profile.profile.accounts {
            guard case .literal(let node) = account.key else { continue }
            let provider = profile.catalog.provider(of: account)
            let message: String
            let why: String
            var fixes: [Fix] = []
            switch LiteralKey(node).placeholder(for: provider, profile.catalog) {
            case nil: continue
            case .word:
                message = "this is a placeholder, not a key"
                why = "it is sent as written, and \(provider?.name ?? "the provider") refuses it"
            case .place(let place):
                message =
                    place.kind == "env"
                    ? "this is the name of a variable, not a key" : "this says where the key is, but as text"
                let written = Self.reference(to: place, profile)
                why =
                    place.kind == "env"
                    ? "keys are used literally; to read one from the environment, write `key: \(Self.form(profile))`"
                    : "keys are used literally; a reference has braces around it"
                fixes = [
                    Fix("write `\(written)`", place.isCertain ? .safe : .unsafe, [node.replacingSource(with: written)])
                ]
            case .shortened:
                message = "this is an abbreviated key, as web pages show it"
                why =
                    "the middle is missing, and no page shows it again; create a new key and copy it before you close the page"
            }
            findings.report(message, at: node.range, why: why, fixes: fixes, profile: profile, account: account)
        }
    }

    /// The reference in the form of this file: a relay has its own.
    private static func reference(to place: NamedKeyPlace, _ profile: ProfileContext) -> String {
        if place.kind == "env", let relay = profile.file.relay { return relay.reference.prefix + place.name }
        return "{\(place.kind): \(place.name)}"
    }

    private static func form(_ profile: ProfileContext) -> String {
        profile.file.relay.map { "\($0.reference.prefix)NAME" } ?? "{env: NAME}"
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Guides and example files write YOUR_KEY or `sk-or-v1-…` where the key belongs. Sent as written, it is \
                refused like a wrong key, and the front end says nothing more.
                """,
            symptoms: [
                "router: 401 `No auth credentials found`, `Missing Authentication header`, `User not found.`",
                "provider: 401, or 400 at Gemini and xAI",
            ],
            remedy: """
                Say where the key is stored: `key: {env: OPENROUTER_API_KEY}`, `key: {file: openrouter.key}` or `key: \
                {keyring: openrouter}`.
                """,
            examples: [
                .fires(
                    "Words from a guide", .error,
                    """
                    version: 1
                    name: guide
                    accounts:
                      main: {provider: openrouter, key: ‹YOUR_API_KEY›}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
                .fires(
                    "A word that looks like a variable", .error,
                    """
                    version: 1
                    name: guide
                    accounts:
                      main: {provider: openrouter, key: ‹ENTER_KEY_HERE›}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
                .fires(
                    "A short variable", .error,
                    """
                    version: 1
                    name: short
                    accounts:
                      main: {provider: openrouter, key: ‹$ORK›}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """,
                    fixed: """
                        version: 1
                        name: short
                        accounts:
                          main: {provider: openrouter, key: {env: ORK}}
                        proxies:
                          - {account: main, model: deepseek/deepseek-v3.2}
                        """),
                .fires(
                    "An empty form", .error,
                    """
                    version: 1
                    name: form
                    accounts:
                      main: {provider: openrouter, key: ‹sk-or-v1-xxxx›}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
                .fires(
                    "A variable in shell syntax", .error,
                    """
                    version: 1
                    name: variable
                    accounts:
                      main: {provider: chutes, key: ‹"${CHUTES_API_KEY}"›}
                    proxies:
                      - {account: main, model: zai-org/GLM-5.1-TEE}
                    """,
                    fixed: """
                        version: 1
                        name: variable
                        accounts:
                          main: {provider: chutes, key: {env: CHUTES_API_KEY}}
                        proxies:
                          - {account: main, model: zai-org/GLM-5.1-TEE}
                        """),
                .fires(
                    "A key as the site displays it later", .error,
                    """
                    version: 1
                    name: shortened
                    accounts:
                      main: {provider: openrouter, key: ‹sk-or-v1-012...cdef›}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
                .silent(
                    "Any word, for a local server that ignores it",
                    """
                    version: 1
                    name: dummy
                    accounts:
                      box: {provider: koboldcpp, key: your-key-here}
                    proxies:
                      - {account: box, model: any}
                    """),
                .silent(
                    "Your own relay's password",
                    """
                    version: 1
                    name: relay
                    accounts:
                      relay: {provider: custom, key: example-changeme-1234}
                    proxies:
                      - {account: relay, base_url: "https://relay.example.org/v1", model: any}
                    """),
            ])
    }
}
