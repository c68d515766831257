public import Setups
public import VerificationResults

/// What verifying came to, with what is needed to tell it.
public struct VerificationReport: Sendable {
    /// One result for each account, in a stable order.
    public let results: [AccountResult]
    /// The moment from which waiting is reckoned.
    public let now: Instant
    /// The clock of the user.
    public let zone: any LocalZone

    /// Results with the moment and the clock they are told by.
    public init(_ results: [AccountResult], now: Instant, zone: any LocalZone) {
        self.results = results
        self.now = now
        self.zone = zone
    }
}
