import Profiles
import Relays
import YAMLSource

/// Finds keys that stand in the file.
struct PlaintextKey: Rule {
    static let id = "plaintext-key"
    static let family = RuleFamily.key
    static let highestSeverity = Severity.error
    static let summary = "A key or another secret is written in the file itself."

    func check(relay: RelayContext, _ findings: inout FindingCollector) {
        for secret in RelaySecrets(relay).found {
            findings.report(
                "\(secret.subject) written in this file", at: secret.node.range, why: secret.why, in: relay,
                of: secret.deployment)
        }
    }

    /// A relay's file is used by many and lies in repositories and ConfigMaps.
    private static func severity(in profile: ProfileContext) -> Severity {
        profile.file.relay == nil ? .warning : .error
    }

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        checkProxies(profile, &findings)
        for account in profile.profile.accounts {
            if case .environment(let name) = account.key, LiteralKey.isMisplaced(name, profile.catalog) {
                findings.report(
                    "there is a key where a variable name belongs", at: name.range,
                    severity: Self.severity(in: profile),
                    why: "`env` takes the name of an environment variable that holds the key; whoever reads this file "
                        + "can spend your money, so write the name and create a new key", profile: profile,
                    account: account)
                continue
            }
            guard case .literal(let node) = account.key, LiteralKey(node).isRealKey(account, profile.catalog) else {
                continue
            }
            findings.report(
                "the API key is written in this file", at: node.range, severity: Self.severity(in: profile),
                why: "files are copied, shared, and committed, and whoever reads this one can spend your money; write "
                    + "\(Self.reference(profile, account)) and create a new key", profile: profile,
                account: account)
        }
    }

    /// How a key is referred to in this file.
    private static func reference(_ profile: ProfileContext, _ account: Account) -> String {
        guard let relay = profile.file.relay else { return "`{env: NAME}`, `{file: PATH}`, or `{keyring: NAME}`" }
        let provider = profile.catalog.provider(of: account).flatMap { $0.isUserOwned ? nil : $0 }
        return "`\(relay.reference.prefix)\(provider?.usualKeyVariable ?? "NAME")`"
    }

    private func checkProxies(_ profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies {
            if proxy.hasKeyForModel(in: profile.catalog), let model = proxy.proxy.model {
                findings.report(
                    "there is a key where the model ID belongs", at: model.range, severity: Self.severity(in: profile),
                    why: "it is sent and logged with every request; create a new one and delete this one",
                    profile: profile, proxy: proxy.proxy)
            }
            guard let field = proxy.address?.field, field.value.utf8.contains(UInt8(ascii: "@")),
                EndpointURL(field.value).mayHoldUserInfo
            else { continue }
            findings.report(
                "the URL contains a user name or password", at: field.range, severity: Self.severity(in: profile),
                why: "URLs are displayed, logged, and shared, and whoever reads this one can use the server",
                profile: profile, proxy: proxy.proxy)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Profiles are meant to be shared, and a key inside is shared with them. Bots find keys in public \
                repositories within minutes. A reference keeps the key out of the file.
                """,
            remedy: """
                Write `key: {env: OPENROUTER_API_KEY}`, `key: {file: openrouter.key}` or `key: {keyring: \
                openrouter}`. If the file has ever left this machine, create a new key and delete the old one.
                """,
            examples: [
                .fires(
                    "A key in the file", .warning,
                    """
                    version: 1
                    name: open
                    accounts:
                      main:
                        provider: openrouter
                        key: ‹sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef›
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
                .fires(
                    "A key instead of a variable name", .warning,
                    """
                    version: 1
                    name: misplaced
                    accounts:
                      main:
                        provider: openrouter
                        key: {env: ‹sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef›}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
                .fires(
                    "A key pasted into the wrong field", .warning,
                    """
                    version: 1
                    name: fields
                    accounts:
                      main: {provider: openrouter, key: {keyring: openrouter}}
                    proxies:
                      - account: main
                        model: ‹sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef›
                    """),
                .fires(
                    "A password in a URL", .warning,
                    """
                    version: 1
                    name: address
                    accounts:
                      relay: {provider: custom}
                    proxies:
                      - {account: relay, base_url: ‹"https://me:correct-horse@relay.example.org/v1"›, model: any}
                    """),
                .fires(
                    "The master key and the database's password in a relay's file", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: \
                        os.environ/OPENROUTER_API_KEY}
                    general_settings:
                      master_key: ‹hunter2hunter2›
                      database_url: ‹"postgresql://relay:SuperSecretPw77@db.example.org/relay"›
                    """),
                .fires(
                    "Variables, and a header, in a relay's file", .error,
                    """
                    environment_variables:
                      OPENAI_API_KEY: ‹sk-proj-abcdef0123456789ABCDEF0123456789abcdef01›
                      LITELLM_SALT_KEY: ‹hunter2hunter2›
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: openrouter/deepseek/deepseek-v3.2
                          api_key: os.environ/OPENROUTER_API_KEY
                          extra_headers:
                            Authorization: ‹Bearer sk-0123456789abcdefABCDEF0123456789›
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "References and settings in a relay's file",
                    """
                    environment_variables:
                      OPENAI_API_KEY: os.environ/GROUP_OPENAI_KEY
                      LANGFUSE_PUBLIC_KEY: pk-of-the-group
                      DISABLE_KEY: "true"
                      DATABASE_URL: "postgresql://relay:${DB_PASSWORD}@db.internal/relay"
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: openrouter/deepseek/deepseek-v3.2
                          api_key: os.environ/OPENROUTER_API_KEY
                          extra_headers: {Authorization: Bearer <your token>, X-Title: an evening of stories}
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                      database_url: "postgresql://<user>:<password>@<host>/<name>"
                    """),
                .silent(
                    "A reference",
                    """
                    version: 1
                    name: kept
                    accounts:
                      main: {provider: openrouter, key: {keyring: openrouter}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
                .silent(
                    "The public key of AI Horde",
                    """
                    version: 1
                    name: horde
                    accounts:
                      main: {provider: aihorde, key: '0000000000'}
                    proxies:
                      - {account: main, model: any}
                    """),
                .silent(
                    "Any word, for a local server that ignores it",
                    """
                    version: 1
                    name: dummy
                    accounts:
                      box: {provider: lm-studio, key: not-needed}
                    proxies:
                      - {account: box, model: any}
                    """),
            ])
    }
}
