public import Catalog
public import Profiles

/// A profile with what the catalogue adds to it: what its proxies are resolved by.
public final class ResolvedProfile: Sendable {
    /// The profile.
    public let profile: Profile
    /// Its file, as identities know it (`LoadedProfile.path`).
    public let path: String
    /// What is known of the field.
    public let catalog: Catalog
    /// The front ends it is for, those of them that are known.
    public let frontEnds: [FrontEnd]

    /// A profile.
    ///
    /// - Parameter frontEnds: Ids of the front ends to judge for; nil for those that the profile names.
    public init(_ profile: Profile, path: String, frontEnds: [String]? = nil, _ catalog: Catalog) {
        self.profile = profile
        self.path = path
        self.catalog = catalog
        self.frontEnds = (frontEnds ?? profile.frontEnds.map { $0.value }).compactMap(catalog.frontEnd)
    }

    /// One of its proxies with everything that belongs to it.
    public func resolve(_ proxy: Proxy) -> ResolvedProxy { ResolvedProxy(proxy, in: self) }

    /// All of its proxies, in order of preference.
    public var proxies: [ResolvedProxy] { profile.proxies.map(resolve) }

    /// The provider of one of its accounts; nil where the account names none that exists.
    public func provider(of account: Account) -> Provider? { catalog.provider(of: account) }

    /// Whether a front end may send a setting: true without a front end, else where one of them does not leave it out.
    public func sends(_ setting: String) -> Bool {
        frontEnds.isEmpty || frontEnds.contains { frontEnd in !frontEnd.omissions.contains { $0.value == setting } }
    }
}
