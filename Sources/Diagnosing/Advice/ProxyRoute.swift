public import Catalog
public import Profiles

/// The way that requests of a proxy go, as far as it decides what fails together.
public struct ProxyRoute: Sendable {
    /// The catalogue's id of the provider.
    public let provider: String?
    /// Its name for people.
    public let providerName: String
    /// What tells accounts apart, also between profiles; nil where the proxy names none that exists.
    public let account: String?
    /// The model's id.
    public let model: String?
    /// Whether the model costs nothing.
    public let isFree: Bool
    /// The only upstream that may serve it, where there is only one.
    public let onlyUpstream: String?
    /// The model's window in tokens.
    public let window: Int?

    /// The way of a proxy within its profile.
    public init(of proxy: Proxy, in profile: Profile, file: String, _ catalog: Catalog) {
        let owner = proxy.account.flatMap { profile.account(named: $0.value) }
        let id = owner?.provider?.value
        provider = id
        providerName = id.flatMap { catalog.provider($0)?.name } ?? "another provider"
        account = owner.map { AccountIdentity.text(of: $0, in: file) }
        model = proxy.model?.value
        let entry = id.flatMap { id in proxy.model.flatMap { catalog.model($0.value, at: id) } }
        isFree = entry?.isFree ?? model?.hasSuffix(":free") ?? true
        window = entry?.window
        if proxy.upstreams.count == 1 {
            onlyUpstream = proxy.upstreams[0].value
        } else {
            onlyUpstream = id.flatMap { catalog.provider($0)?.kind == .host ? $0 : nil }
        }
    }
}

/// What tells accounts apart: the provider and where the key is, so that two profiles with one key have one account.
public enum AccountIdentity {
    /// A text that is the same for the same account; holds no key.
    public static func text(of account: Account, in file: String) -> String {
        let provider = account.provider?.value ?? ""
        switch account.key {
        case .environment(let name): return "\(provider) env \(name.value)"
        case .keyring(let name): return "\(provider) keyring \(name.value)"
        case .file(let path): return "\(provider) file \(path.value)"
        // A literal key must stand nowhere else.
        case .literal, nil: return "\(provider) \(account.name.value) in \(file)"
        }
    }
}
