internal import Diagnosing
internal import ProfileFiles
internal import Profiles
import Setups
internal import YAMLSource

extension ProfileStore {
    /// References to every profile of the folder, and to the proxies of those that have several.
    ///
    /// For completion, which must not be felt: files are parsed, but not checked.
    public func references() -> [String] {
        guard let folder else { return [] }
        let files = Array(ProfileFinder().find([folder]).files.prefix(Self.maxFiles))
        return Concurrently.map(count: files.count, with: (), copy: { $0 }) { place, _ in
            Self.references(in: files[place])
        }.flatMap { $0 }
    }

    private static func references(in file: String) -> [String] {
        guard let source = try? ProfileReading.read(file) else { return [] }
        var references: [String] = []
        let tree = YAMLTree.parse(source)
        for document in tree.documents {
            let pairs = tree.root(of: document).pairs
            guard let name = pairs.last(where: { $0.key.isText("name") })?.value.text, !name.isEmpty else { continue }
            references.append(name)
            let proxies = pairs.last { $0.key.isText("proxies") }.map { Array($0.value.children) } ?? []
            guard proxies.count > 1 else { continue }
            for proxy in proxies {
                let fields = proxy.pairs
                let label = (fields.last { $0.key.isText("name") } ?? fields.last { $0.key.isText("model") })?.value
                    .text
                if let label, !label.isEmpty { references.append("\(name)/\(label)") }
            }
        }
        return references
    }

    /// The providers that the proxies of a reference are at, for completion; none where it leads nowhere.
    ///
    /// - Parameter field: A field as users name it, such as `proxies.spare.model`, which may mean one proxy alone.
    public func providers(of reference: String, field: String) -> [String] {
        guard let loaded = completedSetup(reference) else { return [] }
        let parts = field.split(separator: ".")
        var proxies = loaded.chosen.map { [$0] } ?? loaded.profile.proxies
        if parts.first == "proxies", parts.count > 2,
            let proxy = try? Self.proxy(called: parts.dropFirst().dropLast().joined(separator: "."), in: loaded)
        {
            proxies = [proxy]
        }
        var providers: [String] = []
        for proxy in proxies {
            if let provider = loaded.profile.providerID(of: proxy), !providers.contains(provider) {
                providers.append(provider)
            }
        }
        return providers
    }

    /// The profile of a reference; the rest of the folder is only looked through for its name.
    private func completedSetup(_ reference: String) -> LoadedProfile? {
        let readings = Self.readings(of: reference)
        let files = folder.map { ProfileFinder().find([$0]).files.prefix(Self.maxFiles) } ?? []
        for (path, proxy) in readings {
            let isFile = Self.isFile(path)
            for file in isFile ? [path] : Array(files) {
                guard let source = try? ProfileReading.read(file) else { continue }
                let tree = YAMLTree.parse(source)
                let isMeant =
                    isFile
                    || tree.documents.contains { document in
                        tree.root(of: document).pairs.last { $0.key.isText("name") }?.value.text == path
                    }
                guard isMeant,
                    let loaded = profiles(of: source).first(where: { isFile || $0.profile.name?.value == path })
                else { continue }
                guard let proxy else { return loaded }
                guard let chosen = try? Self.proxy(called: proxy, in: loaded) else { continue }
                return LoadedProfile(profile: loaded.profile, source: source, chosen: chosen)
            }
        }
        return nil
    }
}
