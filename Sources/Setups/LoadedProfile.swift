public import Catalog
public import Profiles
public import YAMLSource

/// A profile that was read from a file: what a command is about.
public struct LoadedProfile: Sendable {
    /// The profile.
    public let profile: Profile
    /// The file it stands in.
    public let source: SourceText
    /// The proxy that was asked for; nil where the whole profile is meant.
    public let chosen: Proxy?
    /// The file for whoever must tell files apart: its absolute path where that is known, else as the user calls it.
    public let path: String

    /// A profile, and the proxy that was asked for.
    ///
    /// - Parameter path: The absolute path of the file, where it is known.
    public init(profile: Profile, source: SourceText, chosen: Proxy? = nil, path: String? = nil) {
        self.profile = profile
        self.source = source
        self.chosen = chosen
        self.path = path ?? source.name
    }

    /// The same with another proxy asked for; nil for the whole profile.
    public func choosing(_ proxy: Proxy?) -> LoadedProfile {
        LoadedProfile(profile: profile, source: source, chosen: proxy, path: path)
    }

    /// The profile with what the catalogue adds to it.
    public func resolved(_ catalog: Catalog) -> ResolvedProfile {
        ResolvedProfile(profile, path: path, catalog)
    }

    /// One of its proxies with everything that belongs to it.
    public func resolve(_ proxy: Proxy, _ catalog: Catalog) -> ResolvedProxy {
        resolved(catalog).resolve(proxy)
    }

    /// The proxy that a text is likely about: by model and provider of the text, else the first; nil where none fits.
    public func proxy(provider: String?, model: String?) -> Proxy? {
        let there = profile.proxies.filter { provider == nil || profile.providerID(of: $0) == provider }
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

    /// A range of the file as a place for people.
    public func place(of range: ByteRange) -> ProfilePlace {
        let position = LineIndex(source).position(at: range.start)
        return ProfilePlace(file: source.name, line: position.line, column: position.column)
    }
}

/// A place in a profile's file, for people.
public struct ProfilePlace: Sendable, Equatable {
    /// The file as the user called it.
    public let file: String
    /// The line, counted from 1.
    public let line: Int
    /// The column, counted from 1 in Unicode scalars.
    public let column: Int

    /// A place.
    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// `file:line:column`.
    public var description: String { "\(SecretMask.byForm.hidingSecrets(in: file)):\(line):\(column)" }
}

extension Profile {
    /// The account of a proxy; nil where it names none that exists.
    public func account(of proxy: Proxy) -> Account? { proxy.account.flatMap { account(named: $0.value) } }

    /// The catalogue's id of a proxy's provider; nil where its account names none that exists.
    public func providerID(of proxy: Proxy) -> String? { account(of: proxy)?.provider?.value }
}
