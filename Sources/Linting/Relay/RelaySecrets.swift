import Catalog
import Profiles
import Relays
import YAMLSource

/// Secrets that are written in a relay's file besides the keys of its deployments, which are those of accounts.
struct RelaySecrets {
    /// A secret, without the secret.
    struct Secret {
        /// The value that holds it.
        let node: YAMLNode
        /// What it is: "the master key is".
        let subject: String
        /// What comes of it, and what to do.
        let why: String
        /// Whose key it is, where it belongs to a deployment.
        let deployment: RelayDeployment?
    }

    private let relay: RelayContext
    /// All of them.
    private(set) var found: [Secret] = []

    init(_ relay: RelayContext) {
        self.relay = relay
        if relay.isLiteLLM { readLiteLLM() } else { readBifrost() }
    }

    // MARK: LiteLLM

    private static let administers = "whoever reads this file can use and administer the relay"
    private static let spends = "whoever reads this file can spend your money"
    private static let parameters = [
        "aws_secret_access_key", "aws_session_token", "azure_ad_token", "azure_password", "client_secret",
        "gemini_api_key", "s3_secret_access_key", "langfuse_secret", "langfuse_secret_key",
    ]

    private mutating func readLiteLLM() {
        let root = relay.relay.root
        let settings = relay.settings
        takeMasterKey(settings.general?["master_key"], "write `os.environ/LITELLM_MASTER_KEY`")
        takeMasterKey(relay.relay.values?["masterkey"], "name a Secret in `masterkeySecretName`")
        takeURL(settings.general?["database_url"], "the database password is", "DATABASE_URL")
        takeRedis(settings.router, ["redis_url", "redis_password"])
        takeRedis(settings.general?.mapping("coordination_redis"), ["url", "password"])
        takeRedis(settings.shared?.mapping("cache_params"), ["url", "redis_url", "password"])
        takeVariables(root.mapping("environment_variables"))
        takeVariables(relay.relay.values?.mapping("envVars"))
        takeKey(settings.router?.mapping("default_litellm_params")?["api_key"])
        takeKey(settings.shared?["api_key"])
        for entry in root["credential_list"]?.children.map({ $0.resolved }) ?? [] where entry.kind == .mapping {
            takeKey(RelayMapping(entry).mapping("credential_values")?["api_key"])
        }
        for deployment in relay.relay.deployments {
            guard let parameters = deployment.parameters else { continue }
            for name in Self.parameters {
                guard let node = parameters[name], isWritten(node) else { continue }
                add(node, "`\(name)` is", "\(Self.spends); write `os.environ/NAME` and create a new key", deployment)
            }
            for name in ["extra_headers", "headers", "default_headers"] {
                if let headers = parameters.mapping(name) { takeHeaders(headers, deployment) }
            }
        }
    }

    private mutating func takeMasterKey(_ node: YAMLNode?, _ remedy: String) {
        guard let node, isWritten(node), !RelayNoMasterKey.isKnown(node.text) else { return }
        add(node, "the master key is", "\(Self.administers); \(remedy) and create a new key")
    }

    private mutating func takeKey(_ node: YAMLNode?) {
        guard let node, isWritten(node) else { return }
        add(node, "the API key is", "\(Self.spends); write `os.environ/NAME` and create a new key")
    }

    private mutating func takeRedis(_ section: RelayMapping?, _ names: [String]) {
        for name in names {
            if name.hasSuffix("url") {
                takeURL(section?[name], "the password for Redis is", "REDIS_URL")
            } else if let node = section?[name], isWritten(node), !Self.isDefault(password: node.text, user: nil) {
                add(
                    node, "the password for Redis is",
                    "whoever reads this file can read what the relay stores there; write `os.environ/REDIS_PASSWORD` "
                        + "and change the password")
            }
        }
    }

    private mutating func takeURL(_ node: YAMLNode?, _ subject: String, _ variable: String) {
        guard let node, node.kind == .scalar, holdsPassword(node.text) else { return }
        add(
            node, subject,
            "whoever reads this file can read what the relay stores there; write `os.environ/\(variable)` and change "
                + "the password")
    }

    private mutating func takeVariables(_ variables: RelayMapping?) {
        for field in variables?.fields ?? [] where field.value.kind == .scalar {
            let text = field.value.text
            let isKey = SecretMask.namesSecret(field.name, isVariable: true) || hasKeyForm(text)
            guard isKey ? isWritten(field.value) : holdsPassword(text) else { continue }
            if field.name == "LITELLM_MASTER_KEY", RelayNoMasterKey.isKnown(text) { continue }
            // A new salt key would make the stored keys unreadable.
            let isSalt = field.name == "LITELLM_SALT_KEY"
            add(
                field.value, "the value of `\(SecretMask.shown(name: field.name))` is",
                isSalt
                    ? "it decrypts the keys in the database; set the variable where the relay starts"
                    : "whoever reads this file can use it; set the variable where the relay starts, and create a new key"
            )
        }
    }

    // MARK: Bifrost

    private mutating func readBifrost() {
        let root = relay.relay.root
        if let node = root["encryption_key"], isWritten(node) {
            add(
                node, "the encryption key is",
                "it decrypts the keys in the database; write `env.BIFROST_ENCRYPTION_KEY`")
        }
        for provider in root.mapping("providers")?.fields ?? [] where provider.value.kind == .mapping {
            let settings = RelayMapping(provider.value)
            if let node = settings.mapping("proxy_config")?["password"], isWritten(node) {
                add(
                    node, "the password for the proxy is",
                    "whoever reads this file can use the proxy; write `env.NAME` and change the password")
            }
            if let headers = settings.mapping("network_config")?.mapping("extra_headers") { takeHeaders(headers, nil) }
        }
    }

    // MARK: Both

    private mutating func takeHeaders(_ headers: RelayMapping, _ deployment: RelayDeployment?) {
        for field in headers.fields where field.value.kind == .scalar {
            var text = field.value.text[...]
            for scheme in ["Bearer ", "bearer ", "Basic ", "Token "] where text.hasPrefix(scheme) {
                text = text.dropFirst(scheme.utf8.count)
            }
            let name = field.name.lowercased()
            let isCredential = ["authorization", "api-key", "apikey", "token", "cookie"].contains { name.hasSuffix($0) }
            guard isCredential ? text.utf8.count >= 8 : hasKeyForm(String(text)), isWritten(String(text)) else {
                continue
            }
            add(
                field.value, "the key in the header `\(SecretMask.shown(name: field.name))` is",
                "\(Self.spends); send it as `\(relay.isLiteLLM ? "api_key: os.environ/NAME" : "value: env.NAME")` and "
                    + "create a new key", deployment)
        }
    }

    private mutating func add(
        _ node: YAMLNode, _ subject: String, _ why: String, _ deployment: RelayDeployment? = nil
    ) {
        found.append(Secret(node: node, subject: subject, why: why, deployment: deployment))
    }

    /// Whether a value is a text of its own: no reference, and no word that stands for a secret.
    private func isWritten(_ node: YAMLNode) -> Bool {
        guard node.kind == .scalar else { return false }
        // Switches and small numbers are settings.
        if case .text = node.coreValue {} else if node.text.utf8.count < 8 { return false }
        return isWritten(node.text) && !["true", "false", "yes", "on", "off", "1"].contains(node.text.lowercased())
    }

    private func isWritten(_ text: String) -> Bool {
        let reference = relay.relay.reference
        return !text.isEmpty && !text.hasPrefix(reference.prefix) && reference.misspelled(in: text) == nil
            && !Self.isPlaceholder(text)
    }

    private func hasKeyForm(_ text: String) -> Bool {
        text.utf8.count >= 16 && relay.catalog.recognizedKeyPrefix(of: text.utf8) != nil
    }

    /// Whether a URL holds a password that somebody chose.
    private func holdsPassword(_ text: String) -> Bool {
        // Words that stand for a secret count in the password alone: hosts may be called anything.
        guard text.utf8.contains(UInt8(ascii: "@")), !text.hasPrefix(relay.relay.reference.prefix),
            let scheme = text.place(of: "://"), let info = EndpointURL(String(text[scheme.upperBound...])).userInfo,
            let colon = info.firstIndex(of: ":")
        else { return false }
        let password = String(info[info.index(after: colon)...])
        return !password.isEmpty && !Self.isPlaceholder(password)
            && !Self.isDefault(password: password, user: String(info[..<colon]))
    }

    /// Whether a password is one that everybody knows, as for a database that nobody else can reach.
    private static func isDefault(password: String, user: String?) -> Bool {
        password == user
            || ["password", "passwd", "pass", "pwd", "secret", "postgres", "redis", "root", "admin"].contains(
                password.lowercased())
    }

    private static let words: Set = [
        "your", "yours", "insert", "replace", "changeme", "placeholder", "redacted", "example", "todo",
    ]

    private static func isPlaceholder(_ text: String) -> Bool {
        if RelayDummies.contains(text) { return true }
        if let first = text.first, "<[{$%".contains(first) { return true }
        if ["${", "{{", "…", "...", "***", "xxxx", "XXXX"].contains(where: { text.holds($0) }) { return true }
        let parts = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { String($0) }
        return !words.isDisjoint(with: parts)
    }
}
