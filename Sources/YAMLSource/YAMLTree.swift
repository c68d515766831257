/// A parsed text: its documents as one flat array of nodes, each with its place in the bytes.
///
/// Nodes stand in the order of the text, a collection before its children; `next` leads past a node's subtree. Scalars
/// whose value is a slice of the text hold no copy of it. Aliases point to the node they stand for and are not copied.
public final class YAMLTree: @unchecked Sendable {  // immutable after init, `records` included
    /// The text that was parsed.
    public let source: SourceText
    /// The documents that could be read whole, in order.
    public let documents: [YAMLDocument]
    /// What was wrong with the text.
    ///
    /// A fatal problem ends the reading; documents before it are still there.
    public let problems: [SyntaxProblem]

    /// The nodes.
    ///
    /// Held as plain memory: an array would be retained and released at every step through the tree.
    let records: UnsafeBufferPointer<NodeRecord>
    let decodedTexts: [String]
    let names: [String]

    init(source: SourceText, builder: TreeBuilder) {
        self.source = source
        let records = UnsafeMutableBufferPointer<NodeRecord>.allocate(capacity: builder.records.count)
        _ = records.initialize(from: builder.records)
        self.records = UnsafeBufferPointer(records)
        self.decodedTexts = builder.decodedTexts
        self.names = builder.names
        self.documents = builder.documents
        self.problems = builder.problems
    }

    deinit {
        // Records are trivial, so there is nothing to deinitialize in them.
        records.deallocate()
    }

    /// Reads `source`; never fails: what cannot be read is told by `problems`.
    public static func parse(_ source: SourceText, limits: YAMLLimits = .standard) -> YAMLTree {
        var builder = TreeBuilder(source: source, limits: limits)
        builder.build()
        return YAMLTree(source: source, builder: builder)
    }

    /// The node at a place among the tree's nodes; nil where there is none.
    public func node(at index: Int) -> YAMLNode? {
        records.indices.contains(index) ? YAMLNode(tree: self, index: index) : nil
    }

    /// The content of `document`.
    public func root(of document: YAMLDocument) -> YAMLNode {
        YAMLNode(tree: self, index: document.rootIndex)
    }
}

/// One document of a text.
public struct YAMLDocument: Sendable {
    /// The place of this document in its text, counted from 1.
    public let number: Int
    let rootIndex: Int
    let explicitStart: Bool
    let explicitEnd: Bool
}

/// One node of the flat array.
struct NodeRecord {
    enum Kind: UInt8 {
        case scalar, sequence, mapping, alias
    }
    enum Style: UInt8 {
        case plain, singleQuoted, doubleQuoted, literal, folded, block, flow
    }

    var kind: Kind
    var style: Style
    /// First byte of the content, behind an anchor and a tag.
    var start: Int32
    var end: Int32
    /// First byte of the anchor or tag; `start` where there is neither.
    var propertiesStart: Int32
    /// Index behind the subtree.
    var next: Int32
    /// Of a scalar: index into `decodedTexts`, or -1 for a slice of the source.
    ///
    /// Of an alias: index of its target, or -1.
    var payload: Int32 = -1
    /// Index into `names`, or -1.
    ///
    /// Of an alias: the name it gives.
    var anchor: Int32 = -1
    /// Index into `names`, or -1.
    var tag: Int32 = -1
}
