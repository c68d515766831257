public import Catalog
internal import Glibc
internal import ProfileFiles
import Profiles
public import Setups
internal import Switching
import Relays
public import YAMLSource

/// The profiles on disk: finds them by name or by file.
public struct ProfileStore: Sendable {
    let catalog: Catalog
    /// The folder of profiles; nil where there is none.
    public let folder: String?
    private let decoder: ProfileDecoder
    private let noting: Noting?

    /// Takes what was read, so that its keys are hidden wherever else they turn up.
    public typealias Noting = @Sendable (YAMLTree) -> Void

    /// As many files of a folder as are read; more are said to be too many.
    static let maxFiles = 5000

    /// The profiles of a folder.
    ///
    /// - Parameters:
    ///   - asked: The folder that was asked for; nil for the usual one (`ProfileFolder`).
    ///   - variable: Reads an environment variable.
    ///   - noting: Takes every file that was read, for the keys that are written out in it.
    public init(
        catalog: Catalog, asked: String?, variable: (String) -> String?, noting: Noting? = nil
    ) {
        self.catalog = catalog
        self.noting = noting
        decoder = ProfileDecoder(catalog: catalog)
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
    public func contents() -> Contents { contents(ofFiles: { _ in true }) }

    /// The profiles of those files of the folder whose bytes are wanted, and what of them cannot be read.
    func contents(ofFiles isWanted: @Sendable (SourceText) -> Bool) -> Contents {
        var contents = Contents()
        guard let folder else { return contents }
        let found = ProfileFinder().find([folder])
        contents.failures = found.failures.filter { $0.problem != .noProfiles }.map {
            .unreadable(path: $0.path, reason: $0.problem.message)
        }
        if let problem = Self.filesLeftOut(of: found, folder) { contents.failures.append(problem) }
        let files = Array(found.files.prefix(Self.maxFiles))
        let readings = Concurrently.map(count: files.count, with: decoder, copy: { $0.forAnotherThread() }) {
            [noting] place, decoder in
            Self.reading(of: files[place], decoder, noting, isWanted)
        }
        for reading in readings {
            contents.profiles += reading.loadedProfiles
            if let failure = reading.failure { contents.failures.append(failure) }
        }
        return contents
    }

    /// That the folder holds more files than are read; nil where it does not.
    var filesLeftOut: StoreProblem? {
        folder.flatMap { Self.filesLeftOut(of: ProfileFinder().find([$0]), $0) }
    }

    private static func filesLeftOut(of found: ProfileFinder.Found, _ folder: String) -> StoreProblem? {
        found.files.count > maxFiles ? .tooMany(folder: folder, read: maxFiles) : nil
    }

    /// What a file came to.
    private struct Reading: Sendable {
        var loadedProfiles: [LoadedProfile] = []
        var failure: StoreProblem?
    }

    private static func reading(
        of path: String, _ decoder: ProfileDecoder, _ noting: Noting?, _ isWanted: (SourceText) -> Bool
    ) -> Reading {
        do {
            let source = try Self.source(at: path)
            guard isWanted(source) else { return Reading() }
            let (loadedProfiles, breakage) = Self.loadedProfiles(of: source, decoder, noting)
            return Reading(loadedProfiles: loadedProfiles, failure: breakage)
        } catch {
            return Reading(failure: error)
        }
    }

    private static func source(at path: String) throws(StoreProblem) -> SourceText {
        do {
            return try ProfileReading.read(path)
        } catch {
            throw .unreadable(path: path, reason: error.message)
        }
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
        Self.loadedProfiles(of: try Self.source(at: path), decoder, noting)
    }

    private static func loadedProfiles(of source: SourceText, _ decoder: ProfileDecoder, _ noting: Noting?) -> (
        loadedProfiles: [LoadedProfile], breakage: StoreProblem?
    ) {
        let tree = YAMLTree.parse(source)
        let loadedProfiles = profiles(in: tree, decoder, noting)
        guard let problem = tree.problems.first(where: \.isFatal) else { return (loadedProfiles, nil) }
        let line = LineIndex(source).position(at: problem.range.start).line
        return (loadedProfiles, .broken(path: source.name, line: line, reason: problem.message))
    }

    private static func profiles(
        in tree: YAMLTree, _ decoder: ProfileDecoder, _ noting: Noting?
    ) -> [LoadedProfile] {
        noting?(tree)
        // A relay's configuration beside them is no profile.
        if RelayKind.of(tree) != nil { return [] }
        return decoder.profiles(in: tree).map {
            LoadedProfile(
                profile: $0.profile, source: tree.source, chosen: nil, path: ActiveProxy.absolutePath(tree.source.name))
        }
    }

    /// The profiles of a text.
    public func profiles(of source: SourceText) -> [LoadedProfile] {
        Self.profiles(in: YAMLTree.parse(source), decoder, noting)
    }
}
