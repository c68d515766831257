import CatalogCompiler
import Foundation

// Writes the embedded tables from data/; `make data` runs it. Its one argument is the repository, else the working folder.
let folder = DataFolder(
    root: URL(filePath: CommandLine.arguments.dropFirst().first ?? FileManager.default.currentDirectoryPath))

func stop(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
}

do {
    var changed = 0
    for table in try folder.compiled() {
        let file = folder.tables.appending(path: table.name)
        let text = Data(table.text.utf8)
        guard (try? Data(contentsOf: file)) != text else { continue }
        try text.write(to: file, options: .atomic)
        print("wrote \(table.name)")
        changed += 1
    }
    if changed == 0 { print("the tables are what data/ says") }
} catch let faults as CatalogCompiler.DataFaults {
    for fault in faults.list { FileHandle.standardError.write(Data("\(fault)\n".utf8)) }
    stop("data/ has \(faults.list.count) \(faults.list.count == 1 ? "fault" : "faults"); no table was written")
} catch {
    stop("catalog-data: \(error.localizedDescription)")
}
