public import Setups

extension AccountResult {
    /// When an account that cannot be used now works again by itself; nil where it works, or that is not known.
    public func recovery(from now: Instant) -> Instant? {
        guard status == .rateLimited || status == .noCredit else { return nil }
        if let retry = diagnosis?.retry {
            if let moment = retry.moment { return moment > now ? moment : nil }
            if let seconds = retry.seconds, seconds > 0 { return now.advanced(by: seconds) }
        }
        let spent = quotas.filter { ($0.remaining ?? 1) <= 0 }
        // The last of them keeps it from working; one without an end may keep it for ever.
        let ends = spent.compactMap { $0.resetsAt }
        return ends.count == spent.count ? ends.max() : nil
    }
}
