import Catalog

/// Sentences about models that several rules use.
enum ModelWords {
    /// When a model ended, and what can be used instead.
    static func end(of entry: ModelEntry, successor: ModelEntry?, _ alternatives: [String]) -> String {
        let when: String
        switch (entry.lastSeen, entry.ended) {
        case (let seen?, let ended?) where seen < ended: when = "it was listed until \(seen) and gone by \(ended)"
        case (_, let ended?): when = "it ended by \(ended)"
        case (let seen?, nil): when = "it was last listed on \(seen)"
        case (nil, nil): when = "it is in no list any more"
        }
        if successor != nil { return when }
        guard !alternatives.isEmpty else { return "\(when), and nobody named a successor" }
        let list = alternatives.map { "`\($0)`" }.joined(separator: ", ")
        return "\(when), and nobody named a successor; the nearest that is served: \(list)"
    }

    /// The catalogue's entry as a fact.
    static func fact(_ entry: ModelEntry, _ provider: Provider) -> Fact {
        let statement =
            switch entry.status {
            case .active: "\(entry.id) is served by \(provider.name)"
            case .deprecated: "\(entry.id) is announced to end" + (entry.ended.map { " on \($0)" } ?? "")
            case .retired: "\(entry.id) is gone from \(provider.name)'s list"
            }
        return Fact(statement, date: entry.asOf, source: entry.source, grade: entry.grade)
    }

    /// Living ids near to one that is gone: the recorded one, else those of the same family.
    static func alternatives(to entry: ModelEntry, _ catalog: Catalog) -> [String] {
        if let nearest = entry.nearest { return [nearest] }
        let isFree = entry.isFree == true
        let vendor = entry.id.split(separator: "/").first.map(String.init) ?? ""
        guard entry.id.contains("/") else { return [] }
        var living: [String] = []
        for candidate in catalog.models(of: entry.provider) where candidate.status == .active {
            guard candidate.id.hasPrefix(vendor + "/"), (candidate.isFree == true) == isFree else { continue }
            living.append(candidate.id)
        }
        if living.isEmpty, isFree {
            // A free model is replaced by another free one rather than by a paid relative.
            living = catalog.models(of: entry.provider)
                .filter { $0.status == .active && $0.isFree == true && $0.grade.isCertain && $0.id.contains("-it:") }
                .map(\.id)
        }
        return Array(living.suffix(3))
    }
}
