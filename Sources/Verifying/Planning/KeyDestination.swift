import Catalog
import ChatRequests
import Diagnosing
import Profiles
import Secrets

/// Decides where the key of an account may go: to a host that the catalogue ties to its provider, or to the profile's own
/// address where the server is the user's; over plain http to this machine alone.
struct KeyDestination {
    let subject: AccountUnderTest
    let provider: Provider
    let catalog: Catalog

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

    /// Refuses a key that belongs to another provider by its form.
    func foreignKey() -> Refusal? {
        guard !provider.isUserOwned, let key = subject.foundKey else { return nil }
        let text = key.text.secret.withBytes { String(decoding: $0, as: UTF8.self) }
        guard let fact = catalog.recognisedKeyPrefix(of: text), fact.subject != provider.id,
            !provider.values("key_prefix").contains(fact.value)
        else { return nil }
        let owner = catalog.provider(fact.subject)?.name ?? fact.subject
        return Refusal(
            .wrongHost,
            "the key is one of \(owner) by its form (`\(fact.value)…`), but the account is at \(provider.name); nothing was sent",
            remedy: "give the account a key of \(provider.name), or `provider: \(fact.subject)`")
    }

    // MARK: Where it may go

    /// The address to ask, by the first proxy; every proxy in question must be at a host where the key may go.
    func address() -> Result<Address, Refusal.Error> {
        var first: Address?
        for proxy in subject.proxies {
            guard let endpoint = EndpointAddress(of: proxy, at: provider) else { continue }
            if let refusal = refusal(of: endpoint, proxy) { return .failure(refusal.asError) }
            let url = endpoint.url
            let address = Address(
                base: endpoint.base.map(Self.withSmallScheme),
                chat: endpoint.url(in: .full, provider: provider).map(Self.withSmallScheme),
                staysOnThisMachine: url.scheme == "http" && carriesSecret(url, proxy), proxy: proxy)
            if first == nil { first = address }
        }
        if let first { return .success(first) }
        return .success(
            Address(base: provider.baseURL, chat: provider.chatURL, staysOnThisMachine: false, proxy: nil))
    }

    private func refusal(of endpoint: EndpointAddress, _ proxy: Proxy) -> Refusal? {
        let url = endpoint.url
        let place = endpoint.field.map { " (\(subject.setup.place(of: $0.range).description))" } ?? ""
        let shown = SecretMask.byForm.hidingSecrets(in: url.text)
        guard url.isWeb, !HiddenCharacters.stand(in: url.text) else {
            return Refusal(.unclear, "`\(shown)`\(place) is not a web address; nothing was sent")
        }
        if !provider.isUserOwned, !isTied(url) {
            if isTiedHost(url.host) {
                return Refusal(
                    .wrongHost,
                    "`\(SecretMask.byForm.hidingSecrets(in: url.text))`\(place) names \(provider.name)'s host with \(url.userInfo == nil ? "another port" : "a user name in front"); nothing was sent",
                    remedy: provider.baseURL.map { "write \($0)" } ?? "")
            }
            let owner = catalog.owner(ofHost: url.host).map { ", which belongs to \($0.provider.name)," } ?? ""
            return Refusal(
                .wrongHost,
                "the key is for \(provider.name), but `\(url.authority)`\(owner) is not a host of \(provider.name)\(place); nothing was sent",
                remedy:
                    "correct the address\(provider.baseURL.map { " to \($0)" } ?? ""), or for a relay use an account with `provider: custom` and a key of its own"
            )
        }
        if carriesSecret(url, proxy), url.scheme == "http", !Self.isLoopback(url.host) {
            return Refusal(
                .wrongHost,
                "the key would go over plain http to `\(url.authority)`\(place), where others on the way can read it; nothing was sent",
                remedy: provider.isUserOwned
                    ? "use https, or reach the server as 127.0.0.1" : "begin the address with https://")
        }
        return nil
    }

    /// Whether the catalogue ties a host to the provider, at the port of https.
    private func isTied(_ url: EndpointURL) -> Bool {
        guard url.port == nil || url.port == (url.scheme == "http" ? 80 : 443), url.userInfo == nil else {
            return false
        }
        return isTiedHost(url.host)
    }

    private func isTiedHost(_ name: String) -> Bool {
        provider.hosts.contains { $0 == name || $0.hasPrefix("*.") && name.hasSuffix($0.dropFirst()) }
    }

    /// Schemes count in any letters, and libcurl wants small ones.
    private static func withSmallScheme(_ url: String) -> String {
        guard let colon = url.firstIndex(of: ":") else { return url }
        return url[..<colon].lowercased() + url[colon...]
    }

    /// Names and addresses that mean this machine; that they do is checked again when the connection is made.
    private static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host.hasSuffix(".localhost") || host == "::1"
            || host.hasPrefix("127.") && EndpointURL("http://\(host)").reach == .thisMachine
    }
}

extension RequestPlan.Refusal {
    /// A refusal as an error.
    struct Error: Swift.Error {
        let refusal: RequestPlan.Refusal
    }

    var asError: Error { Error(refusal: self) }
}
