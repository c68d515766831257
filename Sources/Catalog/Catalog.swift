internal import CatalogData

/// What is known of providers, models, front ends and errors; knows nothing of profiles.
public struct Catalog: Sendable {
    let models: CatalogTable
    let aliases: CatalogTable
    let providerFacts: CatalogTable
    let frontEndFacts: CatalogTable
    let hosts: CatalogTable
    let upstreamTable: CatalogTable
    let errorWordingTable: CatalogTable
    let errorCauseTable: CatalogTable
    let keyCheckTable: CatalogTable
    let priceTable: CatalogTable
    /// The referee of `diagnose`, as `scripts/train-error-model` writes it; empty where there is none.
    public let errorModel: CatalogBytes
    let providerCache = EntryCache<Provider>()
    let frontEndCache = EntryCache<FrontEnd>()
    /// The day up to which the catalogue was brought.
    public let date: String

    /// A catalogue of tables in the form of the files in `Sources/CatalogData/Data`.
    public init(
        models: CatalogTable, aliases: CatalogTable, providers: CatalogTable, frontEnds: CatalogTable,
        hosts: CatalogTable, upstreams: CatalogTable = CatalogTable([]), errorWordings: CatalogTable = CatalogTable([]),
        errorCauses: CatalogTable = CatalogTable([]), keyChecks: CatalogTable = CatalogTable([]),
        prices: CatalogTable = CatalogTable([]), errorModel: CatalogBytes = CatalogBytes([]), date: String
    ) {
        self.models = models
        self.aliases = aliases
        self.providerFacts = providers
        self.frontEndFacts = frontEnds
        self.hosts = hosts
        upstreamTable = upstreams
        errorWordingTable = errorWordings
        errorCauseTable = errorCauses
        keyCheckTable = keyChecks
        priceTable = prices
        self.errorModel = errorModel
        self.date = date
    }

    /// The same catalogue with look-ups of its own: threads that share them wait for one another.
    public func forAnotherThread() -> Catalog {
        Catalog(
            models: models, aliases: aliases, providers: providerFacts, frontEnds: frontEndFacts, hosts: hosts,
            upstreams: upstreamTable, errorWordings: errorWordingTable, errorCauses: errorCauseTable,
            keyChecks: keyCheckTable, prices: priceTable, errorModel: errorModel, date: date)
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
        errorModel: CatalogBytes(embedded: bytes(of: catalog_error_model())),
        date: String(decoding: bytes(of: catalog_date()).prefix(10), as: UTF8.self))

    private static func bytes(of file: catalog_file) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: file.bytes, count: file.count)
    }

    /// All tables by name, for checks of the data.
    public var tables: [(name: String, table: CatalogTable)] {
        [
            ("models.tsv", models), ("aliases.tsv", aliases), ("providers.tsv", providerFacts),
            ("front-ends.tsv", frontEndFacts), ("hosts.tsv", hosts),
            ("upstreams.tsv", upstreamTable), ("error-wordings.tsv", errorWordingTable),
            ("error-causes.tsv", errorCauseTable), ("key-checks.tsv", keyCheckTable),
            ("prices.tsv", priceTable),
        ]
    }
}
