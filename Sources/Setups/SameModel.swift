public import Catalog

/// The model of a proxy at another provider.
public struct SameModel: Sendable {
    /// The model there.
    public let choice: ModelSelection.Choice
    /// What the same message costs there.
    public let cost: MessageCost
}

extension ResolvedProxy {
    /// The same model elsewhere, the cheapest message first: other providers, and the free or the paid form at this one.
    ///
    /// Only what is served on a day, holds the context, and has a known price.
    public func sameModelElsewhere(on day: CalendarDate) -> [SameModel] {
        guard let model else { return [] }
        let catalog = owner.catalog
        let size = MessageSize(of: self)
        var found: [SameModel] = []
        for entry in catalog.namesakes(of: ModelKinship(of: model.id)) where entry.isServed(on: day) {
            guard entry.id != model.id || entry.provider != model.provider,
                entry.window.map({ $0 >= size.sent }) ?? true
            else { continue }
            let price = catalog.price(of: entry.id, at: entry.provider)
            let cost = MessageCost(
                size, cost: ModelCost(of: entry.id, entry: entry, at: catalog.provider(entry.provider)), price: price)
            guard cost.message != nil else { continue }
            found.append(SameModel(choice: ModelSelection.Choice(model: entry, price: price, providers: 0), cost: cost))
        }
        return found.sorted {
            ($0.cost.message ?? .max, $0.choice.model.provider, $0.choice.model.id)
                < ($1.cost.message ?? .max, $1.choice.model.provider, $1.choice.model.id)
        }
    }
}
