import Catalog
import Diagnosing
import Glibc
import ProfileFiles
import Profiles
import YAMLSource

/// Finds the profile that an error is about: the one that is named, or the only one in the folder that fits.
struct ProfileChoice {
    let catalog: Catalog
    /// The folder that was asked for.
    let folder: String?
    let terminal: Terminal

    /// As many files of a folder as are read.
    private static let mostFiles = 500

    /// The profile of a reference: a file or a name, with `/PROXY` behind it where one of its proxies is meant.
    ///
    /// - Throws: `UsageError` where there is none.
    func setup(named reference: String) throws(UsageError) -> Setup {
        // A file has at least one; of several the first is meant.
        try setups(named: reference)[0]
    }

    /// The profiles of a reference: all of a file, or the one of a name; never none.
    ///
    /// - Throws: `UsageError` where there is none.
    func setups(named reference: String) throws(UsageError) -> [Setup] {
        for (path, proxy) in Self.readings(of: reference) where isFile(path) {
            let setups = try read(path)
            guard let first = setups.first else { throw UsageError("`\(path)` holds no profile") }
            guard let proxy else { return setups }
            let holder = setups.first { $0.profile.proxies.contains { $0.name?.value == proxy } }
            return [try choose(proxy, holder ?? first, reference)]
        }
        let all = inFolder()
        for (name, proxy) in Self.readings(of: reference) {
            let found = all.filter { $0.profile.name?.value == name }
            guard found.count < 2 else { throw UsageError("several files hold a profile `\(name)`; name the file") }
            if let setup = found.first { return [try choose(proxy, setup, reference)] }
        }
        let names = all.compactMap { $0.profile.name?.value }
        let meant = Similarity.nearest(to: reference, among: names).map { "did you mean `\($0)`?" }
        throw UsageError(
            "there is no profile `\(reference)`; \(meant ?? "give the file, or its name in the folder of profiles")")
    }

    /// The reference whole, and split at its last slash.
    private static func readings(of reference: String) -> [(String, String?)] {
        guard let slash = reference.lastIndex(of: "/"), slash > reference.startIndex else { return [(reference, nil)] }
        return [(reference, nil), (String(reference[..<slash]), String(reference[reference.index(after: slash)...]))]
    }

    private func choose(_ proxy: String?, _ setup: Setup, _ reference: String) throws(UsageError) -> Setup {
        guard let proxy else { return setup }
        let names = setup.profile.proxies.compactMap { $0.name?.value }
        guard names.contains(proxy) else {
            throw UsageError(
                "the profile has no proxy `\(proxy)`; it has \(names.isEmpty ? "none with a name" : names.joined(separator: ", "))"
            )
        }
        return Setup(profile: setup.profile, source: setup.source, proxy: proxy)
    }

    /// The profile of the folder that the error is about, where only one can be meant.
    func setup(fitting diagnosis: Diagnosis) -> Setup? {
        let all = inFolder()
        if all.count == 1 { return all.first { $0.concerns(provider: diagnosis.provider) } }
        guard let model = diagnosis.model else { return nil }
        let fitting = all.filter { $0.concerns(provider: diagnosis.provider) && $0.uses(model: model) }
        return fitting.count == 1 ? fitting[0] : nil
    }

    private func inFolder() -> [Setup] { everything().setups }

    /// Every profile of the folder, and what of it cannot be read.
    func everything() -> (setups: [Setup], failures: [UsageError]) {
        let path = ProfileFolder.path(asked: folder, variable: terminal.variable, exists: { access($0, F_OK) == 0 })
        guard let path else { return ([], []) }
        let found = ProfileFinder().find([path])
        var setups: [Setup] = []
        var failures = found.failures.map { UsageError("`\($0.path)`: \($0.problem.message)") }
        for file in found.files.prefix(Self.mostFiles) {
            do {
                setups += try read(file)
            } catch {
                failures.append(error)
            }
        }
        return (setups, failures)
    }

    private func read(_ path: String) throws(UsageError) -> [Setup] {
        do {
            let source = try ProfileReading.read(path)
            let tree = YAMLTree.parse(source)
            return ProfileDecoder(catalog: catalog).profiles(in: tree).map {
                Setup(profile: $0.profile, source: source)
            }
        } catch {
            throw UsageError("`\(path)`: \(error.message)")
        }
    }

    private func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
    }
}
