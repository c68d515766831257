import Catalog
import Profiles
import YAMLSource

/// What may be put in the place of a model, as the profile has it: who has bought nothing is led to free models first.
struct ModelReplacement {
    let model: Located<String>
    let entry: ModelEntry
    let proxy: ProxyContext
    let profile: ProfileContext

    private var day: CalendarDate { profile.options.today }

    /// The fixes: living free models where nothing was bought, then what was named as the successor.
    ///
    /// Relatives stand behind for where the rest of the profile refuses those (`FixTrial`).
    func fixes(to successor: ModelEntry?, _ safety: Fix.Safety) -> [Fix] {
        guard let provider = proxy.provider else { return [] }
        let hasBoughtNothing = proxy.resolved.hasBoughtNothing
        var fixes: [Fix] = []
        var names: Set<String> = []
        func add(_ other: ModelEntry, _ safety: Fix.Safety, isFallback: Bool = false) {
            guard names.insert(other.id).inserted else { return }
            fixes.append(fix(other, safety, isFallback: isFallback))
        }
        var alternatives = ModelAlternatives(
            insteadOf: entry.id, at: provider, hasBoughtNothing: hasBoughtNothing,
            minimumContext: proxy.proxy.contextSize?.value, on: day, profile.catalog)
        if hasBoughtNothing {
            if let successor, successor.isFree == true { add(successor, safety) }
            for (place, free) in alternatives.choices(from: profile.catalog, limit: 4).enumerated() {
                add(free.model, .unsafe, isFallback: place > 1)
            }
        }
        guard let successor else { return fixes }
        add(successor, safety)
        if !hasBoughtNothing {
            // What costs money may replace what cost nothing, once nothing free is left.
            if successor.isFree != true { alternatives.isFreeOnly = false }
            for other in alternatives.choices(from: profile.catalog, limit: 3, relativesOnly: true) {
                add(other.model, .unsafe, isFallback: true)
            }
        }
        return fixes
    }

    /// The fix that puts another model in the place of this one.
    func fix(_ other: ModelEntry, _ safety: Fix.Safety, isFallback: Bool = false) -> Fix {
        // A paid successor of a free model costs money: that needs a look.
        let costs = other.isFree != true && (entry.isFree == true || proxy.resolved.hasBoughtNothing)
        var remarks: [String] = []
        if costs { remarks.append("is paid") }
        if other.isFree == true, entry.isFree != true { remarks.append("is free") }
        if let end = other.nearEnd(from: day) { remarks.append("ends on \(end)") }
        let remark = remarks.isEmpty ? "" : ", which \(remarks.joined(separator: " and "))"
        return Fix(
            "use `\(other.id)`\(remark)", costs || !remarks.isEmpty ? .unsafe : safety,
            [model.replacing(with: other.id)], isFallback: isFallback)
    }

    /// Living models, for a sentence; empty where there are none.
    var alternatives: String {
        let ids = ModelSentences.alternatives(
            to: entry, hasBoughtNothing: proxy.resolved.hasBoughtNothing,
            minimumContext: proxy.proxy.contextSize?.value,
            on: day, profile.catalog)
        return ModelSentences.list(ids, at: entry.provider, on: day, profile.catalog)
    }
}
