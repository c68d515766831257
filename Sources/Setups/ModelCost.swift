public import Catalog

/// What a request to a model costs.
public enum ModelCost: Equatable, Sendable {
    /// Nothing per request.
    case free
    /// Money.
    case paid
    /// Nobody knows.
    case unknown

    /// The cost of a model.
    ///
    /// - Parameters:
    ///   - id: The id in use; an ending by which the provider marks free forms tells where no list does.
    ///   - entry: What the catalogue knows of it.
    public init(of id: String, entry: ModelEntry?, at provider: Provider?) {
        if let isFree = entry?.isFree {
            self = isFree ? .free : .paid
        } else if let ending = provider?.freeEnding, id.hasSuffix(ending) {
            self = .free
        } else {
            self = .unknown
        }
    }
}
