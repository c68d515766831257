public import Catalog
import Profiles
import YAMLSource

/// Sentences about models that several rules use.
public enum ModelSentences {
    /// When a model ended, and what can be used instead.
    static func end(of entry: ModelEntry, successor: ModelEntry?, _ alternatives: [String]) -> String {
        let when: String
        switch (entry.lastSeen, entry.ended) {
        case (let seen?, let ended?) where seen < ended: when = "it was listed until \(seen) and gone by \(ended)"
        case (_, let ended?): when = "it ended by \(ended)"
        case (let seen?, nil): when = "it was last listed on \(seen)"
        case (nil, nil): when = "it is no longer on any list"
        }
        if successor != nil { return when }
        guard !alternatives.isEmpty else { return "\(when), and no successor was named" }
        return "\(when), and no successor was named; the nearest available: \(list(alternatives))"
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

    /// Living ids near to one that is gone: the recorded one, those of the same maker, those with a similar name.
    public static func alternatives(to entry: ModelEntry, _ catalog: Catalog) -> [String] {
        if let nearest = entry.nearest { return [nearest] }
        let isFree = entry.isFree == true
        let living = catalog.models(of: entry.provider).filter {
            $0.status == .active && ($0.isFree == true) == isFree && $0.id != entry.id
        }
        let vendor = entry.id.split(separator: "/").first.map { "\($0)/" } ?? ""
        let relatives =
            entry.id.contains("/") ? living.map { $0.id }.filter { $0.hasPrefix(vendor) } : living.map { $0.id }
        let family = relatives.map { (id: $0, shared: sharedPrefix($0, entry.id)) }
            .filter { $0.shared > vendor.utf8.count + 2 }
            .sorted { ($0.shared, $0.id) > ($1.shared, $1.id) }
        if !family.isEmpty { return family.prefix(3).map({ $0.id }) }
        let similar =
            catalog.provider(entry.provider).map { ModelLookup(provider: $0, catalog: catalog).nearest(to: entry.id) }
            ?? []
        if !similar.isEmpty || !isFree { return similar }
        // A free model is replaced by another free one rather than by a paid relative.
        return largest(living)
    }

    /// Living free ids in place of one that has ended, as the end of a sentence.
    static func stillFree(insteadOf entry: ModelEntry, _ catalog: Catalog) -> String {
        let free = freeModels(insteadOf: entry, catalog)
        return free.isEmpty ? "" : "; still free when last seen: \(list(free))"
    }

    /// Living free ids: those of the same maker, else those with the largest windows.
    private static func freeModels(insteadOf entry: ModelEntry, _ catalog: Catalog) -> [String] {
        let provider = catalog.provider(entry.provider)
        let living = catalog.models(of: entry.provider).filter {
            $0.status == .active && $0.isFree == true && provider?.isFreeForm($0.id) ?? false
        }
        let vendor = entry.id.split(separator: "/").first.map { "\($0)/" } ?? ""
        let relatives = living.filter { $0.id.hasPrefix(vendor) }
        return largest(relatives.isEmpty ? living : relatives)
    }

    /// The three ids with the largest windows.
    private static func largest(_ models: [ModelEntry]) -> [String] {
        models.sorted { ($0.window ?? 0, $1.id) > ($1.window ?? 0, $0.id) }.prefix(3).map { $0.id }
    }

    /// Ids as a list in a sentence.
    static func list(_ ids: [String]) -> String { ids.map { "`\($0)`" }.joined(separator: ", ") }

    /// The fix that puts one model in the place of another.
    static func replacement(
        of model: Located<String>, by successor: ModelEntry, insteadOf entry: ModelEntry, _ safety: Fix.Safety = .safe
    ) -> Fix {
        // A paid successor of a free model costs money: that needs a look.
        let costs = entry.isFree == true && successor.isFree != true
        return Fix(
            "use `\(successor.id)`" + (costs ? ", which is paid" : ""), costs ? .unsafe : safety,
            [model.node.replacingText(with: successor.id)])
    }

    private static func sharedPrefix(_ first: String, _ second: String) -> Int {
        zip(first.utf8, second.utf8).prefix { $0 == $1 }.count
    }
}
