public import Catalog
public import Diagnosing
public import Profiles
public import Setups

/// The rotation of a profile: which proxy comes behind the one that failed.
public struct Rotation: Sendable {
    /// A proxy that is passed over.
    public struct Skipped: Sendable {
        /// What reports call it.
        public let label: String
        /// Why, as half a sentence.
        public let why: String
        /// When it may work again; nil where that is not known, or does not come by itself.
        public let until: Instant?
    }

    /// A failure that was just told.
    public struct Told: Sendable {
        let reach: FailureReach
        let until: Instant?

        /// A failure with the moment when it is over; nil where it does not end by itself.
        public init(_ reach: FailureReach, until: Instant?) {
            self.reach = reach
            self.until = until
        }

        /// Whether another model on the same account may work.
        public var sparesOtherModels: Bool { reach.scope == .model || reach.scope == .upstream }
    }

    /// The proxy that comes next; nil where none is left.
    public let next: Proxy?
    /// Why it is likely to work, as half a sentence; empty where nothing is known to have failed.
    public let why: String
    /// The proxies before it that are passed over, in order.
    public let skipped: [Skipped]
    /// Where none is left: the proxy that recovers first, and when.
    public let earliest: (label: String, at: Instant)?

    /// What comes behind a proxy.
    ///
    /// - Parameters:
    ///   - loaded: The profile.
    ///   - current: The proxy in use, which failed.
    ///   - told: What it failed of; nil where nothing is told.
    ///   - remembered: Earlier failures.
    ///   - broken: Why lint calls a proxy broken, by its place; it is passed over.
    public init(
        in loaded: LoadedProfile, behind current: Proxy, told: Told?, remembered: [RememberedFailure],
        broken: [Int: String],
        now: Instant, _ catalog: Catalog
    ) {
        let judge = Judge(
            loaded: loaded, told: told, remembered: remembered.filter { $0.holds(at: now) }, broken: broken,
            catalog: catalog)
        var skipped: [Skipped] = []
        var chosen: (proxy: Proxy, why: String)?
        let proxies = loaded.profile.proxies
        for proxy in proxies.filter({ $0.index > current.index }) + proxies.filter({ $0.index < current.index }) {
            guard let refusal = judge.refusal(of: proxy) else {
                chosen = (proxy, judge.reason(for: proxy))
                break
            }
            skipped.append(
                Skipped(label: loaded.profile.label(of: proxy), why: refusal, until: judge.recovery(of: proxy)))
        }
        next = chosen?.proxy
        why = chosen?.why ?? ""
        self.skipped = skipped
        let recoveries = proxies.compactMap { proxy in
            judge.recovery(of: proxy).map { (label: loaded.profile.label(of: proxy), at: $0) }
        }
        earliest = chosen == nil ? recoveries.min { $0.at < $1.at } : nil
    }

    /// Judges single proxies.
    private struct Judge {
        let loaded: LoadedProfile
        let told: Told?
        let remembered: [RememberedFailure]
        let broken: [Int: String]
        let catalog: Catalog

        /// Why a proxy is passed over; nil where it is not.
        func refusal(of proxy: Proxy) -> String? {
            if let reason = broken[proxy.index] { return reason }
            let route = loaded.resolve(proxy, catalog).route
            if let refusal = told?.reach.verdict(on: route).refusal { return refusal }
            return remembered.lazy.compactMap { $0.reason(against: route) }.first
        }

        /// Why a proxy is likely to work.
        func reason(for proxy: Proxy) -> String {
            guard case .clear(let reason) = told?.reach.verdict(on: loaded.resolve(proxy, catalog).route) else {
                return ""
            }
            return reason
        }

        /// When everything that stops a proxy is over; nil where something does not end by itself, or nothing stops it.
        func recovery(of proxy: Proxy) -> Instant? {
            guard broken[proxy.index] == nil else { return nil }
            let route = loaded.resolve(proxy, catalog).route
            var ends: [Instant?] = []
            if let told, told.reach.verdict(on: route).refusal != nil { ends.append(told.until) }
            for failure in remembered where failure.refusal(of: route) != nil {
                ends.append(failure.until)
            }
            let known = ends.compactMap { $0 }
            return known.count == ends.count ? known.max() : nil
        }
    }
}
