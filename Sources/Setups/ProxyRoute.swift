import Catalog
import Profiles

/// The way that requests of a proxy go, as far as it decides what fails together; it is kept on disk and holds no key.
public struct ProxyRoute: Sendable {
    /// The service that answers: the catalogue's id of the provider; of servers of people's own with their address.
    public let service: String?
    /// What people call it.
    public let serviceName: String
    /// The catalogue's id of the provider.
    public let provider: String?
    /// Whether it passes requests on to upstreams, whose errors it shows.
    public let passesOn: Bool
    /// The base URL; nil where there is none.
    public let address: String?
    /// What tells accounts apart, also between profiles; nil where the proxy names none that exists.
    public let account: String?
    /// The model ID.
    public let model: String?
    /// What a request costs.
    public let cost: ModelCost
    /// The upstreams that alone may serve it; empty where any may.
    public let upstreams: [String]
    /// The model's window in tokens.
    public let window: Int64?

    /// What tells this way from others: service, account, model and address; holds no key.
    public var identity: String {
        [service, account, model, address].map { $0 ?? "" }.joined(separator: " | ")
    }

    /// The way of a proxy.
    public init(of resolved: ResolvedProxy) {
        let known = resolved.provider
        let address = resolved.address
        // An account may name a provider that a newer catalogue knows.
        provider = resolved.account?.provider?.value
        // A relay is its host: all of them together are no service.
        if let known, known.isUserOwned, let host = address?.url.authority {
            service = "\(known.id) \(host.lowercased())"
            serviceName = known.kind == .custom ? host : "\(known.name), \(host)"
        } else {
            service = provider
            serviceName = known?.name ?? "another provider"
        }
        passesOn = known.map { $0.kind == .router || $0.isUserOwned || $0.kind == .relay } ?? false
        let key = resolved.account.map { WrittenKeys(of: $0) }
        func hidden(_ text: String) -> String {
            let text = SecretMask.byForm.hidingSecrets(in: text)
            return key?.hiding(in: text) ?? text
        }
        self.address = (resolved.url(in: .base) ?? address?.text).map(hidden)
        account = resolved.account.map { AccountIdentity.text(of: $0, in: resolved.owner.path) }
        model = (resolved.proxy.model?.value).map(hidden)
        cost = resolved.cost
        window = resolved.model?.window
        upstreams = resolved.upstreams
    }
}

extension ResolvedProxy {
    /// The way that its requests go.
    public var route: ProxyRoute { ProxyRoute(of: self) }
}
