internal import Catalog
internal import YAMLSource

/// Reads one file of `data/` into rows.
struct EntityReader {
    let kind: EntityKind
    /// The entity's id: the file's name.
    let id: String
    var faults: FaultCollector
    var sources: [String: PartialOrigin] = [:]
    var usedSources: Set<String> = []
    /// Other entities of the kind that the file names, and where.
    var references: [(id: String, range: ByteRange)] = []
    /// The rows by table, each as its columns.
    private(set) var rows: [String: [[String]]] = [:]

    init(_ kind: EntityKind, id: String, source: SourceText) {
        self.kind = kind
        self.id = id
        faults = FaultCollector(source)
    }

    mutating func read(_ source: SourceText) {
        let tree = YAMLTree.parse(source)
        for problem in tree.problems { faults.report(problem.message, at: problem.range) }
        guard tree.problems.isEmpty else { return }
        guard let document = tree.documents.first, tree.documents.count == 1 else {
            faults.report("one file describes one entity; write one document", at: ByteRange(0, 0))
            return
        }
        let root = tree.root(of: document)
        if kind.isCause {
            readCause(root)
            return
        }
        guard let fields = mapping(root, kind.names, kind.noun) else { return }
        let sourceNodes = readSources(fields["sources"])
        for field in kind.fields {
            if let node = fields[field.name] {
                readField(field, node)
            } else if field.isRequired {
                faults.report("`\(field.name)` is missing: every file for \(kind.noun) has it", at: root)
            }
        }
        for section in kind.sections {
            guard let node = fields[section.rawValue] else { continue }
            switch section {
            case .keyCheck: readKeyCheck(node)
            case .upstreams: readUpstreams(node)
            case .statements: readStatements(node)
            }
        }
        for (name, node) in sourceNodes where !usedSources.contains(name) {
            faults.report("no fact is from `\(name)`; name it with `from`, or remove it", at: node)
        }
    }

    mutating func append(_ columns: [String], to table: String) { rows[table, default: []].append(columns) }

    private mutating func readSources(_ node: YAMLNode?) -> [(String, YAMLNode)] {
        guard let node, let named = namedEntries(node, "sources") else { return [] }
        var nodes: [(String, YAMLNode)] = []
        for (name, key, value) in named {
            guard let fields = mapping(value, ["source", "date", "grade"], "a source") else { continue }
            sources[name] = partialOrigin(fields)
            nodes.append((name, key))
        }
        return nodes
    }

    private mutating func readField(_ field: EntityField, _ node: YAMLNode) {
        guard node.kind == .sequence else {
            readFact(field, node)
            return
        }
        if field.isSingle {
            faults.report("`\(field.name)` has one value; write a single fact", at: node)
            return
        }
        for fact in node.children { readFact(field, fact) }
    }

    private mutating func readFact(_ field: EntityField, _ node: YAMLNode) {
        let before = faults.faults.count
        guard let fields = mapping(node, Self.factFields, "a fact") else { return }
        guard let value = fields["value"] else {
            // A misspelled field is told already.
            if faults.faults.count == before { faults.report("this fact has no `value`; add it", at: node) }
            return
        }
        let values = list(of: value, "value") ?? []
        if field.isSingle, values.count > 1 {
            faults.report("`\(field.name)` has one value; write it without brackets", at: value)
        }
        for value in values {
            guard let wanted = field.shape.fault(of: value) else { continue }
            faults.report("`\(field.name)` cannot be `\(value)`; \(wanted)", at: fields["value"] ?? node)
        }
        let note = fields["note"].flatMap { text(of: $0, "note") } ?? ""
        guard let origin = origin(fields, of: node) else { return }
        for value in values { append([id, field.name, value, note] + origin.columns, to: kind.table) }
    }

    static let factFields = ["value", "note", "from", "source", "date", "grade"]
}
