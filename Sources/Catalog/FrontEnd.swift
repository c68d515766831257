/// A program or site that a set-up is pasted into.
public final class FrontEnd: CatalogEntry {
    /// The name in profiles, such as `janitor`.
    public let id: String
    /// The table its facts stand in.
    public let table: CatalogTable
    /// What its context can be set to; nil where that is not known.
    public let contextRange: ClosedRange<Int64>?
    /// The ranges of its sliders.
    public let parameterRanges: [ParameterRange]
    /// The facts about what it leaves out of its requests; their values are the names of settings.
    public let omissions: [CatalogFact]

    init(id: String, table: CatalogTable) {
        self.id = id
        self.table = table
        parameterRanges = table.rows(id, "parameter_range").compactMap { ParameterRange(CatalogFact($0)) }
        omissions = table.rows(id, "does_not_send").map(CatalogFact.init)
        // Asked for with every proxy, so it is read once.
        var rows = table.rows(id, "context_range")
        contextRange = rows.next().flatMap { Self.range($0[2]) }
    }

    /// Reads `512..2000000`.
    private static func range(_ text: String) -> ClosedRange<Int64>? {
        guard let dots = text.place(of: ".."), let low = Int64(text[..<dots.lowerBound]),
            let high = Int64(text[dots.upperBound...]), low <= high
        else { return nil }
        return low...high
    }

    /// Which form of a URL it wants.
    public enum URLForm: String, Sendable {
        /// The base, such as `https://openrouter.ai/api/v1`.
        case base
        /// The whole, with `/chat/completions`.
        case full
        /// Both are understood.
        case either
    }

    /// Who makes the request, which decides what addresses can be reached.
    public enum Caller: String, Sendable {
        case browser, server, varies, unknown
    }

    /// The form of URL it wants; nil where that is not known.
    public var urlForm: URLForm? { value("url_form").flatMap(URLForm.init) }

    /// Who makes the request, with the facts; several where it depends.
    public var callers: [(caller: Caller, fact: CatalogFact)] {
        facts("caller").map { (Caller(rawValue: $0.value) ?? .unknown, $0) }
    }
}

extension Catalog {
    /// The front end called `id`.
    public func frontEnd(_ id: String) -> FrontEnd? {
        frontEndCache.entry(id) { contains(id, in: frontEndFacts) ? FrontEnd(id: id, table: frontEndFacts) : nil }
    }

    /// Every front end, in the order of their ids.
    public var frontEnds: [FrontEnd] {
        ids(in: frontEndFacts).map { FrontEnd(id: $0, table: frontEndFacts) }
    }
}
