/// Who serves a model behind a router, as `catalog update --upstreams` read it.
public struct ModelEndpoint: Sendable, Equatable {
    /// What requests call the upstream, with its variant: `deepinfra/turbo`.
    public let upstream: String
    /// Its window in tokens; nil where it states none.
    public let window: Int64?
    /// The longest reply in tokens; nil where it states none.
    public let maximumOutput: Int64?
    /// The day it was read.
    public let date: CalendarDate?
    /// Where it was read.
    public let source: String

    init(_ row: CatalogRow) {
        upstream = row[2]
        window = Int64(row[3])
        maximumOutput = Int64(row[4])
        date = CalendarDate(row[5])
        source = row[6]
    }
}

extension Catalog {
    /// Who serves a model behind a router; empty where that was not asked for.
    public func endpoints(of model: String, at provider: String) -> [ModelEndpoint] {
        guard let overlay, !model.isEmpty, !model.contains("\t") else { return [] }
        return overlay.endpoints.rows(provider, model).map(ModelEndpoint.init)
    }

    /// The refreshed list of OpenRouter's upstreams; nil where it was not read.
    public var upstreamList: CatalogList? {
        guard let overlay else { return nil }
        var rows = overlay.lists.rows("openrouter", "upstreams")
        return rows.next().map(CatalogList.init)
    }
}
