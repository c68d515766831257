/// What is known of one model at one provider.
public struct ModelEntry: Sendable {
    /// Whether a model can still be used.
    public enum Status: String, Sendable {
        case active
        /// Announced to end, or its end date is past but it was still seen to answer.
        case deprecated
        /// Gone from the list, or refused.
        case retired
    }

    private let row: CatalogRow
    /// The day on which it is judged; nil for what the row says.
    private let day: CalendarDate?

    init(_ row: CatalogRow, on day: CalendarDate?) {
        self.row = row
        self.day = day
    }

    /// The provider it is offered by.
    public var provider: String { row[0] }
    /// The exact id for that provider's OpenAI-compatible endpoint.
    public var id: String { row[1] }
    /// The context window in tokens; nil when nobody states it.
    public var window: Int64? { Int64(row[2]) }
    /// The smaller window of the router's default backend, in tokens; nil when it is the same.
    public var defaultWindow: Int64? { Int64(row[3]) }
    /// The longest reply in tokens; often one backend's cap, so good for hints only.
    public var maximumOutput: Int64? { Int64(row[4]) }
    /// Whether it costs nothing per token; nil when unknown.
    public var isFree: Bool? { Self.flag(row.bytes(ofColumn: 5)) }
    /// Whether it thinks before it replies; nil when unknown.
    public var isReasoning: Bool? { Self.flag(row.bytes(ofColumn: 6)) }
    /// Whether it can still be used, on the day on which the catalogue judges.
    public var status: Status {
        // By its first letter: whole lists are gone through for what is served.
        let recorded: Status =
            switch row.bytes(ofColumn: 7).first {
            case UInt8(ascii: "r"): .retired
            case UInt8(ascii: "d"): .deprecated
            default: .active
            }
        guard recorded == .retired, let day, let ended, ended > day else { return recorded }
        return .deprecated
    }

    /// Whether requests are answered on a day, as far as anybody says: not retired, and no announced end is past.
    public func isServed(on day: CalendarDate) -> Bool {
        switch status {
        case .active: true
        case .deprecated: ended.map { $0 > day } ?? true
        case .retired: ended.map { $0 > day } ?? false
        }
    }
    /// The announced end, or the first day a full list lacked it.
    public var ended: CalendarDate? { CalendarDate(bytes: row.bytes(ofColumn: 8)) }
    /// The last day it was seen in a list.
    public var lastSeen: CalendarDate? { CalendarDate(row[9]) }
    /// What its maker or provider says to use instead.
    public var replacement: String? { Self.optional(row[10]) }
    /// The nearest living id of the same family, where nobody named a successor: our suggestion.
    public var nearest: String? { Self.optional(row[11]) }
    /// How well the status is supported.
    public var grade: FactGrade { FactGrade(rawValue: row[12]) ?? .unverified }
    /// The day of the newest evidence.
    public var asOf: CalendarDate? { CalendarDate(row[13]) }
    /// Who says so.
    public var source: String { row[14] }

    private static func flag(_ text: some Collection<UInt8>) -> Bool? {
        text.elementsEqual("yes".utf8) ? true : text.elementsEqual("no".utf8) ? false : nil
    }

    private static func optional(_ text: String) -> String? { text.isEmpty ? nil : text }
}

extension Catalog {
    /// The model with exactly this id, or the one that this permanent alias stands for.
    public func model(_ id: String, at provider: String) -> ModelEntry? {
        let models = modelTable(of: provider)
        var rows = models.rows(provider, id)
        if let row = rows.next() { return ModelEntry(row, on: day) }
        var aliasRows = aliasTable(of: provider).rows(provider, id)
        guard let alias = aliasRows.next() else { return nil }
        rows = models.rows(provider, alias[2])
        return rows.next().map { ModelEntry($0, on: day) }
    }

    /// Every model of a provider, in the order of their ids.
    public func models(of provider: String) -> some Sequence<ModelEntry> {
        let day = day
        return modelTable(of: provider).rows(provider).lazy.map { ModelEntry($0, on: day) }
    }

    /// Every model of every provider, in the order of providers and ids.
    public var allModels: some Sequence<ModelEntry> {
        let ids = providers.map { $0.id }.sorted()
        return ids.lazy.flatMap { self.models(of: $0) }
    }

    /// The permanent aliases of a provider, each with the id it stands for.
    public func modelAliases(of provider: String) -> some Sequence<(alias: String, id: String)> {
        aliasTable(of: provider).rows(provider).lazy.map { (alias: $0[1], id: $0[2]) }
    }

    /// The paid form of a free variant that has ended, where that is still served on `day`.
    public func livingPaidForm(of model: ModelEntry, on day: CalendarDate) -> ModelEntry? {
        guard model.status == .retired, let id = provider(model.provider)?.paidForm(of: model.id) else { return nil }
        let paid = self.model(id, at: model.provider)
        return paid.flatMap { paid in
            let isPast = paid.status == .deprecated && paid.ended.map { $0 <= day } ?? false
            return paid.status == .retired || isPast ? nil : paid
        }
    }

    /// Whether any model of the provider is recorded.
    public func hasModels(of provider: String) -> Bool {
        var rows = modelTable(of: provider).rows(provider)
        return rows.next() != nil
    }

    /// The model that a retired or deprecated one leads to, however long the chain, and that lives on `day`; nil when
    /// the chain ends in nothing.
    ///
    /// One that is itself to end counts where nothing behind it lives.
    public func successor(of model: ModelEntry, on day: CalendarDate) -> ModelEntry? {
        var current = model
        var living: ModelEntry?
        // A chain longer than this would be a mistake in the data, which a test looks for.
        for _ in 0..<8 {
            guard let next = current.replacement.flatMap({ self.model($0, at: current.provider) }) else {
                return living
            }
            if next.status == .active { return next }
            if next.status == .deprecated, next.isServed(on: day) { living = next }
            current = next
        }
        return living
    }
}
