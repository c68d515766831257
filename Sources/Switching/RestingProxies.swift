public import Catalog
public import Setups

/// A failure that is remembered, with the proxies that rest because of it.
public struct RestingProxies: Sendable {
    /// The failure.
    public let failure: RememberedFailure
    /// The proxies, as `PROFILE/PROXY`; empty where no profile has one any more.
    public let proxies: [String]

    /// What rests at a moment, the failure that ends first in front.
    public static func all(
        _ failures: [RememberedFailure], in loadedProfiles: [LoadedProfile], now: Instant, _ catalog: Catalog
    ) -> [RestingProxies] {
        let holding = failures.filter { $0.holds(at: now) }
        guard !holding.isEmpty else { return [] }
        let routes = loadedProfiles.flatMap { loaded in
            loaded.resolved(catalog).proxies.map { (loaded.reference(to: $0.proxy), $0.route) }
        }
        return holding.map { failure in
            RestingProxies(failure: failure, proxies: routes.filter { failure.rests($0.1) }.map { $0.0 })
        }.sorted { first, second in
            guard let end = first.failure.until else { return false }
            return second.failure.until.map { end < $0 } ?? true
        }
    }
}
