/// How many providers serve each model, by the names that all of them give it.
///
/// No list says how much a model is used; what most providers keep on their servers is what is asked for. So this stands in for
/// popularity, and is told as what it is.
public struct ModelPopularity: Sendable {
    /// For each name, by its digest, how many providers serve it, and the last of them that was counted.
    private let served: [UInt64: (count: Int, last: Int)]

    /// Counts the providers of every model that is served on `day`.
    public init(_ catalog: Catalog, on day: CalendarDate) {
        var served: [UInt64: (count: Int, last: Int)] = [:]
        for (number, provider) in catalog.ids(in: catalog.providerFacts).enumerated() {
            let kinships = catalog.kinships(of: provider)
            var place = 0
            for model in catalog.models(of: provider) {
                let name = kinships[place].digest
                place += 1
                guard model.isServed(on: day) else { continue }
                let known = served[name] ?? (0, -1)
                // A provider that serves it twice counts once.
                if known.last != number { served[name] = (known.count + 1, number) }
            }
        }
        self.served = served
    }

    /// The number of providers that serve a model; 0 for one that nobody serves.
    public func providers(of kinship: ModelKinship) -> Int { served[kinship.digest]?.count ?? 0 }
}

extension Catalog {
    /// How many providers serve each model on a day; counted once.
    public func popularity(on day: CalendarDate) -> ModelPopularity {
        popularityCache.entry("\(day)") { ModelPopularity(judged(on: day), on: day) } ?? ModelPopularity(self, on: day)
    }
}
