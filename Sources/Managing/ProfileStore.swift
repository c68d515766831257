public import Catalog
internal import Glibc
internal import ProfileFiles
import Profiles
public import Setups
internal import Switching
public import YAMLSource

/// The profiles on disk: finds them by name or by file.
public struct ProfileStore: Sendable {
    let catalog: Catalog
    /// The folder of profiles; nil where there is none.
    public let folder: String?

    /// As many files of a folder as are read; more are said to be too many.
    static let maxFiles = 5000

    /// The profiles of a folder.
    ///
    /// - Parameters:
    ///   - asked: The folder that was asked for; nil for the usual one (`ProfileFolder`).
    ///   - variable: Reads an environment variable.
    public init(catalog: Catalog, asked: String?, variable: (String) -> String?) {
        self.catalog = catalog
        folder = ProfileFolder.path(asked: asked, variable: variable, exists: { access($0, F_OK) == 0 })
    }

    /// The profiles of the folder.
    public struct Contents: Sendable {
        /// Every profile, in the order of the files.
        public var profiles: [LoadedProfile] = []
        /// What cannot be read.
        public var failures: [StoreProblem] = []

        /// Names that more than one profile has.
        public var repeatedNames: [String] {
            var counts: [String: Int] = [:]
            for loaded in profiles { if let name = loaded.profile.name?.value { counts[name, default: 0] += 1 } }
            return counts.filter { $0.value > 1 }.keys.sorted()
        }
    }

    /// Every profile of the folder, and what of it cannot be read.
    public func contents() -> Contents {
        var contents = Contents()
        guard let folder else { return contents }
        let found = ProfileFinder().find([folder])
        contents.failures = found.failures.filter { $0.problem != .noProfiles }.map {
            .unreadable(path: $0.path, reason: $0.problem.message)
        }
        if found.files.count > Self.maxFiles {
            contents.failures.append(.tooMany(folder: folder, read: Self.maxFiles))
        }
        for file in found.files.prefix(Self.maxFiles) {
            do {
                let (loadedProfiles, breakage) = try readWithBreakage(file)
                contents.profiles += loadedProfiles
                if let breakage { contents.failures.append(breakage) }
            } catch {
                contents.failures.append(error)
            }
        }
        return contents
    }

    /// The profiles of a file.
    ///
    /// - Throws: `StoreProblem`, also where the file holds none.
    public func read(_ path: String) throws(StoreProblem) -> [LoadedProfile] {
        let (loadedProfiles, breakage) = try readWithBreakage(path)
        guard loadedProfiles.isEmpty else { return loadedProfiles }
        throw breakage ?? .empty(path: path)
    }

    /// The profiles of a file as far as it can be read, and where that ends.
    func readWithBreakage(_ path: String) throws(StoreProblem) -> (
        loadedProfiles: [LoadedProfile], breakage: StoreProblem?
    ) {
        let source: SourceText
        do {
            source = try ProfileReading.read(path)
        } catch {
            throw .unreadable(path: path, reason: error.message)
        }
        let tree = YAMLTree.parse(source)
        let loadedProfiles = profiles(in: tree)
        guard let problem = tree.problems.first(where: \.isFatal) else { return (loadedProfiles, nil) }
        let line = LineIndex(source).position(at: problem.range.start).line
        return (loadedProfiles, .broken(path: path, line: line, reason: problem.message))
    }

    private func profiles(in tree: YAMLTree) -> [LoadedProfile] {
        ProfileDecoder(catalog: catalog).profiles(in: tree).map {
            LoadedProfile(
                profile: $0.profile, source: tree.source, chosen: nil, path: ActiveProxy.absolutePath(tree.source.name))
        }
    }

    /// The profiles of a text.
    public func profiles(of source: SourceText) -> [LoadedProfile] { profiles(in: YAMLTree.parse(source)) }

    // MARK: References

    /// The profile of a reference, `PROFILE` or `PROFILE/PROXY`, where PROFILE is a name or a file; of several in a file
    /// the first.
    ///
    /// - Parameter active: The active profile, one of whose proxies may be named alone.
    /// - Throws: `StoreProblem`.
    public func profile(named reference: String, active: LoadedProfile? = nil) throws(StoreProblem) -> LoadedProfile {
        let loadedProfiles = try profiles(named: reference, active: active)
        guard let first = loadedProfiles.first else { throw .nothing }
        return first
    }

    /// The profiles of a reference: all of a file, or the one of a name; never none.
    ///
    /// - Throws: `StoreProblem`.
    public func profiles(named reference: String, active: LoadedProfile? = nil) throws(StoreProblem) -> [LoadedProfile]
    {
        // What looks like a file is one; else a name goes before a file that happens to lie in this folder.
        let looksLikeFile =
            reference.hasSuffix(".yaml") || reference.hasSuffix(".yml") || reference.contains(".yaml/")
            || reference.contains(".yml/")
        if looksLikeFile, let found = try inFile(reference) { return found }
        let contents = contents()
        let all = contents.profiles
        for (name, proxy) in Self.readings(of: reference) {
            let found = all.filter { $0.profile.name?.value == name }
            guard found.count < 2 else { throw .ambiguous(name: name, files: found.map(\.source.name)) }
            guard let loaded = found.first else { continue }
            guard let proxy else { return [loaded] }
            return [try choose(proxy, loaded)]
        }
        if let active, let proxy = try Self.proxy(called: reference, in: active) { return [active.choosing(proxy)] }
        if let found = try inFile(reference) { return found }
        let names = all.flatMap { loaded -> [String] in
            guard let name = loaded.profile.name?.value else { return [] }
            return [name] + loaded.profile.proxies.map { "\(name)/\(loaded.profile.label(of: $0))" }
        }
        // Where a file cannot be read, it may be the one that is meant.
        let unread = contents.failures.first { $0.concerns(reference) }
        throw .unknown(
            reference: reference, nearest: Similarity.nearest(to: reference, among: names),
            unread: unread?.message)
    }

    /// The reference whole, and split at each of its slashes: paths have some, and so have models by which a proxy without a
    /// name goes.
    static func readings(of reference: String) -> [(String, String?)] {
        var readings: [(String, String?)] = [(reference, nil)]
        for slash in reference.indices where reference[slash] == "/" && slash > reference.startIndex {
            let rest = reference[reference.index(after: slash)...]
            if !rest.isEmpty { readings.append((String(reference[..<slash]), String(rest))) }
        }
        return readings
    }

    /// The file of a reference, also one that is broken: whoever wants to mend it must get in.
    ///
    /// - Parameters:
    ///   - reference: What is meant; nil for the active profile, else the only one there is.
    ///   - pointer: What is active, as it was noted.
    /// - Throws: `StoreProblem`.
    public func file(
        named reference: String?, active: LoadedProfile?, pointer: SavedState.Pointer?
    ) throws(StoreProblem) -> String {
        guard let reference else {
            if let active { return active.source.name }
            if let pointer { return pointer.file }
            let contents = contents()
            guard let only = contents.profiles.first else { throw contents.failures.first ?? .nothing }
            guard contents.profiles.count == 1 else {
                throw .several(contents.profiles.compactMap(\.profile.shownName))
            }
            return only.source.name
        }
        if Self.isFile(reference), reference.hasSuffix(".yaml") || reference.hasSuffix(".yml") { return reference }
        do {
            return try profile(named: reference, active: active).source.name
        } catch {
            if let pointer, pointer.profile == reference, Self.isFile(pointer.file) { return pointer.file }
            for failure in contents().failures {
                if case .broken(let path, _, _) = failure, failure.concerns(reference) { return path }
            }
            throw error
        }
    }

    /// Clears away what killed processes left in the folder.
    public func sweep() { if let folder { FolderLock.sweep(folder: folder) } }

    /// The profiles of a file, or the one of its profiles that has the proxy named behind it; nil where it is no file.
    private func inFile(_ reference: String) throws(StoreProblem) -> [LoadedProfile]? {
        for (path, proxy) in Self.readings(of: reference) where Self.isFile(path) {
            let loadedProfiles = try read(path)
            guard let proxy else { return loadedProfiles }
            for loaded in loadedProfiles {
                if let found = try Self.proxy(called: proxy, in: loaded) { return [loaded.choosing(found)] }
            }
            guard let first = loadedProfiles.first else { throw .empty(path: path) }
            return [try choose(proxy, first)]
        }
        return nil
    }

    static func proxy(called label: String, in loaded: LoadedProfile) throws(StoreProblem) -> Proxy? {
        let proxies = loaded.profile.proxies
        if let named = proxies.first(where: { $0.name?.value == label }) { return named }
        let unnamed = proxies.filter { $0.name == nil && $0.model?.value == label }
        guard unnamed.count < 2 else {
            throw .ambiguousProxy(label, references: unnamed.map { loaded.reference(to: $0) })
        }
        return unnamed.first ?? Int(label).flatMap { number in proxies.first { $0.index + 1 == number } }
    }

    private func choose(_ label: String, _ loaded: LoadedProfile) throws(StoreProblem) -> LoadedProfile {
        guard let proxy = try Self.proxy(called: label, in: loaded) else {
            throw .noSuchProxy(
                label, profile: loaded.profile.shownName ?? loaded.source.name,
                proxies: loaded.profile.proxies.map { loaded.profile.label(of: $0) })
        }
        return loaded.choosing(proxy)
    }

    static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
    }
}
