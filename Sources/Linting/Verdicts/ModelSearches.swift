import Catalog

/// What was found for ids that are in no list, within one file: each id of a provider is looked for once, however often it stands there.
struct ModelSearches {
    /// A file with more distinct strangers than this has other troubles than misspelled ids, and each search costs a walk
    /// through the provider's list.
    static let most = 96

    private var left = Self.most
    private var found: [String: ModelVerdict] = [:]

    /// What an id means that its provider's list does not have: the same at every place of the file.
    mutating func verdict(on id: String, _ lookup: ModelLookup, at provider: Provider, _ unlisted: UnlistedModel)
        -> ModelVerdict
    {
        let key = "\(provider.id)\n\(id)"
        if let known = found[key] { return known }
        let verdict = search(id, lookup, unlisted)
        found[key] = verdict
        return verdict
    }

    private mutating func search(_ id: String, _ lookup: ModelLookup, _ unlisted: UnlistedModel) -> ModelVerdict {
        // No id is as long as this.
        guard id.utf8.count <= 200 else { return .unknown(unlisted) }
        if let guess = lookup.guessByLetters(id) { return .misspelled(guess) }
        var unlisted = unlisted
        // How hard a stranger is judged must not hang on how many others stand in front of it.
        unlisted.isOfKnownFamily = lookup.isOfKnownFamily(id)
        guard left > 0 else { return .unknown(unlisted) }
        left -= 1
        if let guess = lookup.guess(id) { return .misspelled(guess) }
        unlisted.nearest = lookup.nearest(to: id)
        return .unknown(unlisted)
    }
}
