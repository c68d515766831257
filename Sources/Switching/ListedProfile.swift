public import Catalog
public import Linting
import Profiles
public import Setups

/// A profile in a list, at a glance.
public struct ListedProfile: Sendable {
    /// One of its proxies.
    public struct ListedProxy: Sendable {
        /// Its number in the whole list, counted from 1.
        public let number: Int
        /// What commands call it.
        public let label: String
        /// The provider's name for people; nil where it is unknown.
        public let provider: String?
        /// The catalogue's id of the provider.
        public let providerID: String?
        /// The model ID.
        public let model: String?
        /// Tokens of context.
        public let contextSize: Int64?
        /// Whether it is the active one.
        public let isActive: Bool
        /// What it rests for; nil where nothing is remembered against it.
        public let rest: RememberedFailure?
    }

    /// Its name; nil where the file gives none.
    public let name: String?
    /// The file, as it may be shown.
    public let file: String
    /// The document of the file, counted from 1.
    public let document: Int
    /// Names of the front ends it is for.
    public let frontEnds: [String]
    /// The catalogue's ids of them.
    public let frontEndIDs: [String]
    /// Its proxies, in order of preference.
    public let proxies: [ListedProxy]
    /// What lint finds in it.
    public let counts: FindingCounts
    /// Whether the active proxy is one of its.
    public var isActive: Bool { proxies.contains(where: { $0.isActive }) }

    /// A profile in a list.
    ///
    /// - Parameters:
    ///   - first: The number of its first proxy in the whole list.
    ///   - counts: What lint finds in it.
    ///   - active: The place of the active proxy; nil where it is another profile's.
    ///   - remembered: Failures that were told.
    public init(
        _ loaded: LoadedProfile, first: Int = 1, counts: FindingCounts, active: Int?,
        remembered: [RememberedFailure], now: Instant, _ catalog: Catalog
    ) {
        let profile = loaded.profile
        name = profile.shownName
        file = SecretMask.byForm.hidingSecrets(in: loaded.source.name)
        document = profile.document
        frontEndIDs = profile.frontEnds.map { $0.value }
        frontEnds = frontEndIDs.map { catalog.frontEnd($0)?.name ?? $0 }
        let holding = remembered.filter { $0.holds(at: now) }
        proxies = loaded.resolved(catalog).proxies.map { resolved in
            let proxy = resolved.proxy
            return ListedProxy(
                number: first + proxy.index, label: profile.label(of: proxy), provider: resolved.provider?.name,
                providerID: resolved.account?.provider?.value,
                model: (proxy.model?.value).map(SecretMask.byForm.hidingSecrets),
                contextSize: proxy.contextSize?.value,
                isActive: proxy.index == active,
                rest: holding.isEmpty
                    ? nil : RememberedFailure.ruling(holding, on: resolved.route, now: now))
        }
        self.counts = counts
    }
}
