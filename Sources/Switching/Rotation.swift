public import Catalog
public import Diagnosing
public import Profiles

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
    ///   - setup: The profile.
    ///   - current: The proxy in use, which failed.
    ///   - failure: What it failed of; nil where nothing is told.
    ///   - remembered: Earlier failures.
    ///   - broken: Why lint calls a proxy broken, by its place; it is passed over.
    public init(
        in setup: Setup, behind current: Proxy, failure: FailureReach?, until: Instant?,
        remembered: [RememberedFailure], broken: [Int: String], now: Instant, _ catalog: Catalog
    ) {
        let holding = remembered.filter { $0.holds(at: now) }
        var skipped: [Skipped] = []
        var chosen: (proxy: Proxy, why: String)?
        let proxies = setup.profile.proxies
        let ordered = proxies.filter { $0.index > current.index } + proxies.filter { $0.index < current.index }
        for proxy in ordered where chosen == nil {
            let label = Self.label(proxy)
            let route = setup.route(of: proxy, catalog)
            if let reason = broken[proxy.index] {
                skipped.append(Skipped(label: label, why: reason, until: nil))
                continue
            }
            var why = ""
            let verdict = failure?.verdict(on: route)
            if let refusal = verdict?.refusal {
                skipped.append(Skipped(label: label, why: refusal, until: until))
                continue
            }
            if case .clear(let reason) = verdict { why = reason }
            if let old = Self.stopping(route, holding) {
                skipped.append(
                    Skipped(label: label, why: "it shares an earlier failure, \(old.cause)", until: old.until))
                continue
            }
            chosen = (proxy, why)
        }
        next = chosen?.proxy
        why = chosen?.why ?? ""
        self.skipped = skipped
        earliest =
            chosen == nil
            ? Self.earliest(skipped + [Skipped(label: Self.label(current), why: "", until: until)]) : nil
    }

    /// The failure that stops a route longest; one without an end before all others.
    private static func stopping(_ route: ProxyRoute, _ failures: [RememberedFailure]) -> RememberedFailure? {
        var found: RememberedFailure?
        for failure in failures {
            guard failure.reach.verdict(on: route).refusal != nil else { continue }
            guard let known = found?.until else {
                if found == nil { found = failure }
                continue
            }
            if failure.until.map({ $0 > known }) ?? true { found = failure }
        }
        return found
    }

    private static func earliest(_ skipped: [Skipped]) -> (label: String, at: Instant)? {
        skipped.compactMap { entry in entry.until.map { (label: entry.label, at: $0) } }.min { $0.at < $1.at }
    }

    /// What reports call a proxy.
    public static func label(_ proxy: Proxy) -> String {
        proxy.label.map(SecretMask.byForm.hidingSecrets) ?? String(proxy.index + 1)
    }
}
