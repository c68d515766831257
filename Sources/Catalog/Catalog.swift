internal import CatalogData

/// What is known of providers, models, front ends and errors; knows nothing of profiles.
///
/// A class, because every profile and verdict keeps it: to copy ten tables costs more than to look something up in them.
public final class Catalog: Sendable {
    let models: CatalogTable
    let aliases: CatalogTable
    let providerFacts: CatalogTable
    let frontEndFacts: CatalogTable
    let relayFacts: CatalogTable
    let hosts: CatalogTable
    private let embeddedUpstreams: CatalogTable
    let errorWordingTable: CatalogTable
    let errorCauseTable: CatalogTable
    let keyCheckTable: CatalogTable
    let priceTable: CatalogTable
    /// Refreshed lists that lie over the tables.
    let overlay: CatalogOverlay?
    /// Which lists of the overlay are in use, so that each is looked up once.
    let refreshedLists = EntryCache<RefreshedList>()
    /// The referee of `diagnose`, as `scripts/train-error-model` writes it; empty where there is none.
    public let errorModel: CatalogBytes
    let providerCache = EntryCache<Provider>()
    let frontEndCache = EntryCache<FrontEnd>()
    let hostOwnerCache = EntryCache<HostOwner>()
    let relayCache = EntryCache<RelayFacts>()
    let providerListCache = EntryCache<[Provider]>()
    let upstreamListCache = EntryCache<[Upstream]>()
    let keyPrefixCache = EntryCache<[CatalogFact]>()
    let longContextCache = EntryCache<LongContextPrices>()
    let namesakeCache = EntryCache<[ModelEntry]>()
    // What takes a walk through whole lists is shared by all threads; it is asked for where there is a finding.
    let popularityCache: EntryCache<ModelPopularity>
    let kinshipCache: EntryCache<[ModelKinship]>
    let modelIndexCache: EntryCache<ModelIndex>
    /// The day up to which the catalogue was brought.
    public let date: String
    /// The day on which models are judged; nil for whatever their rows say.
    public let day: CalendarDate?

    /// A catalogue of tables in the form of the files in `Sources/CatalogData/Data`.
    public init(
        models: CatalogTable, aliases: CatalogTable, providers: CatalogTable, frontEnds: CatalogTable,
        hosts: CatalogTable, upstreams: CatalogTable = CatalogTable([]), errorWordings: CatalogTable = CatalogTable([]),
        errorCauses: CatalogTable = CatalogTable([]), keyChecks: CatalogTable = CatalogTable([]),
        prices: CatalogTable = CatalogTable([]), relays: CatalogTable = CatalogTable([]),
        errorModel: CatalogBytes = CatalogBytes([]), date: String
    ) {
        self.models = models
        self.aliases = aliases
        self.providerFacts = providers
        self.frontEndFacts = frontEnds
        relayFacts = relays
        self.hosts = hosts
        embeddedUpstreams = upstreams
        errorWordingTable = errorWordings
        errorCauseTable = errorCauses
        keyCheckTable = keyChecks
        priceTable = prices
        self.errorModel = errorModel
        self.date = date
        overlay = nil
        day = nil
        popularityCache = EntryCache()
        kinshipCache = EntryCache()
        modelIndexCache = EntryCache()
    }

    /// The tables of another catalogue, with look-ups of its own.
    ///
    /// - Parameter hasOtherLists: Whether the overlay is another one.
    private init(_ other: Catalog, overlay: CatalogOverlay?, day: CalendarDate?, hasOtherLists: Bool = false) {
        models = other.models
        aliases = other.aliases
        providerFacts = other.providerFacts
        frontEndFacts = other.frontEndFacts
        relayFacts = other.relayFacts
        hosts = other.hosts
        embeddedUpstreams = other.embeddedUpstreams
        errorWordingTable = other.errorWordingTable
        errorCauseTable = other.errorCauseTable
        keyCheckTable = other.keyCheckTable
        priceTable = other.priceTable
        errorModel = other.errorModel
        date = other.date
        self.overlay = overlay
        self.day = day
        popularityCache = hasOtherLists ? EntryCache() : other.popularityCache
        kinshipCache = hasOtherLists ? EntryCache() : other.kinshipCache
        modelIndexCache = hasOtherLists ? EntryCache() : other.modelIndexCache
    }

    /// The same catalogue on a day: a model whose end was still to come then is not gone yet.
    public func judged(on day: CalendarDate) -> Catalog {
        day == self.day ? self : Catalog(self, overlay: overlay, day: day)
    }

    /// The same catalogue with look-ups of its own: threads that share them wait for one another.
    public func forAnotherThread() -> Catalog { Catalog(self, overlay: overlay, day: day) }

    /// The catalogue with refreshed lists over it; nil takes them off.
    public func with(_ overlay: CatalogOverlay?) -> Catalog {
        Catalog(self, overlay: overlay, day: day, hasOtherLists: true)
    }

    /// The upstreams of OpenRouter: the refreshed list, where it was read.
    var upstreamTable: CatalogTable {
        guard let overlay, upstreamList != nil else { return embeddedUpstreams }
        return overlay.upstreams
    }

    /// The catalogue that is part of the program.
    public static let embedded = Catalog(
        models: CatalogTable(embedded: bytes(of: catalog_models())),
        aliases: CatalogTable(embedded: bytes(of: catalog_aliases())),
        providers: CatalogTable(embedded: bytes(of: catalog_providers())),
        frontEnds: CatalogTable(embedded: bytes(of: catalog_front_ends())),
        hosts: CatalogTable(embedded: bytes(of: catalog_hosts())),
        upstreams: CatalogTable(embedded: bytes(of: catalog_upstreams())),
        errorWordings: CatalogTable(embedded: bytes(of: catalog_error_wordings())),
        errorCauses: CatalogTable(embedded: bytes(of: catalog_error_causes())),
        keyChecks: CatalogTable(embedded: bytes(of: catalog_key_checks())),
        prices: CatalogTable(embedded: bytes(of: catalog_prices())),
        relays: CatalogTable(embedded: bytes(of: catalog_relays())),
        errorModel: CatalogBytes(embedded: bytes(of: catalog_error_model())),
        date: String(decoding: bytes(of: catalog_date()).prefix(10), as: UTF8.self))

    private static func bytes(of file: catalog_file) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: file.bytes, count: file.count)
    }

    /// All tables by name, for checks of the data.
    public var tables: [(name: String, table: CatalogTable)] {
        [
            ("models.tsv", models), ("aliases.tsv", aliases), ("providers.tsv", providerFacts),
            ("front-ends.tsv", frontEndFacts), ("relays.tsv", relayFacts), ("hosts.tsv", hosts),
            ("upstreams.tsv", embeddedUpstreams), ("error-wordings.tsv", errorWordingTable),
            ("error-causes.tsv", errorCauseTable), ("key-checks.tsv", keyCheckTable),
            ("prices.tsv", priceTable),
        ]
    }
}
