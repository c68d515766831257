public import Catalog
public import Profiles
public import YAMLSource

/// A relay's configuration file: its deployments as the proxies that rules judge, and the sections around them.
public final class Relay: Sendable {
    /// Whose file it is.
    public let kind: RelayKind
    /// What is known of that relay.
    public let facts: RelayFacts
    /// The configuration; in the values of a Helm chart the part that is it.
    public let root: RelayMapping
    /// The values around the configuration, where the file is the values of a Helm chart.
    public let values: RelayMapping?
    /// Its deployments, in the order of the file.
    public let deployments: [RelayDeployment]
    /// The deployments as a profile: one proxy each, for those that can be judged as one.
    public let profile: Profile
    /// Keys that stand twice in a mapping, and settings with values that no provider takes.
    public let faults: [ProfileFault]

    init(
        kind: RelayKind, facts: RelayFacts, root: RelayMapping, values: RelayMapping?, deployments: [RelayDeployment],
        profile: Profile, faults: [ProfileFault]
    ) {
        self.kind = kind
        self.facts = facts
        self.root = root
        self.values = values
        self.deployments = deployments
        self.profile = profile
        self.faults = faults
    }

    /// The relay's file in a document; nil where it is none, or nothing is known of that relay.
    ///
    /// - Parameter kind: Whose file it is; nil to tell it by its content.
    public static func read(
        _ document: YAMLDocument, in tree: YAMLTree, as kind: RelayKind?, _ catalog: Catalog
    ) -> Relay? {
        let root = tree.root(of: document).resolved
        guard let kind = kind ?? RelayKind.of(root), let facts = catalog.relay(kind.rawValue) else { return nil }
        switch kind {
        case .litellm: return LiteLLMReader(catalog, facts).read(root, document: document.number)
        case .bifrost: return BifrostReader(catalog, facts).read(root, document: document.number)
        }
    }

    /// What rules read in the environment: the name behind `os.environ/` or `env.`.
    public var reference: RelayReference { RelayReference(kind) }

    /// The deployments by the name that clients ask for, in the order of the file.
    public var groups: [(name: String, deployments: [RelayDeployment])] {
        var places: [String: Int] = [:]
        var groups: [(name: String, deployments: [RelayDeployment])] = []
        for deployment in deployments {
            guard let name = deployment.name?.value else { continue }
            if let place = places[name] {
                groups[place].deployments.append(deployment)
            } else {
                places[name] = groups.count
                groups.append((name, [deployment]))
            }
        }
        return groups
    }
}

/// One entry of a relay's list: a model at an address with a key.
public final class RelayDeployment: Sendable {
    /// The entry.
    public let entry: RelayMapping
    /// What clients ask for.
    public let name: Located<String>?
    /// The parameters of its requests; nil where there are none.
    public let parameters: RelayMapping?
    /// What is said of its model.
    public let info: RelayMapping?
    /// Its model as it stands.
    public let model: Located<String>?
    /// Which provider its model names.
    public let target: Target
    /// Where the requests go, where the file says it.
    public let address: Located<String>?
    /// The key that is sent.
    public let key: Key
    /// The same for all deployments that draw on one account: the provider or host, and the key.
    public let accountID: String
    /// Its place among the proxies of the relay's profile; nil where it is none.
    public let proxyIndex: Int?

    /// Which provider a model names.
    public enum Target: Sendable {
        /// A prefix that the relay knows, and the model behind it.
        case prefix(RelayFacts.Prefix, model: String)
        /// Whatever the client asks for.
        case wildcard
        /// What the environment says, or an address decides.
        case elsewhere
        /// Nothing that the relay knows.
        case unknown
    }

    /// The key of a deployment.
    public enum Key: Sendable {
        /// There is none.
        case absent
        /// An environment variable.
        case variable(Located<String>)
        /// A text in the file.
        case literal(Located<String>)
        /// A word that stands for no key.
        case none(YAMLNode)
        /// It comes from elsewhere: a list of credentials, a cloud's own means.
        case elsewhere
    }

    init(
        entry: RelayMapping, name: Located<String>?, parameters: RelayMapping?, info: RelayMapping?,
        model: Located<String>?, target: Target, address: Located<String>?, key: Key, accountID: String,
        proxyIndex: Int?
    ) {
        self.entry = entry
        self.name = name
        self.parameters = parameters
        self.info = info
        self.model = model
        self.target = target
        self.address = address
        self.key = key
        self.accountID = accountID
        self.proxyIndex = proxyIndex
    }

    /// The prefix that its model begins with.
    public var prefix: RelayFacts.Prefix? {
        if case .prefix(let prefix, _) = target { return prefix }
        return nil
    }
}

/// How a relay's file refers to environment variables.
public struct RelayReference: Sendable {
    /// What stands before the name.
    public let prefix: String

    /// The way of a relay.
    public init(_ kind: RelayKind) {
        prefix = kind == .litellm ? "os.environ/" : "env."
    }

    /// The variable that a text names in the right form; nil for any other text.
    public func variable(in text: String) -> String? {
        guard text.hasPrefix(prefix) else { return nil }
        let name = String(text.dropFirst(prefix.utf8.count))
        return Self.isName(name[...]) ? name : nil
    }

    private static let fronts = [
        "os.environ/", "os.environ.", "os.environ[", "os.environ:", "os.environment/", "os.environment.", "os.env/",
        "os.env.", "os.getenv(", "os.getenv/", "environ/", "environment/", "env/", "env:", "env.",
    ]

    /// The variable that a text seems to name in the form of another program; nil for any other text.
    public func misspelled(in text: String) -> String? {
        if variable(in: text) != nil { return nil }
        var rest = text[...]
        for front in Self.fronts where rest.hasPrefix(front) {
            rest = rest.dropFirst(front.utf8.count)
            if front.hasSuffix("["), rest.hasSuffix("]") { rest = rest.dropLast() }
            if front.hasSuffix("("), rest.hasSuffix(")") { rest = rest.dropLast() }
            while let first = rest.first, first == "\"" || first == "'" || first == "/" { rest = rest.dropFirst() }
            while let last = rest.last, last == "\"" || last == "'" { rest = rest.dropLast() }
            return Self.isUpperName(rest) ? String(rest) : nil
        }
        for (front, back) in [("${{", "}}"), ("${", "}"), ("$(", ")"), ("$", ""), ("{{", "}}"), ("%", "%")]
        where rest.hasPrefix(front) && rest.hasSuffix(back) && rest.utf8.count > front.utf8.count + back.utf8.count {
            let inner = rest.dropFirst(front.utf8.count).dropLast(back.utf8.count)
            let name = inner.split(separator: " ").joined().prefix { $0 != ":" }
            return Self.isUpperName(name[...]) ? String(name) : nil
        }
        return nil
    }

    /// Letters, digits and `_`.
    static func isName(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
        return text.utf8.allSatisfy {
            (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
        }
    }

    private static func isUpperName(_ text: Substring) -> Bool {
        isName(text) && text.utf8.count <= 64 && text.utf8.contains { (0x41...0x5A).contains($0) }
            && !text.utf8.contains { (0x61...0x7A).contains($0) }
    }
}
