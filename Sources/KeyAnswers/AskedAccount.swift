public import Catalog
import Profiles
import Setups

/// An account that a request was sent for, as far as its answer is concerned: without a way to its key.
package struct AskedAccount {
    /// The profile and its text.
    package let loaded: LoadedProfile
    /// The account.
    package let account: Account
    /// The proxies in question that use it, in order of preference.
    package let proxies: [Proxy]
    /// Whether the account has a key.
    package let hasKey: Bool
    /// Takes the key out of what is shown of an answer; nil where no key was sent.
    package let echo: KeyEcho?

    package init(loaded: LoadedProfile, account: Account, proxies: [Proxy], hasKey: Bool, echo: KeyEcho?) {
        self.loaded = loaded
        self.account = account
        self.proxies = proxies
        self.hasKey = hasKey
        self.echo = echo
    }

    /// Its provider; nil where the profile names none that exists.
    func provider(_ catalog: Catalog) -> Provider? { loaded.resolved(catalog).provider(of: account) }

    /// Whether its proxies add headers of their own, which may hold a secret.
    var carriesPrivateHeaders: Bool { proxies.contains { !ProfileHeaders.headers(of: $0).isEmpty } }
}

/// What was asked.
public enum RequestPurpose: Sendable {
    /// Whether the key is good, in the provider's own way.
    case keyCheck(KeyCheck)
    /// Whether a chat goes through.
    case chat
}

/// A request that was sent, as far as its answer is concerned.
package struct SentRequest {
    /// The whole address.
    package let url: String
    /// What for.
    package let purpose: RequestPurpose

    package init(url: String, purpose: RequestPurpose) {
        self.url = url
        self.purpose = purpose
    }
}
