import KeyAnswers
public import Catalog
public import Profiles
import Setups
import Secrets

/// Plans the one request for an account.
public struct RequestPlanner: Sendable {
    /// What is to be found out.
    public enum Mode: Sendable, Equatable {
        /// Whether the key is good, at no cost.
        case key
        /// Whether a chat goes through, which may cost a message.
        case chat
    }

    private let catalog: Catalog
    private let mode: Mode
    private let trusted: Set<TrustedHost>

    /// A planner.
    ///
    /// - Parameter trusted: Hosts that the user let keys of providers go to.
    public init(catalog: Catalog, mode: Mode, trusting trusted: Set<TrustedHost> = []) {
        self.catalog = catalog
        self.mode = mode
        self.trusted = trusted
    }

    /// What is sent for an account, or why nothing is.
    public func plan(for subject: AccountUnderTest) -> RequestPlan {
        guard let provider = subject.provider(catalog) else {
            let given = subject.account.node.pairs.first { $0.key.text == "provider" }?.value.text ?? ""
            return .refuse(
                .init(
                    .unclear,
                    "there is no provider `\(SecretMask.byForm.hidingSecrets(in: given))`, so nothing was sent",
                    remedy: "`proxylint lint` suggests what you may have meant"))
        }
        if case .failure(let problem) = subject.key {
            if let missing = problem.missing {
                return .refuse(.init(.noKey, missing.fact + ", so nothing was sent", remedy: missing.remedy))
            }
            return .refuse(.init(.unclear, "cannot read the key: \(problem.message)"))
        }
        if subject.key == nil, provider.requiresKey {
            return .refuse(
                .init(
                    .noKey, "the account has no key, so nothing was sent",
                    remedy:
                        "set it with `proxylint key set \(provider.id)`, and say so in the profile: `key: {keyring: \(provider.id)}`"
                ))
        }
        let destination = KeyDestination(
            subject: subject, provider: provider, catalog: catalog, use: .verify, trusted: trusted)
        if let refusal = destination.foreignKey() { return .refuse(refusal) }
        switch destination.address() {
        case .failure(let error): return .refuse(error.refusal)
        case .success(let address):
            return mode == .chat ? chat(subject, provider, address) : keyCheck(subject, provider, address)
        }
    }

    // MARK: The provider's own check

    private func keyCheck(
        _ subject: AccountUnderTest, _ provider: Provider, _ address: KeyDestination.Address
    ) -> RequestPlan {
        guard let check = catalog.keyCheck(at: provider.id) else {
            return .refuse(
                .init(
                    .unclear, "there is no known way to check a \(provider.name) key without sending a message",
                    remedy: "`proxylint verify --chat` sends a one-token message"))
        }
        let base = Self.base(for: provider, address)
        var url = check.url
        if url.contains("{") {
            guard let base else {
                return .refuse(
                    .init(
                        .unclear,
                        address.chat == nil
                            ? "the account has no proxy with an address, so there is nothing to ask"
                            : "a `chat_url` at its own path has no model list to ask for",
                        remedy: address.chat == nil
                            ? "give it a proxy with a `base_url`" : "`proxylint verify --chat` asks it for one token"))
            }
            url = url.replacing("{base}", with: base).replacing("{origin}", with: Self.origin(of: base))
        }
        let key = subject.foundKey?.text.secret
        var headers = [HTTPRequest.Header("Accept", .text("application/json"))]
        var body = check.body.map { [HTTPRequest.Piece.text($0)] }
        var type = body == nil ? nil : "application/json"
        if let key {
            switch check.authentication {
            case .bearer: headers.append(.init("Authorization", .text("Bearer "), .key(key)))
            case .header(let name): headers.append(.init(name, .key(key)))
            case .form(let name):
                body = [.text("\(name)="), .key(Self.formEncoded(key))]
                type = "application/x-www-form-urlencoded"
            }
        }
        if check.method == "POST", body == nil { body = [] }
        if let type { headers.append(.init("Content-Type", .text(type))) }
        for (name, value) in check.headers { headers.append(.init(name, .text(value))) }
        if provider.isUserOwned, let proxy = address.proxy { headers += Self.privateHeaders(of: proxy) }
        let request = HTTPRequest(
            method: check.method, url: url, headers: headers, body: body,
            staysOnThisMachine: address.staysOnThisMachine)
        return .send(PlannedRequest(request: request, purpose: .keyCheck(check), base: base, proxy: address.proxy))
    }

    /// The base URL that checks are made at: of a provider's own hosts a recorded one, as a slip in the path is lint's affair.
    private static func base(for provider: Provider, _ address: KeyDestination.Address) -> String? {
        guard !provider.isUserOwned, let given = address.base ?? address.chat else { return address.base }
        let url = EndpointURL(given)
        let recorded = [provider.baseURL].compactMap { $0 } + provider.otherBaseURLs
        if recorded.contains(given) { return given }
        if let same = recorded.first(where: { EndpointURL($0).host == url.host }) { return same }
        // A host below a domain of the provider's: a resource at Azure, a region.
        return provider.baseURL.map { "https://\(url.host)\(EndpointURL($0).path)" } ?? "https://\(url.host)"
    }

    /// The headers that the profile adds; their values may be secret.
    static func privateHeaders(of proxy: Proxy) -> [HTTPRequest.Header] {
        ProfileHeaders.headers(of: proxy).map { HTTPRequest.Header($0.name, .text($0.value), isPrivate: true) }
    }

    private static func origin(of base: String) -> String {
        let url = EndpointURL(base)
        return "\(url.scheme)://\(url.authority)"
    }

    private static func formEncoded(_ key: Secret) -> Secret {
        key.withBytes { bytes in
            var encoded: [UInt8] = []
            for byte in bytes {
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                    encoded.append(byte)
                default:
                    let digits = Array(String(byte, radix: 16, uppercase: true).utf8)
                    encoded += [UInt8(ascii: "%")] + (digits.count == 1 ? [UInt8(ascii: "0")] : []) + digits
                }
            }
            return Secret(encoded)
        }
    }

    // MARK: A chat

    private func chat(
        _ subject: AccountUnderTest, _ provider: Provider, _ address: KeyDestination.Address
    ) -> RequestPlan {
        guard let proxy = address.proxy ?? subject.proxies.first else {
            return .refuse(.init(.unclear, "no proxy uses the account, so there is no model to ask"))
        }
        guard let model = proxy.model?.value, !model.isEmpty else {
            return .refuse(.init(.unclear, "the proxy names no model"))
        }
        guard let url = address.chat else {
            return .refuse(.init(.unclear, "the proxy has no address, and none is recorded for \(provider.name)"))
        }
        guard provider.isUserOwned || url.hasPrefix("https://") else {
            return .refuse(
                .init(
                    .wrongHost, "the key would be sent over plain http to \(provider.name); nothing was sent",
                    remedy: "start the URL with https://"))
        }
        var headers = [
            HTTPRequest.Header("Accept", .text("application/json")),
            HTTPRequest.Header("Content-Type", .text("application/json")),
        ]
        if let key = subject.foundKey?.text.secret {
            // The layer for OpenAI clients takes the bearer header everywhere but at Azure.
            headers.append(
                provider.keyHeader.map { .init($0, .key(key)) } ?? .init("Authorization", .text("Bearer "), .key(key)))
        }
        headers += Self.privateHeaders(of: proxy)
        let body = ChatBody(subject.loaded.resolve(proxy, catalog)).json.json
        let request = HTTPRequest(
            method: "POST", url: url, headers: headers, body: [.text(body)],
            staysOnThisMachine: address.staysOnThisMachine)
        return .send(PlannedRequest(request: request, purpose: .chat, base: address.base, proxy: proxy))
    }
}
