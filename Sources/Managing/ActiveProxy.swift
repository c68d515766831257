internal import Glibc
internal import ProfileFiles
public import Profiles
public import Setups
internal import Switching

/// Finds what the state points to, as it is now: files may have been moved, renamed and edited by hand.
public struct ActiveProxy: Sendable {
    /// The profile, with the proxy that is meant.
    public let loaded: LoadedProfile
    /// The proxy.
    public let proxy: Proxy
    /// What is different from when it was chosen, as a sentence without a final full stop; nil where nothing is.
    public let remark: String?

    /// What a pointer leads to.
    ///
    /// - Throws: `StoreProblem.gone` where it leads nowhere, `unreadable` where the file cannot be opened.
    public init(_ pointer: SavedState.Pointer, in store: ProfileStore) throws(StoreProblem) {
        var remark: String?
        let loaded: LoadedProfile
        let path = Self.shown(pointer.file)
        if access(pointer.file, F_OK) == 0 || errno == EACCES {
            let (loadedProfiles, breakage) = try store.readWithBreakage(path)
            if let same = loadedProfiles.first(where: { $0.profile.shownName == pointer.profile }) {
                loaded = same
            } else if loadedProfiles.count == 1, let only = loadedProfiles.first, let name = only.profile.shownName {
                loaded = only
                remark = "the profile `\(pointer.profile)` is now named `\(name)`"
            } else if let breakage {
                throw breakage
            } else {
                throw .gone(
                    "the active profile `\(pointer.profile)` is no longer in \(path); choose with `proxylint use`")
            }
        } else {
            let moved = store.contents().profiles.filter { $0.profile.shownName == pointer.profile }
            guard moved.count == 1, let found = moved.first else {
                throw .gone(
                    "the active profile `\(pointer.profile)` is gone: the file \(path) no longer exists; choose with `proxylint use`"
                )
            }
            loaded = found
            if Self.kept(path: Self.absolutePath(found.source.name)) != pointer.file {
                remark = "the profile `\(pointer.profile)` is now in \(found.source.name)"
            }
        }
        let proxies = loaded.profile.proxies
        guard let proxy = Self.proxy(of: pointer, among: proxies, WrittenKeys(loaded.profile.node.tree)) else {
            throw .gone(
                "the profile `\(loaded.profile.name?.value ?? pointer.profile)` no longer has a proxy `\(pointer.proxy ?? String(pointer.index + 1))`; choose with `proxylint use`"
            )
        }
        self.loaded = loaded.choosing(proxy)
        self.proxy = proxy
        self.remark = remark
    }

    /// Whether a profile is the one it is in.
    public func isIn(_ other: LoadedProfile) -> Bool {
        loaded.profile.document == other.profile.document
            && Self.absolutePath(loaded.source.name) == Self.absolutePath(other.source.name)
    }

    private static func proxy(
        of pointer: SavedState.Pointer, among proxies: [Proxy], _ keys: WrittenKeys
    ) -> Proxy? {
        let alike = proxies.filter { Self.kept($0, keys) == pointer.proxy }
        // Proxies without names may go by the same model.
        return alike.first { $0.index == pointer.index } ?? alike.first { $0.name != nil } ?? alike.first
    }

    /// A path as a user in this folder would call it.
    private static func shown(_ path: String) -> String {
        guard let current = getcwd(nil, 0) else { return path }
        defer { free(current) }
        let prefix = String(cString: current) + "/"
        return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    }

    /// The pointer to a proxy.
    public static func pointer(to proxy: Proxy, in loaded: LoadedProfile) -> SavedState.Pointer {
        SavedState.Pointer(
            profile: loaded.profile.shownName ?? "", proxy: kept(proxy, WrittenKeys(loaded.profile.node.tree)),
            index: proxy.index,
            file: kept(path: absolutePath(loaded.source.name)))
    }

    /// What the state keeps of a proxy's name or model: what looks like a key, or is one of the file's, is masked there too.
    static func kept(_ proxy: Proxy, _ keys: WrittenKeys) -> String? {
        proxy.label.map { keys.hiding(in: SecretMask.byForm.hidingSecrets(in: $0)) }
    }

    /// What the state keeps of a path: a file that is called like a key is found again by its profile's name.
    public static func kept(path: String) -> String {
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
        return folder + SecretMask.byForm.hidingSecrets(in: String(path.dropFirst(folder.count)))
    }

    /// The path from the root; links stay what the user calls them.
    public static func absolutePath(_ path: String) -> String {
        guard !path.hasPrefix("/"), let current = getcwd(nil, 0) else { return path }
        defer { free(current) }
        var rest = path[...]
        while rest.hasPrefix("./") { rest = rest.dropFirst(2) }
        return "\(String(cString: current))/\(rest)"
    }
}
