import Catalog
import Foundation

/// A small catalogue that stays as it is, for the examples of rules: facts that are brought up to date break none.
///
/// Its tables are `Tests/FrozenCatalogue/*.tsv`, rows of the live ones from 2026-11-28. An example that needs a further
/// model takes its row there.
enum FrozenCatalogue {
    static let catalog = Catalog(
        models: table("models"), aliases: table("aliases"), providers: table("providers"),
        frontEnds: table("front-ends"), hosts: table("hosts"), upstreams: table("upstreams"), prices: table("prices"),
        relays: table("relays"),
        date: "2026-11-24")

    private static func table(_ name: String) -> CatalogTable {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../FrozenCatalogue")
        // An absent table is an empty one, and every example then fails.
        return CatalogTable((try? Data(contentsOf: folder.appending(path: "\(name).tsv"))).map { Array($0) } ?? [])
    }
}
