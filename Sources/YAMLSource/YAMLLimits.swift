/// How much input is read before it is refused; every refusal names its limit.
public struct YAMLLimits: Sendable {
    /// The largest text, in bytes.
    public var bytes: Int
    /// How deep collections may nest.
    ///
    /// The C library has no limit of its own and is quadratic in nested flow collections.
    public var depth: Int
    /// How many nodes a text may have, each alias counted as the whole of what it stands for.
    public var nodes: Int
    /// How many `%TAG` directives a text may have; libyaml is quadratic in them.
    public var tagDirectives: Int

    /// Limits for one text.
    public init(bytes: Int = 1 << 20, depth: Int = 64, nodes: Int = 100_000, tagDirectives: Int = 64) {
        self.bytes = bytes
        self.depth = depth
        self.nodes = nodes
        self.tagDirectives = tagDirectives
    }

    /// 1 MiB, 64 levels, 100,000 nodes.
    public static let standard = YAMLLimits()
}
