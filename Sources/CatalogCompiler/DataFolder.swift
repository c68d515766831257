public import Foundation

/// The folders of the repository that hold what people edit and what is embedded.
public struct DataFolder: Sendable {
    private let root: URL

    /// The folders of the repository at `root`.
    public init(root: URL) { self.root = root }

    /// Where the embedded tables are.
    public var tables: URL { root.appending(path: "Sources/CatalogData/Data") }

    /// Every file of `data/`, in the order of their paths.
    ///
    /// - Throws: What the system says of a folder or a file that cannot be read.
    public func files() throws -> [CatalogCompiler.File] {
        var files: [CatalogCompiler.File] = []
        for kind in EntityKind.all {
            let folder = root.appending(path: "data/\(kind.folder)")
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            where name.hasSuffix(".yaml") {
                files.append(
                    CatalogCompiler.File(
                        kind: kind, id: String(name.dropLast(5)), path: "data/\(kind.folder)/\(name)",
                        bytes: Array(try Data(contentsOf: folder.appending(path: name)))))
            }
        }
        return files
    }

    /// The files that the compiler makes, with the date of the catalogue.
    ///
    /// - Throws: `CatalogCompiler.DataFaults`, or what the system says of a file that cannot be read.
    public func compiled() throws -> [CatalogCompiler.Table] {
        var result = try CatalogCompiler.tables(of: try files())
        let made = Set(result.map(\.name))
        var texts = result.map(\.text)
        for name in try FileManager.default.contentsOfDirectory(atPath: tables.path).sorted()
        where name.hasSuffix(".tsv") && !made.contains(name) {
            texts.append(try String(contentsOf: tables.appending(path: name), encoding: .utf8))
        }
        if let day = CatalogCompiler.newestDay(in: texts) {
            result.append(CatalogCompiler.Table(name: "date.txt", text: day + "\n"))
        }
        return result
    }
}
