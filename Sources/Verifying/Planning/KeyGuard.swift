public import Catalog
import Diagnosing
import KeyAnswers
public import Profiles
import Setups

/// Which command a key is for.
public enum KeyUse: Sendable {
    /// A request of our own.
    case verify
    /// A program that is given the key.
    case exec

    /// The command that lets keys of a provider go to a host from then on.
    func command(trusting host: String, _ loaded: LoadedProfile, _ proxy: Proxy?) -> String {
        switch self {
        case .verify: "proxylint verify \(loaded.plainReference() ?? "PROFILE") --trust-host \(host)"
        case .exec:
            "proxylint exec \(loaded.plainReference(toProxyNamed: proxy?.label) ?? "PROFILE") --trust-host \(host) -- PROGRAM"
        }
    }
}

/// Says whether a key may be handed to whoever asks a proxy's address, by the rules that hold for requests of our own.
public enum KeyGuard {
    /// Why the key may not go there, with what to do, as one sentence without a final full stop; nil where it may.
    ///
    /// - Parameter trusted: Hosts that the user let keys of providers go to.
    public static func refusal(
        of subject: AccountUnderTest, _ catalog: Catalog, for use: KeyUse = .exec, trusting trusted: Set<TrustedHost>
    ) -> String? {
        guard let provider = subject.provider(catalog) else {
            return "the account names no known provider, so it is unclear where its key may be sent"
        }
        let destination = KeyDestination(
            subject: subject, provider: provider, catalog: catalog, use: use, trusted: trusted)
        if let refusal = destination.foreignKey() { return refusal.text }
        if case .failure(let error) = destination.address() { return error.refusal.text }
        return nil
    }

    /// Why an address must not be given out as the provider's, whatever the key is: it names another host, or programs read
    /// it in different ways; nil where it may be.
    ///
    /// - Parameter place: Where it stands, in brackets behind a blank; empty for nowhere.
    public static func refusal(
        of address: EndpointAddress, at provider: Provider?, _ catalog: Catalog, place: String
    ) -> String? {
        AddressGuard.refusal(of: address.url, at: provider, catalog, place: place).map { $0.text }
    }

    /// Why the key must not stand beside the addresses of its proxies: by its form it is a provider's, and they are not; nil
    /// where it may.
    public static func strayKey(
        of subject: AccountUnderTest, _ catalog: Catalog, trusting trusted: Set<TrustedHost>
    ) -> String? {
        guard let provider = subject.provider(catalog) else { return nil }
        let destination = KeyDestination(
            subject: subject, provider: provider, catalog: catalog, use: .verify, trusted: trusted)
        return (destination.foreignKey() ?? destination.strayKey()).map { $0.text }
    }

    /// What `--trust-host` is to remember for a host; nil where the account has no key of a known provider for it.
    public static func trust(for host: String, of subject: AccountUnderTest, _ catalog: Catalog) -> TrustedHost? {
        guard let provider = subject.provider(catalog) else { return nil }
        return KeyDestination(subject: subject, provider: provider, catalog: catalog, use: .verify, trusted: [])
            .trust(for: host)
    }
}
