/// What is known of a key after it was tried.
public enum AccountStatus: String, Sendable, CaseIterable {
    /// The key works.
    case alive
    /// The key is good, and there is no money behind it.
    case noCredit = "no-credit"
    /// The key is good, and a limit is reached just now.
    case rateLimited = "rate-limited"
    /// The key is good, but not for this: another kind of key, a model it may not use, a switch that forbids it.
    case restricted
    /// The key is not accepted.
    case refused
    /// There is no key yet where the profile says it is; nothing was sent.
    case noKey = "no-key"
    /// The key would have gone where it does not belong; nothing was sent.
    case wrongHost = "wrong-host"
    /// No answer came.
    case unreachable
    /// It could not be found out.
    case unclear

    /// Whether it is a definite answer.
    public var isDetermined: Bool { self != .unreachable && self != .unclear }
}

/// What an answer proves.
public enum Proof: String, Sendable {
    /// The key is good.
    case key
    /// A chat goes the whole way.
    case route
    /// A server answers there.
    case reachability
    case nothing
}
