import Catalog
import Profiles

/// Finds the proxy of a profile that does not share what failed.
struct OtherProxy {
    let setup: Setup
    let failed: Proxy
    let upstream: String?
    let catalog: Catalog

    /// The first proxy, in order of preference, that is likely to work; nil where all share it.
    ///
    /// Another account at the same provider is never proposed: caps are not to be got round with further accounts.
    func first(for scope: ErrorCause.Scope, allowedTokens: Int?) -> (proxy: Proxy, why: String)? {
        for proxy in setup.profile.proxies where proxy.index != failed.index && isAlive(proxy) {
            if let why = reason(proxy, scope, allowedTokens) { return (proxy, why) }
        }
        return nil
    }

    private func isAlive(_ proxy: Proxy) -> Bool {
        guard let provider = setup.provider(of: proxy), let model = proxy.model?.value else {
            return proxy.model != nil
        }
        return catalog.model(model, at: provider)?.status != .retired
    }

    private func reason(_ proxy: Proxy, _ scope: ErrorCause.Scope, _ allowedTokens: Int?) -> String? {
        let provider = setup.provider(of: proxy)
        let isElsewhere = provider != setup.provider(of: failed)
        let name = provider.flatMap { catalog.provider($0)?.name } ?? "another provider"
        let isOtherModel = proxy.model?.value != failed.model?.value
        switch scope {
        case .account, .provider, .network:
            return isElsewhere ? "it is at \(name)" : nil
        case .freeRequests:
            if isElsewhere { return "it is at \(name), with limits of its own" }
            guard proxy.account?.value == failed.account?.value, !isFree(proxy) else { return nil }
            return "its model is paid, and the cap is on free models"
        case .model, .settings:
            return isElsewhere ? "it is at \(name)" : isOtherModel ? "it uses another model" : nil
        case .upstream:
            if let upstream, provider == upstream || proxy.upstreams.count == 1 && proxy.upstreams[0].value == upstream
            {
                return nil
            }
            return isElsewhere ? "it is at \(name)" : isOtherModel ? "another model has another pool" : nil
        case .prompt:
            guard isElsewhere || isOtherModel else { return nil }
            guard let allowedTokens else { return "another model may take it" }
            guard let provider, let model = proxy.model?.value, let window = catalog.model(model, at: provider)?.window,
                window > allowedTokens
            else { return nil }
            return "its window is \(window) tokens"
        case .frontEnd, .request:
            return isElsewhere ? "it is at \(name)" : isOtherModel ? "it uses another model" : nil
        }
    }

    private func isFree(_ proxy: Proxy) -> Bool {
        guard let model = proxy.model?.value else { return true }
        let known = setup.provider(of: proxy).flatMap { catalog.model(model, at: $0)?.isFree }
        return known ?? model.hasSuffix(":free")
    }
}
