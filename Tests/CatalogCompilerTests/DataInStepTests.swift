import CatalogCompiler
import Foundation
import TestSupport
import Testing

/// What is embedded is what `data/` says.
struct DataInStepTests {
    @Test func theTablesAreWhatTheFilesSay() throws {
        let folder = DataFolder(root: Repository.root)
        let tables: [CatalogCompiler.Table]
        do {
            tables = try folder.compiled()
        } catch let faults as CatalogCompiler.DataFaults {
            Issue.record("\(faults.list.map(\.description).joined(separator: "\n"))")
            return
        }
        #expect(
            tables.map(\.name)
                == [
                    "error-causes.tsv", "front-ends.tsv", "key-checks.tsv", "providers.tsv", "relays.tsv",
                    "upstreams.tsv",
                    "date.txt",
                ])
        for table in tables {
            let embedded = try String(contentsOf: folder.tables.appending(path: table.name), encoding: .utf8)
            guard embedded != table.text else { continue }
            let now = Set(table.text.split(separator: "\n"))
            let then = Set(embedded.split(separator: "\n"))
            let onlyFiles = now.subtracting(then).sorted().first ?? "-"
            let onlyTable = then.subtracting(now).sorted().first ?? "-"
            Issue.record(
                """
                \(table.name) is out of step with data/; run `make data` and look at the change
                only in data/:     \(onlyFiles)
                only in the table: \(onlyTable)
                """)
        }
    }

    @Test func theNewestDayIsFoundInWhateverColumnHasIt() {
        let tables = ["#a\tdate\nx\t2026-01-02\n", "#b\tas_of\tc\ny\t2026-03-04\tz\n", "#c\td\nx\t2027-01-01\n"]
        #expect(CatalogCompiler.newestDay(in: tables) == "2026-03-04")
        #expect(CatalogCompiler.newestDay(in: []) == nil)
    }
}
