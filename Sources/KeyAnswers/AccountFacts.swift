import Setups
import VerificationResults

/// What a good answer says about an account.
struct AccountFacts {
    /// The verdict; alive unless the answer says more.
    var status = AccountStatus.alive
    /// Why it is another than alive, as one sentence without a final full stop.
    var summary = ""
    var quotas: [Quota] = []
    var balance: Balance?
    var tier: String?
    var expiresAt: Instant?
    var notes: [String] = []
    var credits: Credits?

    /// What an answer says about credits that were ever bought at OpenRouter.
    enum Credits {
        case nothing, some, belowTen, tenOrMore
    }

    init() {}

    /// An account with this much money: without any, chats are refused.
    init(balance amount: Double, _ currency: String) {
        balance = Balance(amount: amount, currency: currency)
        if amount <= 0 {
            status = .noCredit
            summary = "the key is good, but the balance is used up"
        }
    }

    /// An account that the provider has closed, or a key it has switched off.
    init(_ status: AccountStatus, _ summary: String) {
        self.status = status
        self.summary = summary
    }
}
