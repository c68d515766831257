public import Catalog
import Profiles
import YAMLSource

/// Sentences about models that several rules use.
public enum ModelSentences {
    /// When a model ended, and what can be used instead.
    ///
    /// - Parameter alternatives: What can be used, as `list` tells it.
    static func end(of entry: ModelEntry, successor: ModelEntry?, _ alternatives: String) -> String {
        let when: String
        switch (entry.lastSeen, entry.ended) {
        case (let seen?, let ended?) where seen < ended: when = "it was listed until \(seen) and gone by \(ended)"
        case (_, let ended?): when = "it ended by \(ended)"
        case (let seen?, nil): when = "it was last listed on \(seen)"
        case (nil, nil): when = "it is no longer on any list"
        }
        if successor != nil { return when }
        guard !alternatives.isEmpty else { return "\(when), and no successor was named" }
        return "\(when), and no successor was named; the closest available: \(alternatives)"
    }

    /// The catalogue's entry as a fact.
    static func fact(_ entry: ModelEntry, _ provider: Provider) -> Fact {
        let statement =
            switch entry.status {
            case .active: "\(entry.id) is served by \(provider.name)"
            case .deprecated: "\(entry.id) has an announced end" + (entry.ended.map { " on \($0)" } ?? "")
            case .retired: "\(entry.id) is gone from \(provider.possessiveName) list"
            }
        return Fact(statement, date: entry.asOf, source: entry.source, grade: entry.grade)
    }

    /// Living ids near to one that is gone: the recorded one, relatives, those with a similar name; free ones for a free one.
    public static func alternatives(
        to entry: ModelEntry, hasBoughtNothing: Bool = false, minimumContext: Int64? = nil, on day: CalendarDate,
        _ catalog: Catalog
    ) -> [String] {
        let nearest = entry.nearest.flatMap { catalog.model($0, at: entry.provider) }
        if let nearest, nearest.isServed(on: day), nearest.nearEnd(from: day) == nil,
            !hasBoughtNothing || nearest.isFree == true
        {
            return [nearest.id]
        }
        guard let provider = catalog.provider(entry.provider) else { return [] }
        var alternatives = ModelAlternatives(
            insteadOf: entry.id, at: provider, hasBoughtNothing: hasBoughtNothing, minimumContext: minimumContext,
            on: day, catalog)
        let relatives = alternatives.ids(from: catalog, relativesOnly: true)
        if !relatives.isEmpty { return relatives }
        // A free model is replaced by another free one rather than by a paid relative.
        if alternatives.isFreeOnly {
            let free = alternatives.ids(from: catalog)
            if !free.isEmpty || hasBoughtNothing { return free }
            alternatives.isFreeOnly = false
        }
        let similar = ModelLookup(provider: provider, catalog: catalog).nearest(to: entry.id)
        return similar.isEmpty ? alternatives.ids(from: catalog) : similar
    }

    /// Living free ids in place of one that has ended, as the end of a sentence.
    static func stillFree(insteadOf entry: ModelEntry, on day: CalendarDate, _ catalog: Catalog) -> String {
        guard let provider = catalog.provider(entry.provider) else { return "" }
        let alternatives = ModelAlternatives(
            insteadOf: entry.id, at: provider, hasBoughtNothing: true, on: day, catalog)
        let free = alternatives.ids(from: catalog)
        return free.isEmpty ? "" : "; still free when last seen: \(list(free, at: entry.provider, on: day, catalog))"
    }

    /// Ids of models of a provider as a list in a sentence; what ends soon is said to.
    static func list(_ ids: [String], at provider: String, on day: CalendarDate, _ catalog: Catalog) -> String {
        ids.map { id in
            let end = catalog.model(id, at: provider)?.nearEnd(from: day)
            return "`\(id)`" + (end.map { " (ends on \($0))" } ?? "")
        }.joined(separator: ", ")
    }

    /// Ids as a list in a sentence.
    static func list(_ ids: [String]) -> String { ids.map { "`\($0)`" }.joined(separator: ", ") }
}
