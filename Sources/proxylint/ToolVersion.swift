import Catalog

/// What `--version` says.
enum ToolVersion {
    /// The program's version.
    static let number = "0.1.0"

    static var description: String { "proxylint \(number) (catalogue of \(Catalog.embedded.date))" }
}
