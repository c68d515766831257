internal import Catalog
import Profiles
import Setups

/// What a reference means that is no name in full: whatever points to one profile or proxy only.
///
/// Exact meanings go before beginnings, and what is the active profile's before what is another's. Where several fit equally
/// well, none is taken.
struct ReferenceSearch {
    /// Every profile, in the order of `list`.
    let profiles: [LoadedProfile]
    /// The active profile.
    let active: LoadedProfile?
    /// What is known of the field.
    let catalog: Catalog

    /// What was found.
    enum Outcome {
        /// One thing; its proxy is chosen where a proxy is meant.
        case one(LoadedProfile)
        /// Several that fit equally well, as references.
        case several([String])
        /// Nothing.
        case none
    }

    /// What a reference means.
    func meaning(of reference: String) -> Outcome {
        if let number = Int(reference) {
            guard let found = proxy(number: number) else { return .none }
            return .one(found)
        }
        let word = reference.lowercased()
        let all = profiles.flatMap { loaded in loaded.profile.proxies.map { Candidate(loaded, $0, catalog) } }
        for level in Level.allCases {
            var found = all.filter { $0.fits(word, level) }.map { ($0.loaded.choosing($0.proxy), $0.reference) }
            if level.takesProfiles {
                found =
                    profiles.filter { Self.name(of: $0, fits: word, level) }.map {
                        ($0.choosing(nil), $0.profile.shownName ?? "")
                    } + found
            }
            guard found.count > 1 else {
                if let only = found.first { return .one(only.0) }
                continue
            }
            let mine = found.filter { isActive($0.0) }
            if mine.count == 1 { return .one(mine[0].0) }
            return .several(found.map { $0.1 })
        }
        return .none
    }

    /// The proxy of a profile that a label means which is no name in full.
    func meaning(of label: String, in loaded: LoadedProfile) -> Outcome {
        let word = label.lowercased()
        let all = loaded.profile.proxies.map { Candidate(loaded, $0, catalog) }
        for level in Level.allCases {
            let found = all.filter { $0.fits(word, level) }
            if found.count == 1 { return .one(loaded.choosing(found[0].proxy)) }
            if found.count > 1 { return .several(found.map(\.reference)) }
        }
        return .none
    }

    /// The proxy with a number of `list`, counted from 1 over all profiles.
    private func proxy(number: Int) -> LoadedProfile? {
        var before = 0
        for loaded in profiles {
            let proxies = loaded.profile.proxies
            if number > before, number <= before + proxies.count {
                return loaded.choosing(proxies[number - before - 1])
            }
            before += proxies.count
        }
        return nil
    }

    private func isActive(_ loaded: LoadedProfile) -> Bool {
        guard let active else { return false }
        return active.profile.document == loaded.profile.document && active.path == loaded.path
    }

    private static func name(of loaded: LoadedProfile, fits word: String, _ level: Level) -> Bool {
        guard let name = loaded.profile.name?.value.lowercased() else { return false }
        return level == .name ? name == word : name.hasPrefix(word)
    }

    /// How a word may fit, best first.
    private enum Level: CaseIterable {
        /// The name of a profile or a proxy, letter case aside.
        case name
        /// The whole model ID, or the provider's id or name.
        case modelOrProvider
        /// How the name begins.
        case beginning
        /// How the model ID, its last part, or the provider's name begins.
        case modelOrProviderBeginning

        var takesProfiles: Bool { self == .name || self == .beginning }
    }

    /// A proxy with everything by which it may be called, in small letters.
    private struct Candidate {
        let loaded: LoadedProfile
        let proxy: Proxy
        let reference: String
        private let names: [String]
        private let profile: String
        private let model: String
        private let providers: [String]

        init(_ loaded: LoadedProfile, _ proxy: Proxy, _ catalog: Catalog) {
            self.loaded = loaded
            self.proxy = proxy
            reference = loaded.reference(to: proxy)
            profile = (loaded.profile.name?.value ?? "").lowercased()
            names = [proxy.name?.value ?? ""].filter { !$0.isEmpty }.map { $0.lowercased() }
            model = (proxy.model?.value ?? "").lowercased()
            let id = loaded.profile.providerID(of: proxy) ?? ""
            providers = [id, catalog.provider(id)?.name ?? ""].filter { !$0.isEmpty }.map { $0.lowercased() }
        }

        func fits(_ word: String, _ level: Level) -> Bool {
            switch level {
            case .name: return names.contains(word)
            case .modelOrProvider: return model == word || providers.contains(word)
            case .beginning: return names.contains { $0.hasPrefix(word) || isSplit(word, $0) }
            case .modelOrProviderBeginning:
                let last = model.split(separator: "/").last ?? ""
                return !word.isEmpty
                    && (model.hasPrefix(word) || last.hasPrefix(word) || providers.contains { $0.hasPrefix(word) })
            }
        }

        /// Whether a word is a beginning of the profile, a slash, and a beginning of the proxy.
        private func isSplit(_ word: String, _ name: String) -> Bool {
            guard let slash = word.firstIndex(of: "/"), slash > word.startIndex else { return false }
            return profile.hasPrefix(word[..<slash]) && name.hasPrefix(word[word.index(after: slash)...])
        }
    }
}
