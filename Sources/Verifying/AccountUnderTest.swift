import Catalog
internal import Glibc
import KeyAnswers
import Setups
public import Profiles
public import Secrets

/// An account whose key is to be verified, with the proxies that use it.
public struct AccountUnderTest: Sendable {
    /// The profile and its text.
    public let loaded: LoadedProfile
    /// The account.
    public let account: Account
    /// The proxies in question that use it, in order of preference.
    public let proxies: [Proxy]
    /// Its key, or why there is none to be had; nil where the account gives none.
    public let key: Result<KeyReader.FoundKey, KeyProblem>?

    /// Why its key cannot be had, where only what would be sent is asked; nil otherwise.
    private(set) var missingKey: KeyProblem?

    /// An account with the proxies in question and its key.
    public init(
        loaded: LoadedProfile, account: Account, proxies: [Proxy], key: Result<KeyReader.FoundKey, KeyProblem>?
    ) {
        self.loaded = loaded
        self.account = account
        self.proxies = proxies
        self.key = key
    }

    /// The same with a stand-in where cannot read the key, so that it can be told what would be sent.
    var withStandInForMissingKey: AccountUnderTest {
        guard case .failure(let problem) = key, let text = try? KeyText("stand-in".utf8) else { return self }
        var copy = AccountUnderTest(
            loaded: loaded, account: account, proxies: proxies,
            key: .success(KeyReader.FoundKey(text: text, origin: "")))
        copy.missingKey = problem
        return copy
    }

    /// Its provider; nil where the profile names none that exists.
    func provider(_ catalog: Catalog) -> Provider? { loaded.resolved(catalog).provider(of: account) }

    /// What people call the provider; a server of the user's own by its address.
    func providerName(_ catalog: Catalog) -> String {
        guard let provider = self.provider(catalog) else {
            return account.provider?.value ?? "no provider"
        }
        guard provider.isUserOwned,
            let address = proxies.lazy.compactMap({ EndpointAddress(of: $0, at: provider) }).first, address.url.isWeb
        else { return provider.name }
        return provider.kind == .custom ? address.url.authority : "\(provider.name), \(address.url.authority)"
    }

    /// Whether its proxies add headers of their own, which may hold a secret.
    var carriesPrivateHeaders: Bool { proxies.contains { !ProfileHeaders.headers(of: $0).isEmpty } }

    /// The account as far as answers are concerned.
    var asked: AskedAccount {
        AskedAccount(loaded: loaded, account: account, proxies: proxies, hasKey: key != nil, echo: echo)
    }

    /// Takes the key out of what is shown of an answer; nil where there is no key.
    var echo: KeyEcho? {
        foundKey.map { found in
            found.text.secret.withBytes { bytes in
                KeyEcho(bytes) { memory in
                    if let start = memory.baseAddress { explicit_bzero(start, memory.count) }
                }
            }
        }
    }

    /// The key that was found.
    var foundKey: KeyReader.FoundKey? { try? key?.get() }
}
