public import Setups
public import Switching

extension Workspace {
    /// Keeps what was seen to fail, and forgets what was seen to work again.
    ///
    /// - Throws: `UsageError` where cannot write the state.
    public func remember(_ seen: [SeenAccount], now: Instant) throws(UsageError) {
        let old = state().failures
        guard seen.contains(where: { !$0.failures.isEmpty || old.contains(where: $0.supersedes) }) else { return }
        try update { state in
            var state = state
            for account in seen {
                state.failures.removeAll { account.supersedes($0) || !$0.holds(at: now) }
                for failure in account.failures { state.remember(failure) }
            }
            return state
        }
    }

    /// Forgets what is remembered against proxies.
    ///
    /// - Parameter reference: The profile or the proxy; nil for everything.
    /// - Returns: What was forgotten.
    /// - Throws: `UsageError` where the reference leads nowhere, or cannot write the state.
    public func forgetRests(of reference: String?, now: Instant) throws(UsageError) -> [RestingProxies] {
        let meant = try reference.map { name throws(UsageError) in try profiles(named: name) }
        let all = RestingProxies.all(state().failures, in: store.contents().profiles, now: now, catalog)
        let routes = meant?.flatMap { loaded in
            loaded.resolved(catalog).proxies.filter { proxy in
                loaded.chosen.map { $0.index == proxy.proxy.index } ?? true
            }.map(\.route)
        }
        func isMeant(_ failure: RememberedFailure) -> Bool { routes.map { $0.contains(where: failure.rests) } ?? true }
        let forgotten = all.filter { isMeant($0.failure) }
        guard !forgotten.isEmpty else { return [] }
        try update { state in
            var state = state
            state.failures.removeAll { isMeant($0) || !$0.holds(at: now) }
            return state
        }
        return forgotten
    }
}

/// What was seen of an account: what fails, and of what was remembered nothing is believed any more.
public struct SeenAccount: Sendable {
    /// What fails.
    public let failures: [RememberedFailure]
    /// Whether something that was remembered before no longer counts.
    public let supersedes: @Sendable (RememberedFailure) -> Bool

    /// What was seen of an account.
    public init(
        failures: [RememberedFailure], supersedes: @escaping @Sendable (RememberedFailure) -> Bool = { _ in false }
    ) {
        self.failures = failures
        self.supersedes = supersedes
    }
}
