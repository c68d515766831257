import Catalog
import KeyAnswers
import Setups
import Profiles
import Secrets

/// Decides where the key of an account may go: to a host that the catalogue ties to its provider, or to the profile's own
/// address where the server is the user's; over plain http to this machine alone.
struct KeyDestination {
    let subject: AccountUnderTest
    let provider: Provider
    let catalog: Catalog
    /// Who is asking for the key.
    let use: KeyUse
    /// Hosts that the user let keys of providers go to.
    let trusted: Set<TrustedHost>

    /// The address that a request may go to.
    struct Address {
        /// The base URL, without a final slash; nil where there is only an address of its own.
        let base: String?
        /// The exact URL that chats are posted to.
        let chat: String?
        /// Whether only this machine may be asked.
        let staysOnThisMachine: Bool
        /// The proxy that it is the address of; nil for the provider's own.
        let proxy: Proxy?
    }

    /// Why no address may be asked.
    typealias Refusal = RequestPlan.Refusal

    /// Whether requests to an address hold a secret: the key, headers of the profile's, a password in the URL.
    private func carriesSecret(_ url: EndpointURL, _ proxy: Proxy) -> Bool {
        subject.key != nil || url.userInfo != nil || !ProfileHeaders.headers(of: proxy).isEmpty
    }

    // MARK: Whose key it is

    /// The fact that tells whose key it is by its form; nil where the form is anybody's, or there is no key.
    private var recognized: CatalogFact? {
        guard let key = subject.foundKey else { return nil }
        return key.text.secret.withBytes { catalog.recognizedKeyPrefix(of: $0) }
    }

    /// Refuses a key that belongs to another provider by its form.
    func foreignKey() -> Refusal? {
        guard !provider.isUserOwned, let fact = recognized, fact.subject != provider.id,
            !provider.values("key_prefix").contains(fact.value)
        else { return nil }
        return Refusal(
            .wrongHost,
            "the key looks like one from \(name(of: fact)) (`\(fact.value)…`), but the account is at \(provider.name); nothing was sent",
            remedy: "give the account a key from \(provider.name), or `provider: \(fact.subject)`")
    }

    /// Refuses a provider's key for a host that is none of the provider's, unless the user said so for that host.
    ///
    /// A profile of somebody else's may name any key of the user's and any host.
    private func strayKey(for url: EndpointURL, _ fact: CatalogFact?, _ proxy: Proxy?) -> Refusal? {
        guard provider.isUserOwned, let fact, !isHome(url, of: fact),
            !trusted.contains(TrustedHost(provider: fact.subject, host: url.host))
        else { return nil }
        let owner = name(of: fact)
        let place = proxy.flatMap { EndpointAddress(of: $0, at: provider)?.field }.map(place) ?? ""
        return Refusal(
            .wrongHost,
            "the key looks like one from \(owner) (`\(fact.value)…`), but `\(url.authority)`\(place) is not a host of \(owner); nothing was sent",
            remedy:
                "give the account its own key; if the \(owner) key is meant for that host, allow it once with `\(use.command(trusting: url.host, subject.loaded, proxy))`"
        )
    }

    /// Refuses a provider's key for hosts of the account's proxies that are none of the provider's.
    func strayKey() -> Refusal? {
        let fact = recognized
        return subject.proxies.lazy.compactMap { proxy in
            EndpointAddress(of: proxy, at: provider).flatMap { strayKey(for: $0.url, fact, proxy) }
        }.first
    }

    private func isHome(_ url: EndpointURL, of fact: CatalogFact) -> Bool {
        catalog.isHost(url.host, ofMakerOf: fact) && AddressGuard.isAtUsualPort(url)
    }

    private func name(of fact: CatalogFact) -> String { catalog.provider(fact.subject)?.name ?? fact.subject }

    private func place(_ field: Located<String>) -> String { " (\(subject.loaded.place(of: field.range).description))" }

    /// What `--trust-host` is to remember for a host; nil where no key of a known provider would go there.
    func trust(for host: String) -> TrustedHost? {
        guard provider.isUserOwned, let fact = recognized else { return nil }
        let urls = subject.proxies.compactMap { EndpointAddress(of: $0, at: provider)?.url }
        guard urls.contains(where: { $0.host == host && $0.fault == nil && !isHome($0, of: fact) }) else { return nil }
        return TrustedHost(provider: fact.subject, host: host)
    }

    // MARK: Where it may go

    /// The address to ask, by the first proxy; every proxy in question must be at a host where the key may go.
    func address() -> Result<Address, Refusal.Error> {
        var first: Address?
        let fact = provider.isUserOwned ? recognized : nil
        for proxy in subject.proxies {
            guard let endpoint = EndpointAddress(of: proxy, at: provider) else { continue }
            let refusal = refusal(of: endpoint, proxy) ?? strayKey(for: endpoint.url, fact, proxy)
            if let refusal { return .failure(refusal.asError) }
            let url = endpoint.url
            let address = Address(
                base: endpoint.base.map(Self.withSmallScheme),
                chat: endpoint.url(in: .full, provider: provider).map(Self.withSmallScheme),
                staysOnThisMachine: url.scheme == "http" && carriesSecret(url, proxy), proxy: proxy)
            if first == nil { first = address }
        }
        if let first { return .success(first) }
        if let base = provider.baseURL, let refusal = strayKey(for: EndpointURL(base), fact, nil) {
            return .failure(refusal.asError)
        }
        return .success(
            Address(base: provider.baseURL, chat: provider.chatURL, staysOnThisMachine: false, proxy: nil))
    }

    private func refusal(of endpoint: EndpointAddress, _ proxy: Proxy) -> Refusal? {
        let url = endpoint.url
        let place = endpoint.field.map(place) ?? ""
        if let refusal = AddressGuard.refusal(of: url, at: provider, catalog, place: place) { return refusal }
        guard carriesSecret(url, proxy) else { return nil }
        if let fault = url.fault { return AddressGuard.refusal(of: url, fault, place: place) }
        if url.scheme == "http", !url.isLoopback {
            return Refusal(
                .wrongHost,
                "the key would be sent over plain http to `\(url.authority)`\(place), where others can read it; nothing was sent",
                remedy: provider.isUserOwned
                    ? "use https, or reach the server as 127.0.0.1" : "start the URL with https://")
        }
        return nil
    }

    /// Schemes count in any letters, and libcurl wants small ones.
    private static func withSmallScheme(_ url: String) -> String {
        guard let colon = url.firstIndex(of: ":") else { return url }
        return url[..<colon].lowercased() + url[colon...]
    }
}

extension KeyRefusal {
    /// A refusal as an error.
    struct Error: Swift.Error {
        let refusal: KeyRefusal
    }

    var asError: Error { Error(refusal: self) }
}
