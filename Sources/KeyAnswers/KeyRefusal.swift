public import VerificationResults

/// Why nothing is sent.
public struct KeyRefusal: Sendable {
    /// What that makes of the account.
    public let status: AccountStatus
    /// Why, as one sentence without a final full stop.
    public let summary: String
    /// What to do, as one sentence without a final full stop; empty where the summary says it.
    public let remedy: String

    package init(_ status: AccountStatus, _ summary: String, remedy: String = "") {
        self.status = status
        self.summary = summary
        self.remedy = remedy
    }

    /// Both in one sentence.
    package var text: String { remedy.isEmpty ? summary : "\(summary); \(remedy)" }
}
