public import Catalog
public import Profiles
public import YAMLSource

/// The user's own profile, for remedies that name its lines.
public struct Setup: Sendable {
    /// The profile.
    public let profile: Profile
    /// The file it stands in.
    public let source: SourceText
    /// The proxy that is meant; nil for whichever fits.
    public let chosen: Proxy?
    /// The file for whoever must tell files apart: its absolute path where that is known, else as the user calls it.
    public let path: String
    /// The proxy that failed, where that is known; nil where it is still to be found.
    private let known: Proxy??

    /// A profile, and which of its proxies failed; without a name the one that fits the error, else the first.
    public init(profile: Profile, source: SourceText, proxy: String? = nil) {
        self.init(
            profile: profile, source: source,
            chosen: proxy.flatMap { name in profile.proxies.first { $0.name?.value == name } })
    }

    /// A profile, and the proxy that is meant; nil for whichever fits.
    ///
    /// - Parameter path: The absolute path of the file, where it is known.
    public init(profile: Profile, source: SourceText, chosen: Proxy?, path: String? = nil) {
        self.profile = profile
        self.source = source
        self.chosen = chosen
        self.path = path ?? source.name
        known = nil
    }

    /// The same with another proxy meant; nil for whichever fits.
    public func choosing(_ proxy: Proxy?) -> Setup {
        Setup(profile: profile, source: source, chosen: proxy, path: path)
    }

    /// A profile, and the proxy that failed; nil where an account without proxies is meant.
    public init(profile: Profile, source: SourceText, failed: Proxy?) {
        self.profile = profile
        self.source = source
        chosen = nil
        path = source.name
        known = .some(failed)
    }

    /// How a command line names the profile, or one of its proxies; nil where a name is nothing for a command line.
    public func plainReference(toProxyNamed label: String? = nil) -> String? {
        guard let name = profile.name?.value else { return nil }
        let reference = label.map { "\(name)/\($0)" } ?? name
        let isPlain =
            !reference.hasPrefix("-")
            && reference.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || [0x2D, 0x2E, 0x2F, 0x3A, 0x5F].contains(byte)
            }
        return isPlain && SecretMask.byForm.hidingSecrets(in: reference) == reference ? reference : nil
    }

    /// The proxy that failed: by its name, by model and provider of the error, else the first.
    func failed(provider: String?, model: String?) -> Proxy? {
        if let known { return known }
        if let chosen { return chosen }
        let there = profile.proxies.filter { provider == nil || self.provider(of: $0) == provider }
        if let model, let exact = there.first(where: { $0.model?.value.lowercased() == model.lowercased() }) {
            return exact
        }
        return there.first ?? (provider == nil ? profile.proxies.first : nil)
    }

    /// Whether one of its accounts is at a provider; any profile may be meant where that is unknown.
    public func concerns(provider: String?) -> Bool {
        guard let provider else { return true }
        return profile.accounts.contains { $0.provider?.value == provider }
    }

    /// Whether one of its proxies uses a model.
    public func uses(model: String) -> Bool {
        profile.proxies.contains { $0.model?.value.lowercased() == model.lowercased() }
    }

    /// The account of a proxy.
    public func account(of proxy: Proxy) -> Account? { proxy.account.flatMap { profile.account(named: $0.value) } }

    /// The way that requests of a proxy go.
    public func route(of proxy: Proxy, _ catalog: Catalog) -> ProxyRoute {
        ProxyRoute(of: proxy, in: profile, path: path, catalog)
    }

    /// The catalogue's id of a proxy's provider.
    public func provider(of proxy: Proxy) -> String? { account(of: proxy)?.provider?.value }

    /// A range of the file as a place for people.
    public func place(of range: ByteRange) -> ProfilePlace {
        let position = LineIndex(source).position(at: range.start)
        return ProfilePlace(file: source.name, line: position.line, column: position.column)
    }

    /// Where a field stands, and its value unless it may be a secret.
    ///
    /// Fields are written like `account.privacy.free_training`, `proxy.model` or `generation.streaming`. Where one is
    /// missing, it is the place of what it belongs into.
    func field(_ path: String, of proxy: Proxy) -> (name: String, value: String?, place: ProfilePlace)? {
        var parts = path.split(separator: ".").map(String.init)
        guard !parts.isEmpty else { return nil }
        var node: YAMLNode
        switch parts[0] {
        case "account":
            guard let account = account(of: proxy) else { return nil }
            node = account.node
            parts.removeFirst()
        case "proxy":
            node = proxy.node
            parts.removeFirst()
        case "generation":
            // A proxy's own settings go before the profile's.
            node = proxy.node.pairs.contains { $0.key.text == "generation" } ? proxy.node : profile.node
        default: node = profile.node
        }
        var place = node.range
        var value: String?
        for part in parts {
            guard node.kind == .mapping, let pair = node.pairs.first(where: { $0.key.text == part }) else {
                value = nil
                break
            }
            place = pair.key.range
            node = pair.value.resolved
            value = node.kind == .scalar ? SecretMask.byForm.hidingSecrets(in: node.text) : nil
        }
        let name = parts.joined(separator: ".")
        let isSecret = ["key", "headers", "extra_body"].contains { parts.contains($0) }
        return (name, isSecret ? nil : value, self.place(of: place))
    }
}
