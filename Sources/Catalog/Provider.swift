/// A service that answers at a base URL, or a kind of service (`custom`, `local`).
public struct Provider: CatalogEntry {
    /// The name in profiles, such as `openrouter`.
    public let id: String
    /// The table its facts stand in.
    public let table: CatalogTable

    /// What sort of service it is.
    public enum Kind: String, Sendable {
        /// Passes requests on to upstream providers.
        case router
        /// Runs the models itself.
        case host
        /// Somebody's own server in front of others.
        case relay
        /// A program on the user's own machine or network.
        case local
        /// Whatever the user says; nothing is known of it.
        case custom
    }

    /// How hard a model id that is not in the catalogue may be judged.
    public enum UnknownModelPolicy: String, Sendable {
        case error, warning, info
        /// Not at all: the list is the user's own.
        case none
    }

    /// What sort of service it is.
    public var kind: Kind { value("kind").flatMap(Kind.init) ?? .custom }

    /// The OpenAI-compatible base URL, without a final slash; nil where every user has another.
    public var baseURL: String? { value("base_url") }

    /// The URL that chat requests are posted to.
    public var chatURL: String? { value("chat_url") }

    /// Whether an account needs a key.
    public var requiresKey: Bool { value("key_required") != "no" }

    /// Whether the server belongs to the user, so that its models and hosts are not looked up.
    public var isUserOwned: Bool {
        switch kind {
        case .relay, .local, .custom: true
        case .router, .host: false
        }
    }

    /// How hard an unlisted model id may be judged, and by which list.
    public var unknownModelPolicy: (policy: UnknownModelPolicy, fact: CatalogFact?) {
        guard let fact = fact("unknown_model") else { return (.none, nil) }
        return (UnknownModelPolicy(rawValue: fact.value) ?? .none, fact)
    }
}

extension Catalog {
    /// The provider called `id`, also by an accepted other spelling.
    public func provider(_ id: String) -> Provider? {
        if contains(id, in: providerFacts) { return Provider(id: id, table: providerFacts) }
        return provider(with: "alias", id)
    }

    /// Every provider, in the order of their ids.
    public var providers: [Provider] {
        ids(in: providerFacts).map { Provider(id: $0, table: providerFacts) }
    }

    /// The provider whose facts under `field` hold `value`.
    public func provider(with field: String, _ value: String) -> Provider? {
        for row in providerFacts.rows where row[1] == field && row[2] == value {
            return Provider(id: row[0], table: providerFacts)
        }
        return nil
    }

    func contains(_ id: String, in table: CatalogTable) -> Bool {
        var rows = table.rows(id)
        return !id.isEmpty && rows.next() != nil
    }

    func ids(in table: CatalogTable) -> [String] {
        var ids: [String] = []
        for row in table.rows where ids.last != row[0] { ids.append(row[0]) }
        return ids
    }
}
