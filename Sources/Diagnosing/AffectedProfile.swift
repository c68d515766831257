import Catalog
public import Profiles
public import Setups

/// The user's profile that an error is about.
public struct AffectedProfile: Sendable {
    /// Which proxy failed.
    public enum FailedProxy: Sendable {
        /// The one that was asked for, else the one that fits the text.
        case fitting
        /// This one; nil where an account without proxies is meant.
        case known(Proxy?)
    }

    /// The profile.
    public let loaded: LoadedProfile
    /// Which of its proxies failed.
    public let failedProxy: FailedProxy
    /// Why proxies cannot be switched to, by their places: lint calls them broken, or what they failed of still holds.
    public let unusable: [Int: String]

    /// A profile that an error is about.
    public init(_ loaded: LoadedProfile, failed: FailedProxy = .fitting, unusable: [Int: String] = [:]) {
        self.loaded = loaded
        failedProxy = failed
        self.unusable = unusable
    }

    /// The proxy that failed, resolved: by what is known, by its name, by model and provider of the error, else the first.
    func failed(provider: String?, model: String?, _ catalog: Catalog) -> ResolvedProxy? {
        let proxy: Proxy? =
            switch failedProxy {
            case .known(let proxy): proxy
            case .fitting: loaded.chosen ?? loaded.proxy(provider: provider, model: model)
            }
        return proxy.map { loaded.resolve($0, catalog) }
    }
}
