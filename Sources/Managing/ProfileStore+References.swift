internal import Catalog
internal import Glibc
internal import ProfileFiles
import Profiles
public import Setups
internal import Switching

extension ProfileStore {
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
        if Self.looksLikeFile(reference), let found = try inFile(reference) { return found }
        if let loaded = try profile(called: reference) { return [loaded] }
        let contents = contents()
        let all = contents.profiles
        let isNumber = Int(reference) != nil
        // A number alone is one of `list`, unless a proxy of the active profile is called so.
        if let active, let proxy = try Self.proxy(called: reference, in: active),
            !isNumber || proxy.name?.value == reference
        {
            return [active.choosing(proxy)]
        }
        if let found = try inFile(reference) { return found }
        // Where a file cannot be read, it may be the one that is meant.
        let unread = contents.failures.first { $0.concerns(reference) }
        if unread == nil {
            switch ReferenceSearch(profiles: all, active: active, catalog: catalog).meaning(of: reference) {
            case .one(let loaded): return [loaded]
            case .several(let references): throw .severalFit(reference, references: references)
            case .none: break
            }
            if let loaded = try proxy(behindBeginning: reference, in: all) { return [loaded] }
        }
        if isNumber {
            throw .noSuchNumber(reference, count: all.reduce(0) { $0 + $1.profile.proxies.count })
        }
        throw .unknown(reference: reference, nearest: nearest(to: reference, in: all), unread: unread?.message)
    }

    /// The proxy behind the slash of a reference whose first part begins the name of one profile only; nil where none or several
    /// begin so.
    ///
    /// - Throws: `StoreProblem` where that profile has no such proxy.
    private func proxy(
        behindBeginning reference: String, in all: [LoadedProfile]
    ) throws(StoreProblem) -> LoadedProfile? {
        guard !Self.looksLikeFile(reference) else { return nil }
        for (beginning, proxy) in Self.readings(of: reference) {
            guard let proxy else { continue }
            let word = beginning.lowercased()
            let found = all.filter { $0.profile.name?.value.lowercased().hasPrefix(word) ?? false }
            let whole = found.filter { $0.profile.name?.value.lowercased() == word }
            guard let loaded = whole.count == 1 ? whole.first : found.count == 1 ? found.first : nil else { continue }
            return try choose(proxy, loaded)
        }
        return nil
    }

    /// Whether a reference is written like a file rather than a name.
    static func looksLikeFile(_ reference: String) -> Bool {
        reference.hasSuffix(".yaml") || reference.hasSuffix(".yml") || reference.contains(".yaml/")
            || reference.contains(".yml/")
    }

    /// The one profile of the folder that a reference names whole, with the proxy behind it; nil where none is called so.
    ///
    /// A name stands in the file of its profile byte for byte, unless something in the file is escaped: no other file is parsed.
    private func profile(called reference: String) throws(StoreProblem) -> LoadedProfile? {
        let readings = Self.readings(of: reference)
        let isPlain = reference.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "'") }
        let all = contents(ofFiles: { source in
            !isPlain || source.bytes.contains(UInt8(ascii: "\\")) || readings.contains { source.bytes.holds($0.0) }
        }).profiles
        for (name, proxy) in readings {
            let found = all.filter { $0.profile.name?.value == name }
            guard found.count < 2 else { throw .ambiguous(name: name, files: found.map(\.source.name)) }
            guard let loaded = found.first else { continue }
            guard let proxy else { return loaded }
            return try choose(proxy, loaded)
        }
        return nil
    }

    /// The reference that looks most like a text: a profile, a proxy with its profile, or a proxy alone.
    private func nearest(to reference: String, in profiles: [LoadedProfile]) -> String? {
        var names: [String] = []
        var ofProxies: [String: String] = [:]
        for loaded in profiles {
            guard let name = loaded.profile.name?.value else { continue }
            names.append(name)
            for proxy in loaded.profile.proxies {
                let label = loaded.profile.label(of: proxy)
                names.append("\(name)/\(label)")
                if let own = proxy.name?.value, ofProxies[own] == nil { ofProxies[own] = "\(name)/\(label)" }
            }
        }
        return Similarity.nearest(to: reference, among: names)
            ?? Similarity.nearest(to: reference, among: ofProxies.keys.sorted()).flatMap { ofProxies[$0] }
            ?? nearestModelOrProvider(to: reference, in: profiles)
    }

    /// The proxy whose model or provider looks most like a text; where several have it, its own name.
    private func nearestModelOrProvider(to reference: String, in profiles: [LoadedProfile]) -> String? {
        var words: [String: (name: String, references: [String])] = [:]
        for loaded in profiles where loaded.profile.name != nil {
            for proxy in loaded.profile.proxies {
                let model = proxy.model?.value ?? ""
                let last = model.split(separator: "/").last.map(String.init) ?? ""
                let provider = loaded.profile.providerID(of: proxy) ?? ""
                // The beginning of a model is enough, so `glm-51` means `GLM-5.1-TEE`.
                let beginnings = last.count > reference.count + 1 ? [String(last.prefix(reference.count + 1))] : []
                var seen: Set<String> = []
                for (word, name) in [(model, model), (last, model), (provider, provider)]
                    + beginnings.map({ ($0, model) })
                where !word.isEmpty && seen.insert(word.lowercased()).inserted {
                    words[word.lowercased(), default: (name, [])].references.append(loaded.reference(to: proxy))
                }
            }
        }
        guard let word = Similarity.nearest(to: reference, among: words.keys.sorted()), let found = words[word] else {
            return nil
        }
        return found.references.count == 1 ? found.references[0] : found.name
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
        if let proxy = try Self.proxy(called: label, in: loaded) { return loaded.choosing(proxy) }
        let search = ReferenceSearch(profiles: [loaded], active: nil, catalog: catalog)
        switch search.meaning(of: label, in: loaded) {
        case .one(let found): return found
        case .several(let references): throw .severalFit(label, references: references)
        case .none: break
        }
        let labels = loaded.profile.proxies.map { loaded.profile.label(of: $0) }
        throw .noSuchProxy(
            label, profile: loaded.profile.shownName ?? loaded.source.name, proxies: labels,
            nearest: Similarity.nearest(to: label, among: labels))
    }

    static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
    }
}
