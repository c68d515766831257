import Catalog
import Managing

/// A front end as users call it.
enum FrontEndName {
    /// The front end with this id or alias.
    ///
    /// - Throws: `UsageError` where there is none.
    static func frontEnd(_ name: String, _ catalog: Catalog) throws(UsageError) -> FrontEnd {
        let wanted = name.lowercased()
        if let known = catalog.frontEnd(wanted) { return known }
        if let alias = catalog.frontEnds.first(where: { $0.values("alias").contains(wanted) }) { return alias }
        let ids = catalog.frontEnds.map(\.id)
        let meant = Similarity.nearest(to: wanted, among: ids).map { "did you mean `\($0)`?" }
        throw UsageError("there is no front end `\(name)`; \(meant ?? "choose from \(ids.joined(separator: ", "))")")
    }
}
