/// A program that stands between front ends and providers: which keys its file has, and what it calls providers.
public final class RelayFacts: CatalogEntry {
    /// `litellm` or `bifrost`.
    public let id: String
    /// The table its facts stand in.
    public let table: CatalogTable
    private let keys: [String: Set<String>]
    private let choices: [String: [String]]
    private let prefixes: [String: Prefix]
    private let bareModels: [String: String]
    private let notPrefixes: Set<String>
    private let knownHosts: Set<String>
    private let unsupported: [String: Set<String>]

    /// What begins a model in the file.
    public struct Prefix: Sendable {
        /// The prefix.
        public let name: String
        /// The catalogue's id of the provider; nil for one that it does not know.
        public let provider: String?
        /// The environment variables that a key is looked for in where the file gives none.
        public let variables: [String]

        /// A prefix.
        public init(name: String, provider: String?, variables: [String]) {
            self.name = name
            self.provider = provider
            self.variables = variables
        }
    }

    init(id: String, table: CatalogTable) {
        self.id = id
        self.table = table
        func lists(_ field: String) -> [(first: String, rest: [String])] {
            table.rows(id, field).map { row in
                let words = row[2].split(separator: " ").map { String($0) }
                return (words.first ?? "", Array(words.dropFirst()))
            }
        }
        func words(_ field: String) -> [String] {
            table.rows(id, field).flatMap { row in row[2].split(separator: " ").map { String($0) } }
        }
        var keys: [String: Set<String>] = [:]
        for (level, names) in lists("keys") { keys[level] = Set(names) }
        self.keys = keys
        var choices: [String: [String]] = [:]
        for (setting, values) in lists("choices") { choices[setting] = values }
        self.choices = choices
        var prefixes: [String: Prefix] = [:]
        for name in words("prefixes") { prefixes[name] = Prefix(name: name, provider: nil, variables: []) }
        for (name, rest) in lists("prefix") {
            let provider = rest.first.flatMap { $0 == "-" ? nil : $0 }
            prefixes[name] = Prefix(name: name, provider: provider, variables: Array(rest.dropFirst()))
        }
        self.prefixes = prefixes
        var models: [String: String] = [:]
        for (prefix, names) in lists("models") { for name in names { models[name] = prefix } }
        bareModels = models
        notPrefixes = Set(words("no_prefix"))
        knownHosts = Set(words("host"))
        var unsupported: [String: Set<String>] = [:]
        for (prefix, names) in lists("unsupported") { unsupported[prefix] = Set(names) }
        self.unsupported = unsupported
    }

    /// The keys that are read at a level, such as `router_settings`; nil where that is not known.
    public func keys(of level: String) -> Set<String>? { keys[level] }

    /// The levels that have a key.
    public func levels(with key: String) -> [String] {
        keys.filter { $0.value.contains(key) }.map { $0.key }.sorted()
    }

    /// The values that a setting can have; nil where any may stand.
    public func choices(of setting: String) -> [String]? { choices[setting] }

    /// A prefix by its name.
    public func prefix(_ name: String) -> Prefix? { prefixes[name] }

    /// The prefix of a provider that has another name here than in the catalog: `nano-gpt` for `nanogpt`.
    public func prefix(ofProvider id: String) -> Prefix? {
        prefixes.values.filter { $0.provider == id }.min {
            ($0.name.utf8.count, $0.name) < ($1.name.utf8.count, $1.name)
        }
    }

    /// Every prefix's name.
    public var prefixNames: [String] { prefixes.keys.sorted() }

    /// The prefix of a model that is known without one.
    public func prefix(ofModel id: String) -> Prefix? { bareModels[id].flatMap { prefixes[$0] } }

    /// The names of models that need no prefix.
    public var modelNames: [String] { bareModels.keys.sorted() }

    /// Whether a word looks like a prefix and is none.
    public func isNoPrefix(_ word: String) -> Bool { notPrefixes.contains(word) }

    /// Whether a model without a prefix is understood by the host of its address.
    public func isKnownHost(_ host: String) -> Bool { knownHosts.contains(host) }

    /// The settings that a prefix's provider does not take.
    public func unsupported(by prefix: String) -> Set<String> { unsupported[prefix] ?? [] }

    /// The prefix whose key is usually in a variable.
    public func prefix(ofVariable name: String) -> Prefix? {
        prefixes.values.filter { $0.variables.contains(name) }.min { $0.name < $1.name }
    }

    /// A sentence of `data/relays/`, with its date, source and grade.
    public func statement(_ name: String) -> Fact {
        guard let fact = fact("statement:\(name)") else {
            return Fact(name, date: nil, source: "", grade: .unverified)
        }
        return fact.asFact(fact.value)
    }
}

extension Catalog {
    /// The relay called `id`: `litellm` or `bifrost`.
    public func relay(_ id: String) -> RelayFacts? {
        relayCache.entry(id) { contains(id, in: relayFacts) ? RelayFacts(id: id, table: relayFacts) : nil }
    }
}
