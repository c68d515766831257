public import Catalog
public import Profiles

/// The way that requests of a proxy go, as far as it decides what fails together.
public struct ProxyRoute: Sendable {
    /// The service that answers: the catalogue's id of the provider; of servers of people's own with their address.
    public let service: String?
    /// What people call it.
    public let serviceName: String
    /// The catalogue's id of the provider.
    public let provider: String?
    /// Whether it passes requests on to upstreams, whose errors it shows.
    public let passesOn: Bool
    /// The base URL; nil where there is none.
    public let address: String?
    /// What tells accounts apart, also between profiles; nil where the proxy names none that exists.
    public let account: String?
    /// The model's id.
    public let model: String?
    /// Whether the model costs nothing.
    public let isFree: Bool
    /// The upstreams that alone may serve it; empty where any may.
    public let upstreams: [String]
    /// The model's window in tokens.
    public let window: Int?

    /// The way of a proxy within its profile.
    ///
    /// - Parameter path: The profile's file, as identities know it (`Setup.path`).
    public init(of proxy: Proxy, in profile: Profile, path: String, _ catalog: Catalog) {
        let owner = proxy.account.flatMap { profile.account(named: $0.value) }
        let id = owner?.provider?.value
        let known = id.flatMap { catalog.provider($0) }
        let endpoint = EndpointAddress(of: proxy, at: known)
        provider = id
        // A relay is its host: all of them together are no service.
        if let known, known.isUserOwned, let host = endpoint?.url.authority {
            service = "\(known.id) \(host.lowercased())"
            serviceName = known.kind == .custom ? host : "\(known.name), \(host)"
        } else {
            service = id
            serviceName = known?.name ?? "another provider"
        }
        passesOn = known.map { $0.kind == .router || $0.isUserOwned || $0.kind == .relay } ?? false
        // Routes are kept on disk, and an address may hold a password.
        address = (endpoint?.url(in: .base, provider: known) ?? endpoint?.text).map(SecretMask.byForm.hidingSecrets)
        account = owner.map { AccountIdentity.text(of: $0, in: path) }
        model = (proxy.model?.value).map(SecretMask.byForm.hidingSecrets)
        let entry = id.flatMap { id in proxy.model.flatMap { catalog.model($0.value, at: id) } }
        isFree = entry?.isFree ?? model?.hasSuffix(":free") ?? true
        window = entry?.window
        let frontEnds = profile.frontEnds.compactMap { catalog.frontEnd($0.value) }
        // What no front end of the profile sends has no effect.
        let isSent =
            frontEnds.isEmpty
            || frontEnds.contains { frontEnd in !frontEnd.omissions.contains { $0.value == "upstreams" } }
        if isSent, !proxy.upstreams.isEmpty {
            upstreams = proxy.upstreams.map(\.value)
        } else {
            upstreams = known?.kind == .host ? id.map { [$0] } ?? [] : []
        }
    }
}

/// What tells accounts apart: the provider and where the key is, so that two profiles with one key have one account.
public enum AccountIdentity {
    /// A text that is the same for the same account; holds no key.
    ///
    /// - Parameter path: The profile's file, beside which relative files lie.
    public static func text(of account: Account, in path: String) -> String {
        // It is kept on disk, and somebody may have put a key where its name belongs.
        SecretMask.byForm.hidingSecrets(in: plainText(of: account, in: path))
    }

    private static func plainText(of account: Account, in path: String) -> String {
        let provider = account.provider?.value ?? ""
        switch account.key {
        case .environment(let name): return "\(provider) env \(SecretMask.shown(name: name.value))"
        case .keyring(let name): return "\(provider) keyring \(SecretMask.shown(name: name.value))"
        case .file(let file):
            let isWhole = file.value.hasPrefix("/") || file.value.hasPrefix("~/")
            let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
            return "\(provider) file \(isWhole ? "" : folder)\(SecretMask.shown(path: file.value))"
        // A literal key must stand nowhere else.
        case .literal, nil: return "\(provider) \(account.name.value) in \(path)"
        }
    }
}
