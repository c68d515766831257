import Catalog

/// What `--version` says.
enum ToolVersion {
    /// The program's version.
    static let number = "0.1.0"

    /// What the argument parser keeps for `--version`: it asks for that several times at every start, whatever the command.
    static let announced =
        CommandLine.arguments.contains("--version") ? description : number

    /// The version with the age of the lists, which takes a walk through the catalogue.
    static var description: String {
        let catalog = Catalog.inUse
        let oldest = catalog.oldestList.flatMap { list in
            list.date.map { ", oldest list: \(list.provider), \($0)" }
        }
        return "proxylint \(number) (catalogue of \(catalog.newestDate?.description ?? catalog.date)\(oldest ?? ""))"
    }
}
