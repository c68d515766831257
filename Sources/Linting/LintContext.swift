public import Catalog
public import Profiles
public import YAMLSource

/// A file as rules see it.
public final class FileContext: Sendable {
    /// The parsed text.
    public let tree: YAMLTree
    /// Its profiles.
    public let profiles: [DecodedProfile]
    /// What is known of the field.
    public let catalog: Catalog
    /// What the run is a function of.
    public let options: LintOptions

    init(tree: YAMLTree, profiles: [DecodedProfile], catalog: Catalog, options: LintOptions) {
        self.tree = tree
        self.profiles = profiles
        self.catalog = catalog
        self.options = options
    }
}

/// A profile as rules see it, with what was worked out about it once for all of them.
public final class ProfileContext: Sendable {
    /// The file it stands in.
    public let file: FileContext
    /// The profile, as far as it could be read.
    public let profile: Profile
    /// What the format does not allow.
    public let faults: [ProfileFault]
    /// Its proxies with what belongs to each.
    public let proxies: [ProxyContext]
    /// The front ends it is judged for.
    public let frontEnds: [FrontEnd]
    /// The largest context that all of them can be set to.
    var mostContext: Int { frontEnds.compactMap { $0.contextRange?.upperBound }.min() ?? .max }

    /// What is known of the field.
    public var catalog: Catalog { file.catalog }
    /// What the run is a function of.
    public var options: LintOptions { file.options }

    init(_ decoded: DecodedProfile, in file: FileContext, searches: inout Int) {
        self.file = file
        profile = decoded.profile
        faults = decoded.faults
        frontEnds = (file.options.frontEnds ?? decoded.profile.frontEnds.map(\.value)).compactMap(file.catalog.frontEnd)
        let frontEnds = frontEnds
        var proxies: [ProxyContext] = []
        for proxy in decoded.profile.proxies {
            proxies.append(
                ProxyContext(proxy, in: decoded.profile, file.catalog, frontEnds: frontEnds, searches: &searches))
        }
        self.proxies = proxies
    }
}

// These are classes because every rule walks over them: copying them as structs costs more than the rules.

/// A proxy with its account, its provider, and the verdicts that several rules share, so that one cause is found once.
public final class ProxyContext: Sendable {
    /// The proxy.
    public let proxy: Proxy
    /// Its account; nil where it names none that exists.
    public let account: Account?
    /// Its account's provider; nil where that is unknown.
    public let provider: Provider?
    /// Where its requests go.
    public let address: EndpointAddress?
    /// What is wrong with that address.
    public let endpoint: EndpointVerdict
    /// What is known of its model.
    public let model: ModelVerdict

    init(_ proxy: Proxy, in profile: Profile, _ catalog: Catalog, frontEnds: [FrontEnd], searches: inout Int) {
        self.proxy = proxy
        account = proxy.account.flatMap { profile.account(named: $0.value) }
        provider = account?.provider.flatMap { catalog.provider($0.value) }
        address = EndpointAddress(of: proxy, at: provider)
        endpoint = EndpointVerdict(address, provider, account, catalog, frontEnds: frontEnds)
        model = ModelVerdict(proxy.model, provider, catalog, searches: &searches)
    }
}
