import JSONText
import YAMLSource

/// Reads configuration files in YAML.
enum YAMLImport {
    /// The first document as a value.
    ///
    /// - Throws: `ImportProblem` for what is no YAML, or not `expected`.
    static func value(_ text: String, expected: String) throws(ImportProblem) -> JSONValue {
        let source = SourceText(name: "", text: text)
        let tree = YAMLTree.parse(source)
        if let problem = tree.problems.first(where: { $0.isFatal }) {
            let place = LineIndex(source).position(at: problem.range.start)
            throw .syntax(line: place.line, column: place.column, message: problem.message)
        }
        guard let document = tree.documents.first else { throw .notThat(expected) }
        return value(tree.root(of: document), depth: 0)
    }

    /// A text within a configuration that is YAML itself; nil for what is none.
    static func embedded(_ text: String) -> JSONValue? { try? value(text, expected: "") }

    private static func value(_ node: YAMLNode, depth: Int) -> JSONValue {
        guard depth < JSONValue.deepest else { return .null }
        switch node.kind {
        case .unresolvedAlias: return .null
        case .sequence: return .array(node.children.map { value($0, depth: depth + 1) })
        case .mapping:
            // With the fields that merge keys bring in.
            var ignored: [(first: YAMLNode, second: YAMLNode)] = []
            let tree = node.tree
            return .object(
                node.entries(duplicates: &ignored).map {
                    .init(tree.key(of: $0).text, value(tree.value(of: $0), depth: depth + 1))
                })
        case .scalar:
            switch node.coreValue {
            case .null, nil: return .null
            case .boolean(let value): return .boolean(value)
            case .integer(let value): return .number(String(value))
            case .number(let value): return value.isFinite ? Digits.json(value) : .null
            case .text(let text): return .string(text)
            }
        }
    }
}
