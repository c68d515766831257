public import Catalog
import Profiles
import Secrets

/// Plans requests for lists of models: without a key, or with the key of an account by the rules that hold for every key.
public struct ListRequestPlanner: Sendable {
    private let catalog: Catalog
    private let trusted: Set<TrustedHost>

    /// A planner.
    public init(catalog: Catalog) {
        self.catalog = catalog
        trusted = []
    }

    /// Why a key is not sent, as one sentence without a final full stop.
    public struct Refusal: Error, Sendable, Equatable {
        /// The sentence.
        public let message: String

        /// A refusal with its sentence.
        public init(message: String) { self.message = message }
    }

    /// The request for a list that anybody may read.
    public static func open(_ url: String, maxBytes: Int) -> HTTPRequest {
        HTTPRequest(url: url, headers: [.init("Accept", .text("application/json"))], maxBytes: maxBytes)
    }

    /// The request for a list of a provider's own that the key of an account opens.
    ///
    /// The key goes over https to a host of its provider at the usual port, and to no other; nor does it where the profile itself
    /// names another host for it.
    ///
    /// - Throws: `Refusal`; nothing is to be sent then.
    public func keyed(
        _ url: String, for subject: AccountUnderTest, maxBytes: Int
    ) throws(Refusal) -> HTTPRequest {
        guard let provider = subject.provider(catalog), !provider.isUserOwned else {
            throw Refusal(message: "the account names no known provider")
        }
        guard let key = subject.key else { throw Refusal(message: "the account has no key") }
        let found: KeyReader.FoundKey
        switch key {
        case .success(let success): found = success
        case .failure(let problem): throw Refusal(message: "cannot read the key: \(problem.message)")
        }
        let address = EndpointURL(url)
        guard address.scheme == "https", address.fault == nil, address.userInfo == nil,
            address.port == nil || address.port == 443, provider.match(ofHost: address.host) != nil
        else { throw Refusal(message: "`\(address.authority)` is not a host of \(provider.name); nothing was sent") }
        let destination = KeyDestination(
            subject: subject, provider: provider, catalog: catalog, use: .verify, trusted: trusted)
        if let refusal = destination.foreignKey() { throw Refusal(message: refusal.summary) }
        if case .failure(let error) = destination.address() { throw Refusal(message: error.refusal.summary) }
        return HTTPRequest(
            url: url,
            headers: Self.headers(for: found.text.secret, at: provider, catalog, url)
                + Self.demanded(by: provider, catalog), maxBytes: maxBytes)
    }

    /// The headers of a request for a provider's list: the key in the provider's own way, and what it demands besides.
    static func headers(
        for key: Secret?, at provider: Provider, _ catalog: Catalog, _ url: String
    ) -> [HTTPRequest.Header] {
        var headers = [HTTPRequest.Header("Accept", .text("application/json"))]
        let check = catalog.keyCheck(at: provider.id)
        if let key {
            // The layer for OpenAI clients takes the bearer header everywhere.
            if case .header(let name) = check?.authentication, !url.contains("/openai/") {
                headers.append(.init(name, .key(key)))
            } else {
                headers.append(.init("Authorization", .text("Bearer "), .key(key)))
            }
        }
        return headers
    }

    /// Headers that a provider demands besides the key.
    static func demanded(by provider: Provider, _ catalog: Catalog) -> [HTTPRequest.Header] {
        (catalog.keyCheck(at: provider.id)?.headers ?? []).map { .init($0.name, .text($0.value)) }
    }
}
