public import Catalog

/// What makes several proxies fail together.
public enum SharedLimit: Hashable, Sendable {
    /// The same account: its key, its money, its plan and its caps.
    case account(String)
    /// The daily and per-minute caps on free models, which count over all of an account's free models.
    case freeModels(account: String)
    /// Only this upstream may serve them.
    case upstream(String)
}

extension Profile {
    /// The limits each proxy stands under, in the order of the proxies.
    public func sharedLimits(_ catalog: Catalog) -> [Set<SharedLimit>] {
        proxies.map { proxy in
            guard let name = proxy.account?.value else { return [] }
            var limits: Set<SharedLimit> = [.account(name)]
            let provider = account(named: name)?.provider?.value
            if let provider, let model = proxy.model {
                let isFree = catalog.model(model.value, at: provider)?.isFree ?? model.value.hasSuffix(":free")
                if isFree { limits.insert(.freeModels(account: name)) }
            }
            if proxy.upstreams.count == 1, let only = proxy.upstreams.first { limits.insert(.upstream(only.value)) }
            if let provider, catalog.provider(provider)?.kind == .host { limits.insert(.upstream(provider)) }
            return limits
        }
    }
}
