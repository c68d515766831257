import Catalog
import Profiles
import Setups

/// Finds the proxy of a profile that does not share what failed.
struct OtherProxy {
    let affected: AffectedProfile
    let failed: ResolvedProxy
    let upstream: String?

    /// The first proxy, in order of preference, that can be switched to and is likely to work; nil where there is none.
    func first(for scope: ErrorCause.Scope, allowedTokens: Int64?) -> (proxy: Proxy, why: String)? {
        let route = failed.route
        let reach = FailureReach(
            scope: scope, service: route.service, address: route.address, account: route.account, model: route.model,
            upstream: upstream, allowedTokens: allowedTokens)
        for other in failed.owner.proxies where other.proxy.index != failed.proxy.index {
            guard affected.unusable[other.proxy.index] == nil, isAlive(other) else { continue }
            if case .clear(let why) = reach.verdict(on: other.route) { return (other.proxy, why) }
        }
        return nil
    }

    private func isAlive(_ other: ResolvedProxy) -> Bool {
        other.proxy.model != nil && other.model?.status != .retired
    }
}
