/// What can stand in the place of a model at the same provider: named in findings and remedies, by `next` and by `init`.
///
/// What costs money is not named to who has bought nothing, and what costs nothing is replaced by what costs nothing.
public struct ModelAlternatives: Sendable {
    /// The id that is to be replaced, known or not.
    public let id: String
    /// The provider.
    public let provider: Provider
    /// The day on which models must be served.
    public let day: CalendarDate
    /// Whether only models that cost nothing come into question.
    public var isFreeOnly: Bool
    /// Tokens that have to fit into the window; nil for any window.
    public var minimumContext: Int64?
    private let entry: ModelEntry?

    /// Alternatives to a model.
    ///
    /// - Parameter hasBoughtNothing: Whether the account is known never to have paid, so that paid models are refused.
    public init(
        insteadOf id: String, at provider: Provider, hasBoughtNothing: Bool = false, minimumContext: Int64? = nil,
        on day: CalendarDate, _ catalog: Catalog
    ) {
        self.id = id
        self.provider = provider
        self.day = day
        self.minimumContext = minimumContext
        entry = catalog.servedModel(id, at: provider)
        let isFree = entry?.isFree ?? provider.freeEnding.map { id.hasSuffix($0) } ?? false
        isFreeOnly = hasBoughtNothing || isFree
    }

    /// Relatives of the model first, the nearest first; then what most providers serve.
    ///
    /// What ends soon comes last.
    ///
    /// - Parameter relativesOnly: Whether models of other families are left out.
    public func choices(from catalog: Catalog, limit: Int = 3, relativesOnly: Bool = false) -> [ModelSelection.Choice] {
        var selection = ModelSelection(on: day)
        selection.providers = [provider.id]
        selection.isFreeOnly = isFreeOnly
        selection.minimumContext = minimumContext
        let kinship = ModelKinship(of: id)
        if relativesOnly { selection.family = kinship }
        let all = selection.choices(from: catalog).filter { choice in
            choice.model.id != id && choice.model.id != entry?.id && (isFreeOnly || !choice.isFree)
                // Routers and moving names are no models.
                && !choice.model.id.hasPrefix("openrouter/") && !choice.model.id.hasPrefix("~")
        }
        var relatives: [(choice: ModelSelection.Choice, shared: Int, place: Int)] = []
        var others: [ModelSelection.Choice] = []
        for (place, choice) in all.enumerated() {
            let own = choice.kinship
            if own.isOfOneFamily(with: kinship) {
                relatives.append((choice, own.sharedWords(with: kinship), place))
            } else {
                others.append(choice)
            }
        }
        relatives.sort { ($1.shared, $0.place) < ($0.shared, $1.place) }
        let named = relatives.map { $0.choice } + (relativesOnly ? [] : others)
        let staying = named.filter { $0.model.nearEnd(from: day) == nil }
        if staying.count >= limit { return Array(staying.prefix(limit)) }
        return Array((staying + named.filter { $0.model.nearEnd(from: day) != nil }).prefix(limit))
    }

    /// The ids alone.
    public func ids(from catalog: Catalog, limit: Int = 3, relativesOnly: Bool = false) -> [String] {
        choices(from: catalog, limit: limit, relativesOnly: relativesOnly).map { $0.model.id }
    }
}

extension ModelEntry {
    /// The days within which the end of a model that is recommended is worth saying.
    public static let noticeOfEnd = 60

    /// The day on which it ends, where that is so near that a recommendation has to say it.
    public func nearEnd(from day: CalendarDate) -> CalendarDate? {
        guard let ended, status != .retired, (0...Self.noticeOfEnd).contains(day.days(until: ended)) else { return nil }
        return ended
    }
}
