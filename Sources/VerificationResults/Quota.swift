public import Setups

/// A count that is limited.
public struct Quota: Sendable, Equatable {
    /// What is counted, in a few words.
    public let name: String
    /// The most there may be; nil where it is not said.
    public let limit: Double?
    /// How much is used.
    public let used: Double?
    /// How much is left.
    public let remaining: Double?
    /// When it starts again.
    public let resetsAt: Instant?
    /// What it is counted in: requests, tokens, percent, points, units, USD, CNY.
    public let unit: String

    package init(
        name: String, limit: Double?, used: Double?, remaining: Double?, resetsAt: Instant?, unit: String
    ) {
        self.name = name
        self.limit = limit
        self.used = used
        self.remaining = remaining
        self.resetsAt = resetsAt
        self.unit = unit
    }
}

/// Money, or what a provider counts instead.
public struct Balance: Sendable, Equatable {
    /// How much.
    public let amount: Double
    /// USD, CNY, points, kudos.
    public let currency: String

    package init(amount: Double, currency: String) {
        self.amount = amount
        self.currency = currency
    }
}
