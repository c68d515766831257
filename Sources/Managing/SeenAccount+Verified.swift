public import Catalog
internal import Diagnosing
public import Setups
internal import Switching
public import VerificationResults

extension SeenAccount {
    /// What verifying an account leaves to be remembered.
    ///
    /// An answer of the provider goes before what was told: a key that works is no longer refused, and a count that says so
    /// has requests left.
    ///
    /// - Parameters:
    ///   - result: What the provider answered.
    ///   - proxy: A proxy that uses the account; of a chat the one that was tried.
    public init?(_ result: AccountResult, of proxy: ResolvedProxy, now: Instant, _ catalog: Catalog) {
        // Without an answer nothing is known.
        guard result.proven != .nothing || result.diagnosis != nil, result.status.isDetermined else { return nil }
        let route = proxy.route
        guard let account = route.account else { return nil }
        let failures = Self.failures(in: result, of: route, now: now)
        let isGood = result.proven == .key || result.proven == .route
        let hasFreeRequests = result.quotas.contains { Self.countsFreeRequests($0) && ($0.remaining ?? 0) > 0 }
        self.init(failures: failures) { old in
            guard old.reach.account == account, old.reach.service == route.service else { return false }
            if old.source == .verify { return true }
            if hasFreeRequests, old.reach.scope == .freeRequests, old.cause.hasPrefix("free-daily-quota") {
                return true
            }
            return isGood && catalog.errorCause(old.cause)?.keyStatus == AccountStatus.refused.rawValue
        }
    }

    private static func countsFreeRequests(_ quota: Quota) -> Bool {
        quota.unit == "requests" && quota.name.hasPrefix("free ")
    }

    private static func failures(
        in result: AccountResult, of route: ProxyRoute, now: Instant
    ) -> [RememberedFailure] {
        func failure(_ cause: String, _ scope: ErrorCause.Scope, until: Instant?) -> RememberedFailure {
            let reach = FailureReach(
                scope: scope, service: route.service, address: route.address, account: route.account, model: nil,
                upstream: nil, endsWithAccount: scope == .account && until == nil)
            return RememberedFailure(cause: cause, reach: reach, until: until, seen: now, source: .verify)
        }
        var failures: [RememberedFailure] = []
        for quota in result.quotas where (quota.remaining ?? 1) <= 0 && countsFreeRequests(quota) {
            failures.append(failure("free-daily-quota", .freeRequests, until: quota.resetsAt))
        }
        let spent = result.quotas.filter { ($0.remaining ?? 1) <= 0 && !countsFreeRequests($0) }
        let end = result.recovery(from: now)
        switch result.status {
        case .refused: failures.append(failure("invalid-key", .account, until: nil))
        case .noCredit, .rateLimited, .restricted:
            if let diagnosis = result.diagnosis {
                if let told = RememberedFailure(diagnosis, of: route, now: now, source: .verify) {
                    failures.append(told)
                }
            } else if let first = spent.first {
                let isMoney = result.status == .noCredit
                failures.append(
                    failure(
                        isMoney ? (first.name.hasPrefix("the key's") ? "key-limit" : "no-credit") : "quota",
                        isMoney ? .credit : .account, until: end))
            } else if result.status == .noCredit {
                failures.append(failure("no-credit", .credit, until: nil))
            }
        case .alive, .noKey, .wrongHost, .unreachable, .unclear: break
        }
        return failures
    }
}
