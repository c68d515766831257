import Catalog
import Profiles

/// Finds the proxy of a profile that does not share what failed.
struct OtherProxy {
    let setup: Setup
    let failed: Proxy
    let upstream: String?
    let catalog: Catalog

    /// The first proxy, in order of preference, that is likely to work; nil where all share it.
    func first(for scope: ErrorCause.Scope, allowedTokens: Int?) -> (proxy: Proxy, why: String)? {
        let route = setup.route(of: failed, catalog)
        let reach = FailureReach(
            scope: scope, service: route.service, address: route.address, account: route.account, model: route.model,
            upstream: upstream, allowedTokens: allowedTokens)
        for proxy in setup.profile.proxies where proxy.index != failed.index && isAlive(proxy) {
            if case .clear(let why) = reach.verdict(on: setup.route(of: proxy, catalog)) { return (proxy, why) }
        }
        return nil
    }

    private func isAlive(_ proxy: Proxy) -> Bool {
        guard let provider = setup.provider(of: proxy), let model = proxy.model?.value else {
            return proxy.model != nil
        }
        return catalog.model(model, at: provider)?.status != .retired
    }
}
