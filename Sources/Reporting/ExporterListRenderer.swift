public import Catalog

/// The front ends that are exported to.
public struct ExporterListRenderer {
    private let catalog: Catalog

    /// A renderer that knows their names.
    public init(catalog: Catalog) {
        self.catalog = catalog
    }

    /// One line for each: id, name, what it is given.
    public func render(_ list: [(id: String, gives: String)]) -> ReportText {
        let rows = list.map { entry -> [ReportText] in
            let name = catalog.frontEnd(entry.id)?.name ?? entry.id
            return ["\(foreign: entry.id)", "\(foreign: name)", "\(foreign: entry.gives)"]
        }
        let first = rows.map { $0[0].columns }.max() ?? 0
        let second = rows.map { $0[1].columns }.max() ?? 0
        return rows.map { row -> ReportText in
            "\(row[0].padded(to: first + 2))\(row[1].padded(to: second + 2))\(row[2])\n"
        }.joined()
    }
}
