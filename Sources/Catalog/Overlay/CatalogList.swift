/// A list of models as it is in use: a refreshed one, or the one that comes with the program.
public struct CatalogList: Sendable, Equatable {
    /// The provider whose models it lists.
    public let provider: String
    /// What is listed: `models`, `models.dev` for what that site says of the provider, `upstreams` or `endpoints`.
    public let kind: String
    /// The day it is of; nil where nobody wrote it down.
    public let date: CalendarDate?
    /// When it was read, as `YYYY-MM-DDTHH:MM:SSZ`; nil for an embedded one.
    public let readAt: String?
    /// How many models it has; of an embedded one those that are not retired.
    public let rows: Int64
    /// Whether it is all that the provider serves, so that what is not in it is not served.
    public let isWhole: Bool
    /// Where it was read.
    public let source: String

    /// Whether `catalog update` read it.
    public var isRefreshed: Bool { readAt != nil }

    init(_ row: CatalogRow) {
        provider = row[0]
        kind = row[1]
        let moment = row[2]
        date = CalendarDate(moment.prefix(10))
        readAt = moment
        rows = Int64(row[3]) ?? 0
        isWhole = row[4] == "yes"
        source = row[5]
    }

    init(embedded fact: CatalogFact, rows: Int64) {
        provider = fact.subject
        kind = "models"
        date = fact.date
        readAt = nil
        self.rows = rows
        isWhole = false
        source = fact.source
    }

    /// The days from its own to `day`; 0 where that is earlier, nil where its day is not known.
    public func age(on day: CalendarDate) -> ListAge? { date.map { ListAge(days: max(0, $0.days(until: day))) } }
}

/// How old a list is, and what may still be said by it.
public struct ListAge: Sendable, Comparable {
    /// Days since the list was read or published.
    public let days: Int

    /// An age.
    public init(days: Int) { self.days = days }

    /// From here on a router has new models that the list lacks, so an unknown one is a remark.
    public var isOld: Bool { days > 14 }
    /// From here on a guess at what was meant is as likely a new model, and prices are rough.
    public var isVeryOld: Bool { days > 30 }
    /// From here on prices are not worth telling.
    public var isStale: Bool { days > 90 }

    /// How prices of a list of this age are told; nil where they are not.
    public var pricePrefix: String? { isStale ? nil : isVeryOld ? "from about " : "" }

    /// `today`, `1 day old`, `51 days old`.
    public var description: String { days == 0 ? "read today" : days == 1 ? "1 day old" : "\(days) days old" }

    /// Whether `first` is younger than `second`.
    public static func < (first: ListAge, second: ListAge) -> Bool { first.days < second.days }
}

extension Catalog {
    /// The list by which models of a provider are judged; nil where none is known.
    public func list(of provider: String) -> CatalogList? {
        refreshedList(of: provider) ?? embeddedList(of: provider, countsRows: false)
    }

    /// Every list of models in use, in the order of the providers, with OpenRouter's upstreams and endpoints where they were read.
    public var lists: [CatalogList] {
        var found: [CatalogList] = []
        for provider in ids(in: providerFacts) {
            if let list = refreshedList(of: provider) {
                found.append(list)
            } else if let list = embeddedList(of: provider, countsRows: true), list.rows > 0 {
                found.append(list)
            }
            guard let overlay else { continue }
            found += overlay.lists.rows(provider).map(CatalogList.init).filter { !Self.isOfModels($0.kind) }
        }
        return found
    }

    /// The list in use that was read or published longest ago.
    public var oldestList: CatalogList? {
        var oldest: CatalogList?
        for provider in ids(in: providerFacts) {
            guard let list = refreshedList(of: provider) ?? embeddedList(of: provider, countsRows: false),
                let date = list.date, oldest?.date.map({ date < $0 }) ?? true
            else { continue }
            // Its models are counted where it is the oldest so far.
            let counted = list.isRefreshed ? list : embeddedList(of: provider, countsRows: true)
            if let counted, counted.isRefreshed || counted.rows > 0 { oldest = counted }
        }
        return oldest
    }

    /// The newest day of any list that was read; the embedded catalog's where none was.
    public var newestDate: CalendarDate? {
        var newest = CalendarDate(date)
        for row in overlay?.lists.rows ?? CatalogTable([]).rows {
            guard let read = CalendarDate(row[2].prefix(10)) else { continue }
            if newest.map({ $0 < read }) ?? true { newest = read }
        }
        return newest
    }

    /// How hard a model may be judged that the list of its provider lacks, and by which fact.
    ///
    /// A whole list that was read from the provider itself is as good a reason for a warning as any.
    public func unknownModelPolicy(of provider: Provider) -> (policy: Provider.UnknownModelPolicy, fact: Fact?) {
        let (policy, embedded) = provider.unknownModelPolicy
        guard let list = refreshedList(of: provider.id) else {
            return (policy, embedded?.asFact(embedded?.note ?? ""))
        }
        let fact = Fact(
            "the list of that day, with \(list.rows) models", date: list.date, source: list.source,
            grade: list.kind == "models" ? .documented : .singleWitness)
        return (list.isWhole && policy == .info ? .warning : policy, fact)
    }

    // MARK: Which table answers

    func modelTable(of provider: String) -> CatalogTable {
        guard let overlay, refreshedRow(of: provider) != nil else { return models }
        return overlay.models
    }

    func aliasTable(of provider: String) -> CatalogTable {
        guard let overlay, refreshedRow(of: provider) != nil else { return aliases }
        return overlay.aliases
    }

    func priceTable(of provider: String) -> CatalogTable {
        guard let overlay, refreshedRow(of: provider) != nil else { return priceTable }
        return overlay.prices
    }

    /// The refreshed list of a provider's models, where it is no older than the embedded one.
    private func refreshedList(of provider: String) -> CatalogList? { refreshedRow(of: provider).map(CatalogList.init) }

    /// Its row alone: look-ups ask for it often, and dates and moments compare as the bytes they are.
    private func refreshedRow(of provider: String) -> CatalogRow? {
        guard let overlay, !provider.isEmpty else { return nil }
        return refreshedLists.entry(provider) { RefreshedList(row: newestRow(of: provider, in: overlay)) }?.row
    }

    private func newestRow(of provider: String, in overlay: CatalogOverlay) -> CatalogRow? {
        var newest: CatalogRow?
        for row in overlay.lists.rows(provider) {
            let kind = row.bytes(ofColumn: 1)
            guard kind.elementsEqual("models".utf8) || kind.elementsEqual("models.dev".utf8) else { continue }
            let isNewer = newest.map { $0.bytes(ofColumn: 2).lexicographicallyPrecedes(row.bytes(ofColumn: 2)) }
            if isNewer ?? true { newest = row }
        }
        guard let newest else { return nil }
        var facts = providerFacts.rows(provider, "unknown_model")
        guard let own = facts.next() else { return newest }
        let isOlder = newest.bytes(ofColumn: 2).prefix(10).lexicographicallyPrecedes(own.bytes(ofColumn: 5))
        return isOlder ? nil : newest
    }

    private func embeddedList(of provider: String, countsRows: Bool) -> CatalogList? {
        guard !provider.isEmpty else { return nil }
        var facts = providerFacts.rows(provider, "unknown_model")
        guard let row = facts.next(), row[2] != "none" else { return nil }
        var count: Int64 = 0
        if countsRows {
            for row in models.rows(provider) where row[7] != "retired" { count += 1 }
        }
        return CatalogList(embedded: CatalogFact(row), rows: count)
    }

    private static func isOfModels(_ kind: String) -> Bool { kind == "models" || kind == "models.dev" }
}

/// The refreshed list of a provider that is in use; none where the embedded one is.
struct RefreshedList: Sendable {
    let row: CatalogRow?
}

extension Catalog {
    /// The rows in use of a provider, as lines of the table.
    public func lines(of part: CatalogOverlay.Part, at provider: String) -> [String] {
        switch part {
        case .models: modelTable(of: provider).rows(provider).map { $0.line }
        case .aliases: aliasTable(of: provider).rows(provider).map { $0.line }
        case .prices: priceTable(of: provider).rows(provider).map { $0.line }
        case .upstreams: upstreamTable.rows.map { $0.line }
        case .lists, .endpoints: overlay?.table(part).rows(provider).map { $0.line } ?? []
        }
    }
}

extension Catalog {
    /// What is wrong with the refreshed lists although they can be read: some of them may be wrong; nil where all is well.
    ///
    /// Looks at every byte, so it is not for the start of a lint.
    public var overlayDamage: String? {
        guard let overlay, !overlay.isIntact else { return nil }
        return "the refreshed catalog was changed after it was written; `proxylint catalog update` writes it again"
    }
}
