public import Catalog

extension ResolvedProxy {
    /// The service that a front end connects to by itself for this proxy, in the front end's own word, so that no address is
    /// entered; nil where it has none, or the address is not the provider's own.
    public func source(in frontEnd: FrontEnd) -> String? {
        guard isAtProvidersOwnAddress, let provider else { return nil }
        return frontEnd.source(ofProvider: provider.id)
    }
}
