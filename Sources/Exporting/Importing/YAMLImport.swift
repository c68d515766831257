import JSONText
import YAMLSource

/// Reads configuration files in YAML.
enum YAMLImport {
    /// The first document as a value; nil for what is no YAML.
    static func value(_ text: String) -> JSONValue? {
        let tree = YAMLTree.parse(SourceText(name: "", bytes: Array(text.utf8)))
        guard !tree.problems.contains(where: \.isFatal), let document = tree.documents.first else { return nil }
        return value(tree.root(of: document), depth: 0)
    }

    private static func value(_ node: YAMLNode, depth: Int) -> JSONValue {
        guard depth < JSONValue.deepest else { return .null }
        switch node.kind {
        case .unresolvedAlias: return .null
        case .sequence: return .array(node.children.map { value($0, depth: depth + 1) })
        case .mapping: return .object(node.pairs.map { .init($0.key.text, value($0.value, depth: depth + 1)) })
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
