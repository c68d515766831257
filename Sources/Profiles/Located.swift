public import YAMLSource

/// A value of a profile, with the node it was read from.
public struct Located<Value: Sendable>: Sendable {
    /// The value.
    public let value: Value
    /// The node it was read from; where an alias stands, the node the alias repeats.
    public let node: YAMLNode

    init(_ value: Value, _ node: YAMLNode) {
        self.value = value
        self.node = node.resolved
    }

    /// Where it stands.
    public var range: ByteRange { node.range }
}
