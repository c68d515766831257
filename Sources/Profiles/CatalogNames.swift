import Catalog

/// Which id of the catalogue a word means.
enum CatalogNames {
    /// The id whose name, other spelling or letters are nearest to `word`.
    static func id(for word: String, among entries: [some CatalogEntry]) -> String? {
        let wanted = simplified(word)
        for entry in entries {
            if simplified(entry.id) == wanted || simplified(entry.name) == wanted { return entry.id }
            let otherNames = entry.values("alias") + entry.values("also_called")
            if otherNames.contains(where: { simplified($0) == wanted }) { return entry.id }
        }
        return Similarity.nearest(to: word, among: entries.map { $0.id })
    }

    private static func simplified(_ word: String) -> String {
        String(word.lowercased().filter { $0.isLetter || $0.isNumber })
    }
}
