public import YAMLSource

/// A value of a profile, with the node it was read from.
public struct Located<Value: Sendable>: Sendable {
    /// The value.
    public let value: Value
    /// The node it was read from; where an alias stands, the node the alias repeats.
    public let node: YAMLNode

    /// The bytes of the node's text that stand before the value and are no part of it: `openrouter/` of a relay's model.
    private let leadingBytes: Int32

    /// A value of a node.
    public init(_ value: Value, _ node: YAMLNode) {
        self.value = value
        self.node = node.resolved
        leadingBytes = 0
    }

    /// A value that is the rest of a node's text, behind as many bytes.
    public init(_ value: Value, _ node: YAMLNode, behind leadingBytes: Int) {
        self.value = value
        self.node = node.resolved
        self.leadingBytes = Int32(clamping: leadingBytes)
    }

    /// The edit that puts another value in its place, and keeps what stands before it.
    public func replacing(with text: String) -> TextEdit {
        guard leadingBytes > 0 else { return node.replacingText(with: text) }
        return node.replacingText(
            with: String(decoding: node.text.utf8.prefix(Int(leadingBytes)), as: UTF8.self) + text)
    }

    /// Where it stands.
    public var range: ByteRange { node.range }
}
