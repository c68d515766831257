import Catalog

/// Finds models by the ids people write.
struct ModelLookup {
    let provider: String
    let catalog: Catalog

    /// Suffixes that OpenRouter understands behind any id (model variants, documentation of 2026-08-22).
    private static let dynamicSuffixes = [":nitro", ":floor", ":exacto", ":online"]

    /// The entry an id means exactly, routing suffixes aside.
    func entry(_ id: String) -> ModelEntry? {
        if let entry = catalog.model(id, at: provider) { return entry }
        guard provider == "openrouter" else { return nil }
        for suffix in Self.dynamicSuffixes where id.hasSuffix(suffix) {
            return catalog.model(String(id.dropLast(suffix.count)), at: provider)
        }
        return nil
    }

    /// Whether an id is of a kind that only its owner can know: fine-tunes, pools and aliases of an account.
    func isUserDefined(_ id: String) -> Bool {
        switch provider {
        case "openai": id.hasPrefix("ft:")
        case "chutes":
            id.contains(",") || id == "default" || id.hasSuffix(":latency") || id.hasSuffix(":throughput")
        case "openrouter": id.hasPrefix("@preset/") || id.contains("@preset/") || id.hasPrefix("stealth/")
        default: false
        }
    }

    /// Up to three living ids that are near in their letters.
    func nearest(to id: String) -> [String] {
        let wanted = id.lowercased()
        let name = wanted.split(separator: "/").last.map(String.init) ?? wanted
        let limit = max(2, min(5, name.utf8.count / 3))
        var found: [(id: String, distance: Int)] = []
        for entry in catalog.models(of: provider) where entry.status == .active {
            let candidate = entry.id.lowercased()
            let candidateName = candidate.split(separator: "/").last.map(String.init) ?? candidate
            let whole = Similarity.distance(wanted, candidate, limit: limit)
            let byName = Similarity.distance(name, candidateName, limit: limit)
            guard let distance = [whole, byName].compactMap({ $0 }).min() else { continue }
            found.append((entry.id, distance))
        }
        return found.sorted { ($0.distance, $0.id) < ($1.distance, $1.id) }.prefix(3).map(\.id)
    }

    /// The entry an id means though it is written wrongly, and in which way.
    func misspelling(of id: String) -> (ModelEntry, ModelMisspelling)? {
        for (candidate, misspelling) in candidates(for: id) where candidate != id {
            if let entry = entry(candidate) { return (entry, misspelling) }
        }
        return byName(id) ?? byTypingError(id)
    }

    /// Other ways to write an id, the likeliest first.
    private func candidates(for id: String) -> [(String, ModelMisspelling)] {
        let cleaned = HiddenCharacters.removed(from: id)
        let trimmed = String(cleaned.reversed().drop { $0 == "." || $0 == "," || $0 == ";" }.reversed())
        var candidates: [(String, ModelMisspelling)] = [(trimmed, .hiddenCharacters)]
        var path = trimmed[...]
        for prefix in ["https://openrouter.ai/models/", "https://openrouter.ai/", "openrouter.ai/"]
        where path.hasPrefix(prefix) {
            path = path.dropFirst(prefix.count)
            candidates.append((String(path), .webAddress))
        }
        for (prefix, kind) in Self.prefixes where path.hasPrefix(prefix) {
            candidates.append((String(path.dropFirst(prefix.count)), kind))
        }
        if provider == "chutes" {
            candidates.append((path + "-TEE", .teeSuffix))
            if path.hasPrefix("chutes/") { candidates.append((path.dropFirst(7) + "-TEE", .toolPrefix)) }
        }
        if provider == "openrouter" {
            for ending in ["-free", "(free)", "_free", ":Free", ":FREE"] where path.hasSuffix(ending) {
                candidates.append((path.dropLast(ending.count) + ":free", .freeSuffix))
            }
            candidates.append(("~" + path, .typingError))
        } else if path.hasSuffix(":free") {
            candidates.append((String(path.dropLast(5)), .freeSuffix))
        }
        if let slash = path.lastIndex(of: "/") {
            candidates.append((String(path[path.index(after: slash)...]), .vendorNotWanted))
        }
        return candidates
    }

    private static let prefixes: [(String, ModelMisspelling)] = [
        ("models/", .modelsPrefix), ("openrouter/", .toolPrefix), ("chutes/", .toolPrefix), ("chutes_ai/", .toolPrefix),
        ("openai/", .toolPrefix), ("google/", .vendorNotWanted), ("gemini/", .toolPrefix),
    ]

    /// An id that differs in letter case, in its vendor or in its separators only, or is a display name.
    private func byName(_ id: String) -> (ModelEntry, ModelMisspelling)? {
        let wanted = Words(id)
        let lower = id.lowercased()
        var found: (entry: ModelEntry, kind: ModelMisspelling)?
        var count = 0
        for entry in catalog.models(of: provider) {
            if entry.id.lowercased() == lower { return (entry, .letterCase) }
            let words = Words(entry.id)
            guard words.name == wanted.name, words.isFree == wanted.isFree else { continue }
            let kind: ModelMisspelling =
                id.contains(" ") || id.contains("(")
                ? .displayName : wanted.vendor.isEmpty ? .vendorMissing : .otherProvider
            // Of several the living one is meant; two living ones leave it open.
            if found == nil || found?.entry.status != .active && entry.status == .active {
                found = (entry, kind)
                count = 1
            } else if entry.status == .active {
                count += 1
            }
        }
        return count == 1 ? found : nil
    }

    private func byTypingError(_ id: String) -> (ModelEntry, ModelMisspelling)? {
        let limit = id.utf8.count >= 12 ? 2 : 1
        var found: ModelEntry?
        for entry in catalog.models(of: provider) where entry.status == .active {
            guard let distance = Similarity.distance(id.lowercased(), entry.id.lowercased(), limit: limit) else {
                continue
            }
            // A digit more or less is another version, not a slip.
            guard distance <= limit, digits(of: id) == digits(of: entry.id) else { continue }
            if found != nil { return nil }
            found = entry
        }
        return found.map { ($0, .typingError) }
    }

    private func digits(of id: String) -> String { id.filter(\.isNumber) }

    /// An id taken apart: letters and digits of the name, the vendor, whether it is the free variant.
    private struct Words {
        let name: String
        let vendor: String
        let isFree: Bool

        init(_ id: String) {
            var rest = id.lowercased()
            var isFree = false
            for ending in [":free", "(free)", "-free", ": free"] where rest.hasSuffix(ending) {
                rest.removeLast(ending.count)
                isFree = true
            }
            if let colon = rest.firstRange(of: ": ") { rest = String(rest[colon.upperBound...]) }
            let parts = rest.split(separator: "/")
            name = (parts.last.map(String.init) ?? rest).filter { $0.isLetter || $0.isNumber }
            vendor = parts.count > 1 ? String(parts[0]) : ""
            self.isFree = isFree
        }
    }
}
