public import Catalog

/// The front ends that are exported to.
public struct ExporterListRenderer {
    private let catalog: Catalog

    /// A renderer that knows their names.
    public init(catalog: Catalog) {
        self.catalog = catalog
    }

    /// One line for each: id, name, what it is given.
    public func render(_ list: [(id: String, gives: String)]) -> String {
        let rows = list.map { (id: $0.id, name: catalog.frontEnd($0.id)?.name ?? $0.id, gives: $0.gives) }
        let first = rows.map { DisplayWidth.of($0.id) }.max() ?? 0
        let second = rows.map { DisplayWidth.of($0.name) }.max() ?? 0
        return rows.map { row in
            let id = row.id + String(repeating: " ", count: first - DisplayWidth.of(row.id) + 2)
            let name = row.name + String(repeating: " ", count: second - DisplayWidth.of(row.name) + 2)
            return id + name + row.gives + "\n"
        }.joined()
    }
}
