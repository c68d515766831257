public import Catalog
public import Diagnosing
internal import Glibc
internal import ProfileFiles
import Profiles
internal import Switching
public import YAMLSource

/// The profiles on disk: finds them by name or by file.
public struct ProfileStore: Sendable {
    let catalog: Catalog
    /// The folder of profiles; nil where there is none.
    public let folder: String?

    /// As many files of a folder as are read; more are said to be too many.
    static let mostFiles = 5000

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
        public var setups: [Setup] = []
        /// What cannot be read.
        public var failures: [StoreProblem] = []

        /// Names that more than one profile has.
        public var repeatedNames: [String] {
            var counts: [String: Int] = [:]
            for setup in setups { if let name = setup.profile.name?.value { counts[name, default: 0] += 1 } }
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
        if found.files.count > Self.mostFiles {
            contents.failures.append(.tooMany(folder: folder, read: Self.mostFiles))
        }
        for file in found.files.prefix(Self.mostFiles) {
            do {
                contents.setups += try read(file)
            } catch {
                contents.failures.append(error)
            }
        }
        return contents
    }

    /// The profiles of a file.
    ///
    /// - Throws: `StoreProblem.unreadable`.
    public func read(_ path: String) throws(StoreProblem) -> [Setup] {
        do {
            let source = try ProfileReading.read(path)
            return profiles(of: source)
        } catch {
            throw .unreadable(path: path, reason: error.message)
        }
    }

    /// The profiles of a text.
    public func profiles(of source: SourceText) -> [Setup] {
        ProfileDecoder(catalog: catalog).profiles(in: YAMLTree.parse(source)).map {
            Setup(profile: $0.profile, source: source)
        }
    }

    // MARK: References

    /// The profile of a reference, `PROFILE` or `PROFILE/PROXY`, where PROFILE is a name or a file; of several in a file
    /// the first.
    ///
    /// - Parameter active: The active profile, one of whose proxies may be named alone.
    /// - Throws: `StoreProblem`.
    public func setup(named reference: String, active: Setup? = nil) throws(StoreProblem) -> Setup {
        let setups = try setups(named: reference, active: active)
        guard let first = setups.first else { throw .nothing }
        return first
    }

    /// The profiles of a reference: all of a file, or the one of a name; never none.
    ///
    /// - Throws: `StoreProblem`.
    public func setups(named reference: String, active: Setup? = nil) throws(StoreProblem) -> [Setup] {
        for (path, proxy) in Self.readings(of: reference) where Self.isFile(path) {
            let setups = try read(path)
            guard let first = setups.first else { throw .empty(path: path) }
            guard let proxy else { return setups }
            let holder = setups.first { Self.proxy(called: proxy, in: $0) != nil }
            return [try choose(proxy, holder ?? first)]
        }
        let all = contents().setups
        for (name, proxy) in Self.readings(of: reference) {
            let found = all.filter { $0.profile.name?.value == name }
            guard found.count < 2 else { throw .ambiguous(name: name, files: found.map(\.source.name)) }
            guard let setup = found.first else { continue }
            guard let proxy else { return [setup] }
            return [try choose(proxy, setup)]
        }
        if let active, Self.proxy(called: reference, in: active) != nil { return [try choose(reference, active)] }
        let names = all.flatMap { setup -> [String] in
            guard let name = setup.profile.name?.value else { return [] }
            return [name] + setup.profile.proxies.map { "\(name)/\(Rotation.label($0))" }
        }
        throw .unknown(reference: reference, nearest: Similarity.nearest(to: reference, among: names))
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

    static func proxy(called label: String, in setup: Setup) -> Proxy? {
        let proxies = setup.profile.proxies
        return proxies.first { $0.name?.value == label } ?? proxies.first { $0.name == nil && $0.model?.value == label }
            ?? Int(label).flatMap { number in proxies.first { $0.index + 1 == number } }
    }

    private func choose(_ label: String, _ setup: Setup) throws(StoreProblem) -> Setup {
        guard let proxy = Self.proxy(called: label, in: setup) else {
            throw .noSuchProxy(
                label, profile: setup.profile.name?.value ?? setup.source.name,
                proxies: setup.profile.proxies.map { Rotation.label($0) })
        }
        return Setup(profile: setup.profile, source: setup.source, chosen: proxy)
    }

    static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
    }
}
