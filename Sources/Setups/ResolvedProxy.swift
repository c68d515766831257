public import Catalog
public import Profiles

/// A proxy with everything that commands ask of it: account, provider, address, model, settings in force, what it costs and
/// what it shares a limit with.
///
/// Every command speaks of this one; nobody else looks up a proxy's provider or joins its settings. A class, because every rule
/// walks over it.
public final class ResolvedProxy: Sendable {
    /// The proxy as the file has it.
    public let proxy: Proxy
    /// Its account; nil where it names none that exists.
    public let account: Account?
    /// Its account's provider; nil where that is unknown.
    public let provider: Provider?
    /// Where its requests go; nil where neither file nor catalogue says it.
    public let address: EndpointAddress?
    /// What the catalogue knows of its model; nil of models that are in no list.
    public let model: ModelEntry?
    /// The settings that it is used with.
    public let settings: SettingsInForce
    /// The profile it belongs to.
    public let owner: ResolvedProfile

    /// A proxy of a profile.
    public init(_ proxy: Proxy, in owner: ResolvedProfile) {
        self.proxy = proxy
        self.owner = owner
        settings = SettingsInForce(of: proxy, in: owner.profile)
        account = owner.profile.account(of: proxy)
        provider = account.flatMap(owner.provider)
        address = EndpointAddress(of: proxy, at: provider)
        model =
            if let id = proxy.model?.value, let provider, !provider.isUserOwned {
                owner.catalog.servedModel(id, at: provider)
            } else {
                nil
            }
    }

    /// The profile it belongs to, as the file has it.
    public var profile: Profile { owner.profile }

    /// What a request costs.
    public var cost: ModelCost {
        guard let id = proxy.model?.value else { return .unknown }
        return ModelCost(of: id, entry: model, at: provider)
    }

    /// The upstreams that alone may serve it; empty where any may.
    ///
    /// What no front end of the profile sends pins nothing.
    public var upstreams: [String] {
        if !proxy.upstreams.isEmpty, owner.sends("upstreams") { return proxy.upstreams.map { $0.value } }
        if let provider, provider.kind == .host { return [provider.id] }
        return []
    }

    /// The cap on free requests that it stands under; nil where none is known, or it is not known to be free.
    public var freeCap: FreeCap? {
        guard let provider, cost == .free else { return nil }
        return provider.freeCap(creditsPurchased: account?.creditsPurchasedUSD?.value)
    }

    /// Whether it uses the provider's own address, so that programs that know the provider need none.
    public var isAtProvidersOwnAddress: Bool {
        guard let provider, !provider.isUserOwned else { return false }
        return address?.base == provider.baseURL
    }

    /// The address in the form that a front end wants; nil where there is none.
    public func url(in form: FrontEnd.URLForm) -> String? { address?.url(in: form, provider: provider) }
}
