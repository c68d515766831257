import Catalog
import Profiles

/// Finds models by the ids people write.
struct ModelLookup {
    private let service: Provider
    private let catalog: Catalog
    /// How old the list is.
    private let age: ListAge?

    private var provider: String { service.id }

    init(provider: Provider, catalog: Catalog, age: ListAge? = nil) {
        service = provider
        self.catalog = catalog
        self.age = age
    }

    /// The entry an id means exactly.
    private func entry(_ id: String) -> ModelEntry? { catalog.servedModel(id, at: service) }

    /// An id without the ending that chooses among upstreams, and that ending.
    private func withoutRouting(_ id: String) -> (base: String, routing: String) {
        guard id.utf8.contains(UInt8(ascii: ":")) else { return (id, "") }
        for ending in service.routingEndings where id.hasSuffix(ending) {
            return (String(id.dropLast(ending.count)), ending)
        }
        return (id, "")
    }

    /// Whether an id is of a kind that only its owner can know: fine-tunes, pools and aliases of an account.
    func isUserDefined(_ id: String) -> Bool {
        switch provider {
        case "openai": id.hasPrefix("ft:")
        case "chutes":
            id.contains(",") || id == "default" || id.hasSuffix(":latency") || id.hasSuffix(":throughput")
        case "openrouter":
            // Its documentation lets `:thinking` stand behind any id; what it does behind most is not known.
            id.holds("@preset/") || id.hasPrefix("stealth/")
                || id.hasSuffix(":thinking") && catalog.model(String(id.dropLast(9)), at: provider) != nil
        default: false
        }
    }

    private var isVeryOld: Bool { age?.isVeryOld ?? false }

    /// Whether living models have the same family name in front, and none of them only later versions: `gemini-4-carbon` beside
    /// `gemini-3-pro`.
    ///
    /// Where the list is closed, only the next version is as likely new as wrong: `deepseek-v5` beside `deepseek-v4-pro`.
    func isOfKnownFamily(_ id: String) -> Bool {
        // The free form of a model that has none is no new model.
        if let ending = service.freeEnding, id.hasSuffix(ending), entry(String(id.dropLast(ending.count))) != nil {
            return false
        }
        let name = ModelName(id, provider: provider)
        guard let family = name.words.first, name.words.count > 1, let version = name.version else { return false }
        let index = catalog.modelIndex(of: provider)
        let isClosed = service.unknownModelPolicy.policy == .error
        return index.places(withFirstWord: family).contains { place in
            let other = index.entries[place].name
            guard other.vendor == name.vendor, let known = other.version,
                catalog.model(index.entries[place]).status != .retired
            else { return false }
            if isClosed, (version.first ?? 0) - (known.first ?? 0) > 1 { return false }
            return !version.lexicographicallyPrecedes(known)
        }
    }

    /// Up to three living ids that begin with the same words, or are near in their letters.
    func nearest(to id: String) -> [String] {
        let wanted = id.lowercased()
        let name = ModelIndex.lastPart(of: wanted)
        let words = ModelName(id, provider: provider)
        // What an old list lacks is as likely new as misspelled.
        let limit = isVeryOld ? 1 : max(2, min(5, name.utf8.count / 3))
        let index = catalog.modelIndex(of: provider)
        var found: [(id: String, distance: Int)] = []
        var beginning: Set<Int> = []
        if words.words.count > 1, let first = words.words.first {
            for place in index.places(withFirstWord: first) {
                let entry = index.entries[place]
                guard entry.name.words.starts(with: words.words), isActive(entry) else { continue }
                beginning.insert(place)
                found.append((entry.id, entry.name.isFree == words.isFree ? 0 : 1))
            }
        }
        for place in index.places(near: wanted, or: name, limit: limit) where !beginning.contains(place) {
            let entry = index.entries[place]
            let whole = Similarity.distance(wanted, entry.lowercased, limit: limit)
            let byName = Similarity.distance(name, entry.lastPart, limit: limit)
            guard let distance = [whole, byName].compactMap({ $0 }).min(), isActive(entry) else { continue }
            found.append((entry.id, distance + 1))
        }
        return found.sorted { ($0.distance, $0.id) < ($1.distance, $1.id) }.prefix(3).map { $0.id }
    }

    private func isActive(_ entry: ModelIndex.Entry) -> Bool { catalog.model(entry).status == .active }

    /// The entry that an id is but for its capitals, blanks around it, or `-TEE`: found without a walk through all names.
    func guessByLetters(_ id: String) -> ModelGuess? {
        let (text, routing) = withoutRouting(HiddenCharacters.trimmed(id))
        let form: [Form] = [(HiddenCharacters.removed(from: text), nil)]
        guard !form[0].text.isEmpty, let (entry, kind, isCertain) = exact(form, id) ?? byLetters(form) else {
            return nil
        }
        return ModelGuess(entry: entry, kind: kind, isCertain: isCertain, routing: routing)
    }

    /// The entry an id means though it is written wrongly, and in which way; nil when that is not clear.
    ///
    /// What `guessByLetters` finds goes before it.
    func guess(_ id: String) -> ModelGuess? {
        let trimmed = HiddenCharacters.trimmed(id)
        // Of two ids in one field neither is the one that is meant.
        guard !trimmed.isEmpty, !trimmed.contains(where: { $0 == "," || $0 == ";" || $0.isNewline }) else { return nil }
        let (text, routing) = withoutRouting(trimmed)
        // Blanks inside are those of a display name, unless the id is right without them.
        let forms = forms(of: HiddenCharacters.removed(from: text))
        let isDisplayName = text.contains(" ") || text.contains("(") && !text.contains("/")
        let guess =
            exact(forms, id) ?? byLetters(forms) ?? byName(text, forms, isDisplayName)
            ?? ownName(isDisplayName ? text : forms[0].text)
        if let (entry, kind, isCertain) = guess ?? byTypingError(forms) {
            return ModelGuess(entry: entry, kind: kind, isCertain: isCertain, routing: routing)
        }
        return nil
    }

    private typealias Found = (entry: ModelEntry, kind: ModelMisspelling, isCertain: Bool)
    private typealias Form = (text: String, kind: ModelMisspelling?)

    /// An id as it stands, and without what stands in front of it.
    private func forms(of id: String) -> [Form] {
        var forms: [Form] = [(id, nil)]
        var rest = id[...]
        if let path = webPath(rest) {
            rest = path
            forms.append((String(rest), .webAddress))
        }
        let isAddress = forms.count > 1
        while let slash = rest.firstIndex(of: "/") {
            let front = rest[..<slash].lowercased()
            rest = rest[rest.index(after: slash)...]
            let kind: ModelMisspelling =
                isAddress
                ? .webAddress
                : front == "models"
                    ? .modelsPrefix
                    : rest.contains("/") || Self.tools.contains(front) ? .toolPrefix : .vendorNotWanted
            forms.append((String(rest), kind))
        }
        return forms
    }

    /// Names that programs put in front of an id to tell the service.
    private static let tools: Set<String> = ["openrouter", "chutes", "chutes_ai", "gemini", "litellm", "custom_openai"]

    /// The id in the address of a page about a model.
    private func webPath(_ text: Substring) -> Substring? {
        var rest = text
        for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) { rest = rest.dropFirst(scheme.count) }
        if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
        for host in ["openrouter.ai/", "huggingface.co/", "hf.co/"] where rest.hasPrefix(host) {
            rest = rest.dropFirst(host.count)
            if rest.hasPrefix("models/") { rest = rest.dropFirst(7) }
            let path = rest.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").prefix(2).joined(separator: "/")
            return path.isEmpty ? nil : path[...]
        }
        return nil
    }

    /// An id that is right but for what stands around it.
    private func exact(_ forms: [Form], _ id: String) -> Found? {
        for (text, kind) in forms where text != id {
            if let entry = entry(text) { return (entry, kind ?? .hiddenCharacters, true) }
        }
        guard provider == "openrouter", let first = forms.first?.text else { return nil }
        if let entry = entry("~" + first) { return (entry, .otherProvider, true) }
        if !first.contains("/"), let entry = entry("openrouter/" + first) { return (entry, .vendorMissing, false) }
        return nil
    }

    /// An id that is right but for its capitals, or for `-TEE` at its end.
    private func byLetters(_ forms: [Form]) -> Found? {
        let index = catalog.modelIndex(of: provider)
        for (text, kind) in forms {
            let lower = text.lowercased()
            let wanted = provider == "chutes" ? [lower, lower + "-tee"] : [lower]
            guard let place = index.places(ofIDs: wanted).first else { continue }
            let entry = index.entries[place]
            return (catalog.model(entry), kind ?? (entry.lowercased == lower ? .letterCase : .teeSuffix), true)
        }
        return nil
    }

    /// An id whose words are those of one model: other separators, another vendor or none, a display name.
    private func byName(_ text: String, _ forms: [Form], _ isDisplayName: Bool) -> Found? {
        let path = forms.first { $0.kind == .webAddress }?.text ?? forms[0].text
        let wanted = ModelName(isDisplayName ? text : path, provider: provider)
        let index = catalog.modelIndex(of: provider)
        for looseness in ModelName.Looseness.allCases {
            let names = Set(wanted.readings(isDisplayName: isDisplayName).map { ModelName.key($0, looseness) })
            var found: [String: ModelEntry] = [:]
            for place in index.places(ofNames: names, looseness) {
                let entry = index.entries[place]
                if provider == "openrouter", entry.name.isFree != wanted.isFree { continue }
                found[entry.id] = catalog.model(entry)
            }
            for place in index.places(ofAliases: names, looseness) {
                let id = index.aliases[place].id
                let target = wanted.isFree ? id + (service.freeEnding ?? "") : id
                if let entry = catalog.model(target, at: provider) { found[entry.id] = entry }
            }
            guard !found.isEmpty else { continue }
            guard let entry = meant(of: Array(found.values), wanted.vendor) else { return nil }
            let isAddress = forms.contains { $0.kind == .webAddress }
            let kind = isAddress ? .webAddress : kind(of: path, entry, wanted, isDisplayName)
            let living = found.values.count { $0.status != .retired }
            let isOne = living == 1 || living == 0 && (found.count == 1 || provider == "chutes")
            return (entry, kind, isOne && looseness != .tuning && !isDisplayName)
        }
        return nil
    }

    /// Of several entries with the same words the one that lives; nil when that leaves it open.
    private func meant(of entries: [ModelEntry], _ vendor: String) -> ModelEntry? {
        for status in [ModelEntry.Status.active, .deprecated] {
            let living = entries.filter { $0.status == status }
            if living.count == 1 { return living[0] }
            if living.count > 1 {
                let own = living.filter { !vendor.isEmpty && $0.id.lowercased().hasPrefix(vendor + "/") }
                return own.count == 1 ? own[0] : nil
            }
        }
        return entries.min {
            ($0.replacement == nil ? 1 : 0, $0.nearest == nil ? 1 : 0, $0.id)
                < ($1.replacement == nil ? 1 : 0, $1.nearest == nil ? 1 : 0, $1.id)
        }
    }

    private func kind(
        of path: String, _ entry: ModelEntry, _ wanted: ModelName, _ isDisplayName: Bool
    ) -> ModelMisspelling {
        if isDisplayName { return .displayName }
        if provider == "openrouter", wanted.vendor.isEmpty { return .vendorMissing }
        if wanted.isFree {
            let saysSo = catalog.providers.contains { $0.isFreeForm(path) }
            if provider == "openrouter" ? !saysSo : saysSo { return .freeSuffix }
        }
        return .otherProvider
    }

    /// At DeepSeek's own service, the name of a model for the id that serves its successor.
    private func ownName(_ text: String) -> Found? {
        guard provider == "deepseek" else { return nil }
        let name = ModelName(text, provider: provider)
        let words = name.words.first == "deepseek" ? name.words : ["deepseek"] + name.words
        let known: Set<String> = [
            "deepseek", "chat", "coder", "v", "r", "flash", "pro", "exp", "terminus", "thinking", "tee", "reasoner",
            "preview",
        ]
        guard words.allSatisfy({ known.contains($0) || Int($0) != nil }) else { return nil }
        let isVersion = zip(words, words.dropFirst()).contains { letter, number in
            letter == "v" && ["2", "3", "4"].contains(number) || letter == "r" && number == "1"
        }
        guard isVersion else { return nil }
        let isPro = words.contains("pro") && words.contains("4")
        return entry(isPro ? "deepseek-v4-pro" : "deepseek-flash").map { ($0, .modelName, false) }
    }

    private func byTypingError(_ forms: [Form]) -> Found? {
        guard let id = forms.first?.text.lowercased() else { return nil }
        let limit = id.utf8.count >= 12 && !isVeryOld ? 2 : 1
        let index = catalog.modelIndex(of: provider)
        var found: ModelEntry?
        for place in index.places(near: id, or: id, limit: limit) {
            let entry = index.entries[place]
            // A digit more or less is another version, not a slip.
            guard Similarity.distance(id, entry.lowercased, limit: limit) != nil,
                id.filter({ $0.isNumber }) == entry.id.filter({ $0.isNumber }), isActive(entry)
            else { continue }
            if found != nil { return nil }
            found = catalog.model(entry)
        }
        return found.map { ($0, .typingError, false) }
    }
}
