public import Profiles
public import YAMLSource

/// A mapping of a relay's file with its fields at hand; merged ones included.
public struct RelayMapping: Sendable {
    /// A field.
    public struct Field: Sendable {
        /// Its name.
        public let name: String
        /// The key as it stands.
        public let key: YAMLNode
        /// Its value, aliases followed.
        public let value: YAMLNode
    }

    /// The mapping itself.
    public let node: YAMLNode
    /// Its fields, in the order of the file.
    public let fields: [Field]

    /// The fields of `node`; none for anything that is no mapping.
    ///
    /// - Parameter duplicates: Gets the keys that stand twice.
    public init(_ node: YAMLNode, _ duplicates: inout [(first: YAMLNode, second: YAMLNode)]) {
        let node = node.resolved
        self.node = node
        var fields: [Field] = []
        for entry in node.entries(duplicates: &duplicates) {
            let key = node.tree.key(of: entry)
            guard key.kind == .scalar else { continue }
            fields.append(Field(name: key.text, key: key, value: node.tree.value(of: entry).resolved))
        }
        self.fields = fields
    }

    /// The same where nobody asks for repeated keys.
    public init(_ node: YAMLNode) {
        var ignored: [(first: YAMLNode, second: YAMLNode)] = []
        self.init(node, &ignored)
    }

    /// The field of that name.
    public func field(_ name: String) -> Field? { fields.first { $0.name == name } }

    /// The value of the field of that name; nil where it is absent or null.
    public subscript(_ name: String) -> YAMLNode? {
        guard let value = field(name)?.value, value.kind != .scalar || value.coreValue != .null else { return nil }
        return value
    }

    /// The text of a field.
    public func text(_ name: String) -> Located<String>? {
        guard let node = self[name], let text = node.textValue, !text.isEmpty else { return nil }
        return Located(text, node)
    }

    /// The whole number of a field, also in quotes.
    public func integer(_ name: String) -> Located<Int64>? {
        guard let node = self[name], node.kind == .scalar else { return nil }
        switch node.coreValue {
        case .integer(let number): return Located(number, node)
        // Digits in quotes, and in YAML 1.1 digits with `_` between them.
        case .text(let text):
            let digits = node.isPlain ? text.split { $0 == "_" }.joined() : text
            return Int64(digits).map { Located($0, node) }
        default: return nil
        }
    }

    /// Whether a switch is on; nil where nothing is said.
    public func flag(_ name: String) -> Bool? {
        // LiteLLM reads YAML 1.1, where `yes` and `on` are booleans as well.
        switch self[name]?.coreValue {
        case .boolean(let flag): return flag
        case .text("yes"), .text("Yes"), .text("YES"), .text("on"), .text("On"), .text("ON"): return true
        case .text("no"), .text("No"), .text("NO"), .text("off"), .text("Off"), .text("OFF"): return false
        default: return nil
        }
    }

    /// The mapping in a field.
    public func mapping(_ name: String) -> RelayMapping? {
        guard let node = self[name], node.kind == .mapping else { return nil }
        return RelayMapping(node)
    }
}
