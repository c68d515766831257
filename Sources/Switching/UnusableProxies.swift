public import Catalog
public import Setups

/// The proxies of a profile that cannot be switched to now.
public enum UnusableProxies {
    /// Why, by their places: lint calls them broken, or what was told of them still holds.
    ///
    /// - Parameters:
    ///   - broken: Why lint calls proxies broken, by their places.
    ///   - remembered: Failures that were told.
    public static func reasons(
        in loaded: LoadedProfile, broken: [Int: String], remembered: [RememberedFailure], now: Instant,
        _ catalog: Catalog
    ) -> [Int: String] {
        let holding = remembered.filter { $0.holds(at: now) }
        guard !holding.isEmpty else { return broken }
        var reasons = broken
        for resolved in loaded.resolved(catalog).proxies where reasons[resolved.proxy.index] == nil {
            let route = resolved.route
            reasons[resolved.proxy.index] = holding.lazy.compactMap { $0.reason(against: route) }.first
        }
        return reasons
    }
}

extension RememberedFailure {
    /// Why a proxy with this route is passed over because of it; nil where it is not.
    func reason(against route: ProxyRoute) -> String? {
        refusal(of: route).map { "\(source == .verify ? "seen by verify" : "reported earlier"), \(cause): \($0)" }
    }
}
