/// A service that answers at a base URL, or a kind of service (`custom`, `local`).
///
/// What every lint asks for is read from the table once, when the provider is looked up; the rest when asked for.
public final class Provider: CatalogEntry {
    /// The name in profiles, such as `openrouter`.
    public let id: String
    /// The table its facts stand in.
    public let table: CatalogTable
    /// What sort of service it is.
    public let kind: Kind
    /// The OpenAI-compatible base URL, without a final slash; nil where every user has another.
    public let baseURL: String?
    /// Further base URLs that are right.
    public let otherBaseURLs: [String]
    /// The URL that chat requests are posted to.
    public let chatURL: String?
    /// Hosts that its API lives on, some with a leading `*.` for all below a domain.
    public let hosts: [String]
    /// Whether an account needs a key.
    public let requiresKey: Bool
    /// Whether its API may be called from web pages (CORS), as far as anybody knows.
    public let answersBrowsers: Bool
    /// The ranges of settings that it takes.
    public let parameterRanges: [ParameterRange]
    /// The ending that marks ids of free models; nil where nothing marks them.
    public let freeEnding: String?
    /// Whether requests and accounts can choose the upstreams that serve a model.
    public let choosesUpstreams: Bool
    /// The fact that it answers blocked content with an empty reply; nil where that is not known of it.
    public let silentFilter: CatalogFact?

    init(id: String, table: CatalogTable) {
        self.id = id
        self.table = table
        var kind = Kind.custom
        var baseURL: String?
        var otherBaseURLs: [String] = []
        var chatURL: String?
        var hosts: [String] = []
        var requiresKey = true
        var answersBrowsers = true
        var parameterRanges: [ParameterRange] = []
        var freeEnding: String?
        var choosesUpstreams = false
        var silentFilter: CatalogFact?
        for row in table.rows(id) {
            if row.column(1, is: "base_url") {
                baseURL = baseURL ?? row[2]
            } else if row.column(1, is: "other_base_url") {
                otherBaseURLs.append(row[2])
            } else if row.column(1, is: "chat_url") {
                chatURL = chatURL ?? row[2]
            } else if row.column(1, is: "host") {
                hosts.append(row[2])
            } else if row.column(1, is: "kind") {
                kind = Kind(rawValue: row[2]) ?? .custom
            } else if row.column(1, is: "key_required") {
                requiresKey = row[2] != "no"
            } else if row.column(1, is: "browser_calls") {
                answersBrowsers = row[2] != "no"
            } else if row.column(1, is: "parameter_range"), let range = ParameterRange(CatalogFact(row)) {
                parameterRanges.append(range)
            } else if row.column(1, is: "free_ending") {
                freeEnding = row[2]
            } else if row.column(1, is: "chooses_upstreams") {
                choosesUpstreams = row[2] == "yes"
            } else if row.column(1, is: "quirk"), silentFilter == nil,
                row.column(2, holds: Self.blockedContent)
            {
                silentFilter = CatalogFact(row)
            }
        }
        self.kind = kind
        self.baseURL = baseURL
        self.otherBaseURLs = otherBaseURLs
        self.chatURL = chatURL
        self.hosts = hosts
        self.requiresKey = requiresKey
        self.answersBrowsers = answersBrowsers
        self.parameterRanges = parameterRanges
        self.freeEnding = freeEnding
        self.choosesUpstreams = choosesUpstreams
        self.silentFilter = silentFilter
    }

    private static let blockedContent = Array("blocked content".utf8)

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
        providerCache.entry(id) {
            if contains(id, in: providerFacts) { return Provider(id: id, table: providerFacts) }
            return provider(with: "alias", id)
        }
    }

    /// Every provider, in the order of their ids.
    public var providers: [Provider] {
        providerListCache.entry("") { ids(in: providerFacts).map { Provider(id: $0, table: providerFacts) } } ?? []
    }

    /// The provider whose facts under `field` hold `value`.
    public func provider(with field: String, _ value: String) -> Provider? {
        for row in providerFacts.rows(containing: value) where row[1] == field && row[2] == value {
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
        for row in table.rows {
            if let last = ids.last, row.bytes(ofColumn: 0).elementsEqual(last.utf8) { continue }
            ids.append(row[0])
        }
        return ids
    }
}
