public import KeyAnswers
public import Profiles

/// What is to be sent for an account, or why nothing is.
public enum RequestPlan: Sendable {
    /// This request.
    case send(PlannedRequest)
    /// Nothing.
    case refuse(Refusal)

    /// Why nothing is sent.
    public typealias Refusal = KeyRefusal
}

/// A request with what its answer will mean.
public struct PlannedRequest: Sendable {
    /// What is sent.
    public let request: HTTPRequest
    /// What for.
    public let purpose: RequestPurpose
    /// The base URL it belongs to; nil where the provider's check is at an address of its own.
    public let base: String?
    /// The proxy whose address it is; nil for the provider's own.
    public let proxy: Proxy?
}
