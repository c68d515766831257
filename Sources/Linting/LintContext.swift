public import Catalog
public import Profiles
public import Relays
public import Setups
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
    /// Whether it is a file of the linter's own settings.
    let isSettings: Bool
    /// Whether some of its documents are relays, which are judged by themselves.
    let hasRelays: Bool
    /// The relay whose deployments are judged; nil for profiles.
    public let relay: Relay?

    init(
        tree: YAMLTree, profiles: [DecodedProfile], catalog: Catalog, options: LintOptions, isSettings: Bool = false,
        relay: Relay? = nil, hasRelays: Bool = false
    ) {
        self.hasRelays = hasRelays
        self.isSettings = isSettings
        self.relay = relay
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
    var maxContext: Int64 { frontEnds.compactMap { $0.contextRange?.upperBound }.min() ?? .max }

    /// What is known of the field.
    public let catalog: Catalog
    /// What the run is a function of.
    public var options: LintOptions { file.options }

    init(_ decoded: DecodedProfile, in file: FileContext, searches: inout ModelSearches) {
        self.file = file
        catalog = file.catalog
        profile = decoded.profile
        faults = decoded.faults
        let resolved = ResolvedProfile(
            decoded.profile, path: file.tree.source.name,
            frontEnds: file.options.frontEnds
                ?? (decoded.profile.frontEnds.isEmpty ? file.options.defaultFrontEnds : nil), file.catalog)
        frontEnds = resolved.frontEnds
        var proxies: [ProxyContext] = []
        for proxy in decoded.profile.proxies {
            proxies.append(
                ProxyContext(
                    resolved.resolve(proxy), file.options.ownFacts, isOfRelay: file.relay != nil,
                    today: file.options.today, searches: &searches))
        }
        self.proxies = proxies
    }

    /// The facts that every front end of the profile leaves a setting out; nil where one may send it.
    func omissions(of setting: String) -> [(frontEnd: FrontEnd, fact: CatalogFact)]? {
        var found: [(frontEnd: FrontEnd, fact: CatalogFact)] = []
        for frontEnd in frontEnds {
            guard let fact = frontEnd.omissions.first(where: { $0.value == setting }) else { return nil }
            found.append((frontEnd, fact))
        }
        return found.isEmpty ? nil : found
    }
}

// These are classes because every rule walks over them: copying them as structs costs more than the rules.

/// A resolved proxy with the verdicts that several rules share, so that one cause is found once.
public final class ProxyContext: Sendable {
    /// The proxy with everything that belongs to it.
    public let resolved: ResolvedProxy
    /// What is wrong with its address.
    public let endpoint: EndpointVerdict
    /// What is known of its model.
    public let model: ModelVerdict

    // Kept here as well: every rule asks for them, and each step on the way costs a retain and a release.

    /// The proxy as the file has it.
    public let proxy: Proxy
    /// Its account; nil where it names none that exists.
    public let account: Account?
    /// Its account's provider; nil where that is unknown.
    public let provider: Provider?
    /// Where its requests go.
    public let address: EndpointAddress?

    init(
        _ resolved: ResolvedProxy, _ own: OwnFacts, isOfRelay: Bool = false, today: CalendarDate,
        searches: inout ModelSearches
    ) {
        self.resolved = resolved
        proxy = resolved.proxy
        account = resolved.account
        provider = resolved.provider
        address = resolved.address
        // In front of its own servers a relay speaks plain http, within one machine or one network of containers.
        endpoint = EndpointVerdict(
            resolved.address, resolved.provider, isOfRelay ? nil : resolved.account, resolved.owner.catalog,
            frontEnds: resolved.owner.frontEnds, own)
        model = ModelVerdict(resolved, own, today: today, searches: &searches)
    }
}
