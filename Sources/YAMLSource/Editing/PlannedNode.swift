/// A node as it is to stand in the text: what gets written, and what must be read back.
indirect enum PlannedNode {
    case text(String)
    case bare(String)
    /// The name of a field.
    case key(String)
    /// `<<`.
    case mergeKey
    /// `*name`, standing for the node at a place among the nodes of the text before the edit.
    case alias(name: String, target: Int)
    case list([PlannedNode])
    /// Keys and values in turn.
    case mapping([PlannedNode])

    init(_ value: NewYAMLValue) {
        switch value {
        case .text(let text): self = .text(text)
        case .bare(let text): self = .bare(text)
        case .list(let elements): self = .list(elements.map(PlannedNode.init))
        case .mapping(let fields): self = .mapping(fields.flatMap { [.key($0.name), PlannedNode($0.value)] })
        }
    }

    /// A mapping of one field, which holds the rest of `path` in further mappings.
    init(path: ArraySlice<String>, value: PlannedNode) {
        self = path.reversed().reduce(value) { .mapping([.key($1), $0]) }
    }

    /// The YAML on one line; lists and mappings in flow style.
    func flowText(inFlow: Bool) -> String {
        switch self {
        case .text(let text), .key(let text): ScalarWriting.ways(text, like: .plain, inFlow: inFlow)[0]
        case .bare(let text): text
        case .mergeKey: "<<"
        case .alias(let name, _): "*" + name
        case .list(let elements): "[" + elements.map { $0.flowText(inFlow: true) }.joined(separator: ", ") + "]"
        case .mapping(let nodes):
            "{"
                + Self.fields(nodes).map { $0.flowText(inFlow: true) + ": " + $1.flowText(inFlow: true) }
                .joined(separator: ", ") + "}"
        }
    }

    private static func fields(_ nodes: [PlannedNode]) -> [(PlannedNode, PlannedNode)] {
        stride(from: 0, to: nodes.count - 1, by: 2).map { (nodes[$0], nodes[$0 + 1]) }
    }

    /// Of what kind the node is, for tags that fit one kind only.
    var kind: NodeRecord.Kind {
        switch self {
        case .text, .bare, .key, .mergeKey: .scalar
        case .alias: .alias
        case .list: .sequence
        case .mapping: .mapping
        }
    }

    /// Whether a value that is written like this may keep an explicit tag.
    func fits(tag: String) -> Bool {
        let core = "tag:yaml.org,2002:"
        switch self {
        case .text: return !tag.hasPrefix(core) || tag == core + "str"
        case .bare(let text):
            switch (tag, CoreValue(plain: text)) {
            case (core + "int", .integer), (core + "float", .integer), (core + "float", .number),
                (core + "bool", .boolean), (core + "null", .null):
                return true
            default: return !tag.hasPrefix(core) && tag != "!"
            }
        case .list: return !tag.hasPrefix(core) || tag == core + "seq"
        case .mapping: return !tag.hasPrefix(core) || tag == core + "map"
        case .key, .mergeKey, .alias: return false
        }
    }
}
