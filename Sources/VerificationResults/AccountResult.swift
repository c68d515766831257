public import Diagnosing
public import Linting
public import Setups
public import YAMLSource

/// What verifying an account came to.
public struct AccountResult: Sendable {
    /// The profile's name, where it has one.
    public let profile: String?
    /// The profile's file.
    public let file: String
    /// The account.
    public let account: String
    /// The account with the same key at the same address whose request this is the answer to, as `profile/account`; nil
    /// where it was asked by itself.
    public package(set) var askedWith: String?
    /// The proxy whose route was tried; nil where the key alone was.
    public package(set) var proxy: String?
    /// The model that was asked; nil where none was.
    public package(set) var model: String?
    /// The catalogue's id of the provider; nil where the account names none.
    public let provider: String?
    /// Its name for people.
    public let providerName: String
    /// The key as it may be shown; nil where there is none.
    public let maskedKey: String?
    /// Where the key came from, as half a sentence.
    public let keyOrigin: String?
    /// What was asked, as method and address; nil where nothing was.
    public package(set) var asked: String?

    /// The verdict.
    public package(set) var status: AccountStatus = .unclear
    /// What is proven.
    public package(set) var proven: Proof = .nothing
    /// Of a failure: how far it came.
    public package(set) var phase: RequestPhase?
    /// The verdict in one sentence without a final full stop.
    public package(set) var summary = ""
    /// What to do, as one sentence without a final full stop; empty where there is nothing.
    public package(set) var remedy = ""
    /// The HTTP status.
    public package(set) var httpStatus: Int?
    /// How many requests were sent.
    public package(set) var requests = 0
    /// When the key ends.
    public package(set) var expiresAt: Instant?
    /// The plan or tier, in the provider's words.
    public package(set) var tier: String?
    /// What is limited.
    public package(set) var quotas: [Quota] = []
    /// Money.
    public package(set) var balance: Balance?
    /// How long it took.
    public package(set) var latency: Latency?
    /// Remarks: what was mended in the key, what the answer does not prove.
    public package(set) var notes: [String] = []
    /// What the profile declares and the answer contradicts.
    public package(set) var findings: [Finding] = []
    /// The profile's text, in which the findings' ranges are.
    public let source: SourceText
    /// What the answer was read as, where it was an error.
    public package(set) var diagnosis: Diagnosis?
    /// Whether the models are listed; empty where that was not asked.
    public package(set) var models: [ModelPresence] = []

    package init(
        profile: String?, account: String, provider: String?, providerName: String, maskedKey: String?,
        keyOrigin: String?, source: SourceText
    ) {
        self.profile = profile
        file = source.name
        self.account = account
        self.provider = provider
        self.providerName = providerName
        self.maskedKey = maskedKey
        self.keyOrigin = keyOrigin
        self.source = source
    }
}
