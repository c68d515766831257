import Catalog
import Diagnosing
import Profiles
import Setups
import Switching
import Testing
import YAMLSource

/// A profile that is only a text, and what commands ask of it.
struct TextProfile {
    static let catalog = Catalog.embedded
    static let now = Instant("2026-11-21T15:00:00Z") ?? Instant(seconds: 0)
    static let dailyCap =
        #"PROXY ERROR 429: {"error":{"message":"Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model requests per day","code":429}} (unk)"#

    let loaded: LoadedProfile

    init(_ text: String) throws {
        let tree = YAMLTree.parse(SourceText(name: "profiles/it.yaml", text: text))
        let decoded = try #require(ProfileDecoder(catalog: Self.catalog).profiles(in: tree).first)
        loaded = LoadedProfile(profile: decoded.profile, source: tree.source)
    }

    func proxy(_ label: String) throws -> Proxy {
        try #require(loaded.profile.proxies.first { loaded.profile.label(of: $0) == label })
    }

    func route(_ label: String) throws -> ProxyRoute { loaded.resolve(try proxy(label), Self.catalog).route }

    /// What an error comes to that was told while a proxy was in use; nil where it is not known.
    func told(_ error: String, of label: String) throws -> ToldError? {
        let diagnosis = Diagnoser(catalog: Self.catalog).diagnose(
            try ErrorInput(pasted: Array(error.utf8)),
            for: AffectedProfile(loaded, failed: .known(try proxy(label))), now: Self.now)
        return ToldError(diagnosis, of: try route(label), now: Self.now)
    }

    /// What comes behind a proxy.
    func rotation(
        behind label: String, because error: String? = nil, remembered: [RememberedFailure] = [],
        broken: [Int: String] = [:], at now: Instant = now
    ) throws -> Rotation {
        var failure: ToldError?
        if let error { failure = try told(error, of: label) }
        return Rotation(
            in: loaded, behind: try proxy(label), told: failure?.told, remembered: remembered, broken: broken, now: now,
            Self.catalog)
    }

    /// The name of the proxy that comes next; nil where none is left.
    func next(_ rotation: Rotation) -> String? { rotation.next.map { loaded.profile.label(of: $0) } }
}
