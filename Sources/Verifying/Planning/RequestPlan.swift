public import Catalog
public import Profiles
public import VerificationResults

/// What is to be sent for an account, or why nothing is.
public enum RequestPlan: Sendable {
    /// This request.
    case send(PlannedRequest)
    /// Nothing.
    case refuse(Refusal)

    /// Why nothing is sent.
    public struct Refusal: Sendable {
        /// What that makes of the account.
        public let status: AccountStatus
        /// Why, as one sentence without a final full stop.
        public let summary: String
        /// What to do, as one sentence without a final full stop; empty where the summary says it.
        public let remedy: String

        init(_ status: AccountStatus, _ summary: String, remedy: String = "") {
            self.status = status
            self.summary = summary
            self.remedy = remedy
        }
    }
}

/// A request with what its answer will mean.
public struct PlannedRequest: Sendable {
    /// What is asked.
    public enum Purpose: Sendable {
        /// Whether the key is good, in the provider's own way.
        case keyCheck(KeyCheck)
        /// Whether a chat goes through.
        case chat
    }

    /// What is sent.
    public let request: HTTPRequest
    /// What for.
    public let purpose: Purpose
    /// The base URL it belongs to; nil where the provider's check is at an address of its own.
    public let base: String?
    /// The proxy whose address it is; nil for the provider's own.
    public let proxy: Proxy?
}
