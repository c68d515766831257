import Catalog

/// What `--version` says.
enum ToolVersion {
    /// The program's version.
    static let number = "0.1.0"

    static var description: String {
        let catalog = Catalog.inUse
        let oldest = catalog.oldestList.flatMap { list in
            list.date.map { ", oldest list: \(list.provider), \($0)" }
        }
        return "proxylint \(number) (catalogue of \(catalog.newestDate?.description ?? catalog.date)\(oldest ?? ""))"
    }
}
