/// A request as it may be shown: with the key masked, and private headers hidden.
public struct DescribedRequest: Sendable {
    /// The profile's name, where it has one.
    public let profile: String?
    /// The profile's file.
    public let file: String
    /// The account.
    public let account: String
    /// The provider's name for people.
    public let providerName: String
    /// GET or POST; empty where nothing would be sent.
    public let method: String
    /// The whole address.
    public let url: String
    /// The headers.
    public let headers: [(name: String, value: String)]
    /// What would be posted; nil for a GET.
    public let body: String?
    /// Why nothing would be sent, with the status that makes; nil where it would.
    public let refusal: (status: AccountStatus, summary: String)?

    /// Why the key that would be sent cannot be had; nil where it can.
    public let keyProblem: String?

    package init(
        profile: String?, file: String, account: String, providerName: String, method: String, url: String,
        headers: [(name: String, value: String)], body: String?, refusal: (status: AccountStatus, summary: String)?,
        keyProblem: String?
    ) {
        self.profile = profile
        self.file = file
        self.account = account
        self.providerName = providerName
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.refusal = refusal
        self.keyProblem = keyProblem
    }
}
