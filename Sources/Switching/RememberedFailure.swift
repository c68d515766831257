public import Diagnosing
public import Setups

/// A failure that was told, kept so that a rotation does not come back to it before it is over.
public struct RememberedFailure: Sendable {
    /// The cause, by the catalogue's id.
    public let cause: String
    /// What fails with it.
    public let reach: FailureReach
    /// When it is over; nil where it does not end by itself, or the end that was told is too far away to be believed.
    public let until: Instant?
    /// When it was told.
    public let seen: Instant
    /// Who saw it.
    public let source: Source
    /// The proxies that were chosen by name since, and of which it is no longer believed (`ProxyRoute.identity`).
    public private(set) var forgiven: [String]

    /// As many proxies as are kept.
    private static let maxForgiven = 64

    /// Seconds for which a failure without an end is kept: what was mended meanwhile must not be skipped for ever.
    private static let longestMemory: Int64 = 86_400

    /// The furthest end that is believed, in seconds: caps of a quarter exist, none of a year does.
    private static let furthestEnd: Int64 = 93 * 86_400

    /// Who saw a failure.
    public enum Source: String, Sendable {
        /// It was told to `next --because`.
        case next
        /// It was told to `diagnose --remember`.
        case diagnose
        /// `verify` asked the provider.
        case verify
    }

    /// A failure.
    public init(
        cause: String, reach: FailureReach, until: Instant?, seen: Instant, source: Source = .next,
        forgiven: [String] = []
    ) {
        self.cause = cause
        self.reach = reach
        self.until = Self.believed(until, seen)
        self.seen = seen
        self.source = source
        self.forgiven = forgiven
    }

    private static func believed(_ until: Instant?, _ seen: Instant) -> Instant? {
        until.flatMap { $0 > seen.advanced(by: furthestEnd) ? nil : $0 }
    }

    /// What a diagnosis leaves to be remembered; nil where the next request may go through.
    public init?(_ diagnosis: Diagnosis, of route: ProxyRoute, now: Instant, source: Source = .next) {
        guard let cause = diagnosis.cause, let reach = FailureReach(diagnosis, of: route) else { return nil }
        switch diagnosis.retry.kind {
        case .now: return nil
        case .never: until = nil
        case .later: until = Self.believed(now.advanced(by: diagnosis.retry.seconds ?? 300), now)
        case .atReset: until = Self.believed(diagnosis.retry.moment, now)
        }
        self.cause = cause.id
        self.reach = reach
        seen = now
        self.source = source
        forgiven = []
    }

    /// Whether it still holds.
    public func holds(at now: Instant) -> Bool {
        // A clock that was set back must not make it eternal.
        guard seen.seconds <= now.seconds + 60 else { return false }
        return until.map { $0 > now } ?? (now.seconds - seen.seconds < Self.longestMemory)
    }

    /// Why a proxy is passed over because of it; nil where it does not fail with it.
    public func refusal(of route: ProxyRoute) -> String? {
        forgiven.contains(route.identity) ? nil : reach.verdict(on: route).refusal
    }

    /// Whether a proxy rests because of it: it shares what failed.
    public func rests(_ route: ProxyRoute) -> Bool {
        guard case .shares = reach.verdict(on: route) else { return false }
        return !forgiven.contains(route.identity)
    }

    /// Believes it no longer of a proxy that was chosen by name: whoever names it may have mended it.
    ///
    /// What ends by itself at a known moment is not mended by a switch, and stays.
    public mutating func forgive(_ route: ProxyRoute) {
        guard until == nil, rests(route) else { return }
        forgiven = Array((forgiven + [route.identity]).suffix(Self.maxForgiven))
    }

    /// Of what is remembered, what a proxy rests for at a moment: the one that ends last; nil where nothing is held against it.
    public static func ruling(_ failures: [RememberedFailure], on route: ProxyRoute, now: Instant) -> RememberedFailure?
    {
        failures.filter { $0.holds(at: now) && $0.rests(route) }.max { first, second in
            guard let end = first.until else { return false }
            return second.until.map { end < $0 } ?? true
        }
    }

    /// Why a proxy would only get around a limit that was hit, in the words in which a rotation passes it over; nil where it
    /// would not.
    public static func evasion(of failures: [RememberedFailure], by route: ProxyRoute, now: Instant) -> String? {
        failures.lazy.filter { failure in
            guard failure.holds(at: now), case .evades = failure.reach.verdict(on: route) else { return false }
            return true
        }.compactMap { $0.reason(against: route) }.first
    }

    /// Whether both are the same thing, told twice.
    public func isSame(as other: RememberedFailure) -> Bool {
        cause == other.cause && reach.account == other.reach.account && reach.model == other.reach.model
            && reach.service == other.reach.service && reach.upstream == other.reach.upstream
    }
}
