/// What a refreshed list says of one model that an older one did not.
public struct CatalogChange: Sendable, Equatable {
    /// What happened to it.
    public enum Kind: String, CaseIterable, Sendable {
        /// It is listed for the first time, or again.
        case new
        /// It is not listed any more.
        case gone
        /// It has an announced end, or on another day.
        case ending
        /// It costs something else.
        case repriced
        /// Its window has another size.
        case rewindowed = "re-windowed"
    }

    /// What happened.
    public let kind: Kind
    /// The provider.
    public let provider: String
    /// The id of the model there.
    public let id: String
    /// The model in the older list; nil where it was not there.
    public let before: ModelEntry?
    /// The model in the newer list.
    public let after: ModelEntry
    /// Its price in the older list.
    public let priceBefore: ModelPrice?
    /// Its price in the newer list.
    public let priceAfter: ModelPrice?

    /// Whether both speak of the same change of the same model.
    public static func == (first: CatalogChange, second: CatalogChange) -> Bool {
        first.kind == second.kind && first.provider == second.provider && first.id == second.id
    }
}

extension Catalog {
    /// What has changed at a provider since another state of the catalogue, by kind and then by id.
    public func changes(since old: Catalog, at provider: String) -> [CatalogChange] {
        var known: [String: ModelEntry] = [:]
        for entry in old.models(of: provider) { known[entry.id] = entry }
        var changes: [CatalogChange] = []
        for entry in models(of: provider) {
            let before = known[entry.id]
            let prices = (old.listedPrice(of: entry.id, at: provider), listedPrice(of: entry.id, at: provider))
            func add(_ kind: CatalogChange.Kind) {
                changes.append(
                    CatalogChange(
                        kind: kind, provider: provider, id: entry.id, before: before, after: entry,
                        priceBefore: prices.0, priceAfter: prices.1))
            }
            let wasServed = before.map { $0.status != .retired } ?? false
            guard entry.status != .retired else {
                if wasServed { add(.gone) }
                continue
            }
            guard wasServed, let before else {
                add(.new)
                continue
            }
            if entry.status == .deprecated, before.status != .deprecated || before.ended != entry.ended {
                add(.ending)
            }
            if let old = prices.0, let new = prices.1, !old.isSameAmount(as: new) { add(.repriced) }
            if let old = before.window, let new = entry.window, old != new { add(.rewindowed) }
        }
        return CatalogChange.Kind.allCases.flatMap { kind in changes.filter { $0.kind == kind } }
    }

    /// The price in the table under exactly this id.
    private func listedPrice(of id: String, at provider: String) -> ModelPrice? {
        var rows = priceTable(of: provider).rows(provider, id)
        return rows.next().map { ModelPrice($0, in: self) }
    }
}

extension ModelPrice {
    /// Whether it is the same money, whatever day and source it has.
    func isSameAmount(as other: ModelPrice) -> Bool {
        input == other.input && output == other.output && cacheRead == other.cacheRead
    }

    /// An amount as dollars: `$0.27`, `$1.10`, `$12`; with as many decimals as it has, and two where it has any.
    public static func dollars(_ amount: MicroUSD) -> String {
        let whole = amount / 1_000_000
        var decimals = String(1_000_000 + amount % 1_000_000).dropFirst()
        while decimals.utf8.count > 2, decimals.hasSuffix("0") { decimals = decimals.dropLast() }
        return decimals == "00" ? "$\(whole)" : "$\(whole).\(decimals)"
    }
}
