/// How many providers serve each model, by the names that all of them give it.
///
/// No list says how much a model is used; what most providers keep on their servers is what is asked for. So this stands in for
/// popularity, and is told as what it is.
public struct ModelPopularity: Sendable {
    private let providers: [String: Int]

    /// Counts the providers of every model that is served on `day`.
    public init(_ catalog: Catalog, on day: CalendarDate) {
        var counts: [String: (count: Int, last: String)] = [:]
        for provider in catalog.ids(in: catalog.providerFacts) {
            for (model, kinship) in zip(catalog.models(of: provider), catalog.kinships(of: provider))
            where model.isServed(on: day) {
                let known = counts[kinship.name] ?? (0, "")
                // A provider that serves it twice counts once.
                if known.last != provider { counts[kinship.name] = (known.count + 1, provider) }
            }
        }
        providers = counts.mapValues { $0.count }
    }

    /// The number of providers that serve a model; 0 for one that nobody serves.
    public func providers(of kinship: ModelKinship) -> Int { providers[kinship.name] ?? 0 }
}

extension Catalog {
    /// How many providers serve each model on a day; counted once.
    public func popularity(on day: CalendarDate) -> ModelPopularity {
        popularityCache.entry("\(day)") { ModelPopularity(judged(on: day), on: day) } ?? ModelPopularity(self, on: day)
    }
}
