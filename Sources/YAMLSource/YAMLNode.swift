/// A node of a `YAMLTree`.
public struct YAMLNode: Sendable {
    /// What a node is, aliases followed.
    public enum Kind: Sendable {
        case scalar, sequence, mapping
        /// An alias without a usable anchor; the tree's problems tell why.
        case unresolvedAlias
    }

    /// The tree it stands in.
    public let tree: YAMLTree
    /// Its place among the tree's nodes; the same for the same node, and larger further on in the text.
    public let index: Int

    init(tree: YAMLTree, index: Int) {
        self.tree = tree
        self.index = index
    }

    private var record: NodeRecord { tree.records[index] }

    /// The node an alias stands for; any other node itself.
    public var resolved: YAMLNode {
        let record = record
        guard record.kind == .alias, record.payload >= 0 else { return self }
        return YAMLNode(tree: tree, index: Int(record.payload))
    }

    /// The record of the node itself, or of the one an alias stands for.
    private var resolvedRecord: NodeRecord {
        let record = tree.records[index]
        return record.kind == .alias && record.payload >= 0 ? tree.records[Int(record.payload)] : record
    }

    /// What the node is, aliases followed.
    public var kind: Kind {
        switch resolvedRecord.kind {
        case .scalar: .scalar
        case .sequence: .sequence
        case .mapping: .mapping
        case .alias: .unresolvedAlias
        }
    }

    /// Whether the node is written as `*name` here.
    public var isAlias: Bool { record.kind == .alias }

    /// The bytes of the content here: of an alias the `*name`, of others without their anchor and tag.
    public var range: ByteRange { ByteRange(Int(record.start), Int(record.end)) }

    /// The bytes of the content together with anchor and tag.
    public var rangeWithProperties: ByteRange { ByteRange(Int(record.propertiesStart), Int(record.end)) }

    /// Whether a scalar is written without quotes and not as a block.
    public var isPlain: Bool {
        let record = resolvedRecord
        return record.kind == .scalar && record.style == .plain
    }

    /// Whether a scalar is written in single or double quotes.
    public var isQuoted: Bool {
        let style = resolvedRecord.style
        return style == .singleQuoted || style == .doubleQuoted
    }

    /// Whether a collection is written in brackets or braces.
    public var isFlow: Bool { resolvedRecord.style == .flow }

    /// Whether the scalar's value is exactly the bytes of `valueRange`: no escape, no folded line.
    public var isVerbatim: Bool {
        let record = resolvedRecord
        return record.kind == .scalar && record.payload < 0
    }

    /// The bytes that hold the value: those of `range`, without quotes.
    ///
    /// The range of the anchor's node for an alias.
    public var valueRange: ByteRange { resolvedRecord.valueRange }

    /// The value of a scalar; empty for collections.
    public var text: String {
        let record = resolvedRecord
        guard record.kind == .scalar else { return "" }
        if record.payload >= 0 { return tree.decodedTexts[Int(record.payload)] }
        return tree.source.text(in: record.valueRange)
    }

    /// Whether a scalar's value is `name`; compares bytes, makes no string.
    public func isText(_ name: StaticString) -> Bool {
        withTextBytes { $0.equals(name) } ?? false
    }

    /// The bytes of a scalar's value, for the time of the call; nil for collections.
    public func withTextBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        let record = resolvedRecord
        guard record.kind == .scalar else { return nil }
        if record.payload >= 0 {
            var text = tree.decodedTexts[Int(record.payload)]
            return text.withUTF8(body)
        }
        let range = record.valueRange
        return tree.source.bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range.indices])) }
    }

    /// Whether two scalars have the same value.
    public func hasSameText(as other: YAMLNode) -> Bool {
        withTextBytes { first in other.withTextBytes { first.elementsEqual($0) } ?? false } ?? false
    }

    /// The explicit tag, in full (`tag:yaml.org,2002:str`) or as written when it is a local one (`!env`).
    public var tag: String? {
        let tag = resolvedRecord.tag
        return tag >= 0 ? tree.names[Int(tag)] : nil
    }

    /// The anchor's or alias's name.
    public var anchor: String? {
        let anchor = record.anchor
        return anchor >= 0 ? tree.names[Int(anchor)] : nil
    }

    /// The elements of a sequence, or the keys and values of a mapping in turn; aliases followed.
    public var children: Children {
        let node = resolved
        return Children(tree: tree, current: node.index + 1, end: Int(node.record.next))
    }

    /// The keys of a mapping with their values, as written: merge keys are not looked into.
    public var pairs: [(key: YAMLNode, value: YAMLNode)] {
        guard kind == .mapping else { return [] }
        var pairs: [(key: YAMLNode, value: YAMLNode)] = []
        var children = self.children
        while let key = children.next(), let value = children.next() {
            pairs.append((key, value))
        }
        return pairs
    }

    /// The nodes directly below a collection.
    public struct Children: Sequence, IteratorProtocol, Sendable {
        let tree: YAMLTree
        var current: Int
        let end: Int

        /// The next node below the collection.
        public mutating func next() -> YAMLNode? {
            guard current < end else { return nil }
            defer { current = Int(tree.records[current].next) }
            return YAMLNode(tree: tree, index: current)
        }
    }
}

extension YAMLNode: Equatable {
    /// Whether both are the same node of the same tree.
    public static func == (first: YAMLNode, second: YAMLNode) -> Bool {
        first.index == second.index && first.tree === second.tree
    }
}

extension NodeRecord {
    /// The bytes of the value: without the quotes of a quoted scalar.
    var valueRange: ByteRange {
        if style == .singleQuoted || style == .doubleQuoted, end - start >= 2 {
            return ByteRange(Int(start) + 1, Int(end) - 1)
        }
        return ByteRange(Int(start), Int(end))
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes are exactly those of `text`.
    public func equals(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        for offset in 0..<count where self[offset] != text.utf8Start[offset] { return false }
        return true
    }
}
