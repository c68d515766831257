import Catalog

/// What makes several proxies fail together.
public enum SharedLimit: Hashable, Sendable {
    /// The same account of the profile: its key, its money, its plan and its caps.
    case account(String)
    /// The caps on free models, which count over all of an account's free models.
    case freeModels(account: String)
    /// Only this upstream may serve them.
    case upstream(String)
}

extension ResolvedProxy {
    /// The limits it stands under.
    public var limits: Set<SharedLimit> { Set(limitList) }

    /// The same as a list, where one may stand twice: the first set of a process costs a tenth of a small lint.
    public var limitList: [SharedLimit] {
        guard let account else { return [] }
        let name = account.name.value
        var limits: [SharedLimit] = [.account(name)]
        if cost == .free, let provider, provider.freeCap(creditsPurchased: nil) != nil {
            limits.append(.freeModels(account: name))
        }
        if let only = upstreams.first, upstreams.count == 1 { limits.append(.upstream(only)) }
        if let provider, provider.kind == .host { limits.append(.upstream(provider.id)) }
        return limits
    }
}
