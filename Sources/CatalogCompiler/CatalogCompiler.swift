internal import YAMLSource

/// Makes the embedded tables out of the files that people edit.
public enum CatalogCompiler {
    /// A file of `data/`.
    public struct File: Sendable {
        /// The kind of thing that it describes.
        public let kind: EntityKind
        /// The id of what it describes: the file's name without its ending.
        public let id: String
        /// The path that faults are told with.
        public let path: String
        /// Its bytes.
        public let bytes: [UInt8]

        /// A file of `data/`.
        public init(kind: EntityKind, id: String, path: String, bytes: [UInt8]) {
            self.kind = kind
            self.id = id
            self.path = path
            self.bytes = bytes
        }
    }

    /// A table as it is embedded.
    public struct Table: Sendable, Equatable {
        /// Its file's name, such as `providers.tsv`.
        public let name: String
        /// Its text, header included.
        public let text: String
    }

    /// The tables that the files make, in the order of their names.
    ///
    /// - Throws: Every fault of every file, in the order of the files.
    public static func tables(of files: [File]) throws(DataFaults) -> [Table] {
        var rows: [String: [String]] = [:]
        var faults: [DataFault] = []
        var owners: [String: String] = [:]
        for file in files {
            let source = SourceText(name: file.path, bytes: file.bytes)
            var reader = EntityReader(file.kind, id: file.id, source: source)
            if file.id.wholeMatch(of: /[a-z0-9][a-z0-9-]*/) == nil {
                reader.faults.report(
                    "the file's name is the ID; write it with lowercase letters, digits, and dashes",
                    at: ByteRange(0, 0))
            }
            reader.read(source)
            for (table, new) in reader.rows {
                for columns in new {
                    let line = columns.joined(separator: "\t")
                    let key =
                        "\(table)\t\(keyColumns[table].map { columns.prefix($0).joined(separator: "\t") } ?? line)"
                    if let other = owners[key] {
                        reader.faults.report(
                            "`\(columns[keyColumns[table].map { $0 - 1 } ?? 2])` is listed twice"
                                + (other == file.path ? "" : ", also in \(other)") + "; remove one",
                            at: ByteRange(0, 0))
                    } else {
                        owners[key] = file.path
                        rows[table, default: []].append(line)
                    }
                }
            }
            let siblings = files.filter { $0.kind.folder == file.kind.folder }.map { $0.id }
            for reference in reader.references where !siblings.contains(reference.id) {
                reader.faults.report(
                    "there is no `data/\(file.kind.folder)/\(reference.id).yaml`"
                        + reader.suggestion(for: reference.id, among: siblings), at: reference.range)
            }
            faults += reader.faults.faults
        }
        guard faults.isEmpty else { throw DataFaults(list: faults) }
        return headers.map { name, header in
            let sorted = (rows[name] ?? []).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            return Table(name: "\(name).tsv", text: ([header] + sorted).joined(separator: "\n") + "\n")
        }
    }

    /// What is wrong with files of `data/`.
    public struct DataFaults: Error, Sendable {
        /// Each fault, in the order of the files.
        public let list: [DataFault]
    }

    /// How many of the first columns are a row's key, which stands once; nil where a row is.
    private static let keyColumns = ["key-checks": 1, "upstreams": 1]

    private static let headers = [
        ("error-causes", "#cause\tfield\torder\tvalue\twhy\twhen\turl\trefinement"),
        ("front-ends", "#front_end\tfield\tvalue\tnote\tgrade\tdate\tsource"),
        (
            "key-checks",
            "#provider\tmethod\turl\tauth\theaders\tbody\tproves\tanswers\treads\tnote\tgrade\tdate\tsource"
        ),
        ("providers", "#provider\tfield\tvalue\tnote\tgrade\tdate\tsource"),
        ("relays", "#relay\tfield\tvalue\tnote\tgrade\tdate\tsource"),
        ("upstreams", "#slug\tstatus\tnote\tgrade\tdate\tsource"),
    ]

    /// The newest day of the tables' facts, for `date.txt`; nil where there is none.
    ///
    /// - Parameter tables: The text of every table with a column `date` or `as_of`; others have no days.
    public static func newestDay(in tables: [String]) -> String? {
        var newest: Substring?
        for table in tables {
            let lines = table.split(separator: "\n")
            let names = (lines.first ?? "").split(separator: "\t", omittingEmptySubsequences: false)
            guard let column = names.firstIndex(where: { $0 == "date" || $0 == "as_of" }) else { continue }
            for line in lines.dropFirst() {
                let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
                guard columns.indices.contains(column) else { continue }
                newest = max(newest ?? "", columns[column])
            }
        }
        return newest.map(String.init)
    }
}
