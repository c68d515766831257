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
        // A relay's configuration beside them is no profile.
        if RelayKind.of(tree) != nil { return [] }
        return ProfileDecoder(catalog: catalog).profiles(in: tree).map {
            LoadedProfile(
                profile: $0.profile, source: tree.source, chosen: nil, path: ActiveProxy.absolutePath(tree.source.name))
        }
    }

    /// The profiles of a text.
    public func profiles(of source: SourceText) -> [LoadedProfile] { profiles(in: YAMLTree.parse(source)) }
}
