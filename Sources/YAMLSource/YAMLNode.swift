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
    let index: Int

    private var record: NodeRecord { tree.records[index] }

    /// The node an alias stands for; any other node itself.
    public var resolved: YAMLNode {
        let record = record
        guard record.kind == .alias, record.payload >= 0 else { return self }
        return YAMLNode(tree: tree, index: Int(record.payload))
    }

    /// What the node is, aliases followed.
    public var kind: Kind {
        switch resolved.record.kind {
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
        let record = resolved.record
        return record.kind == .scalar && record.style == .plain
    }

    /// Whether a scalar is written in single or double quotes.
    public var isQuoted: Bool {
        let style = resolved.record.style
        return style == .singleQuoted || style == .doubleQuoted
    }

    /// Whether a collection is written in brackets or braces.
    public var isFlow: Bool { resolved.record.style == .flow }

    /// Whether the scalar's value is exactly the bytes of `valueRange`: no escape, no folded line.
    public var isVerbatim: Bool {
        let record = resolved.record
        return record.kind == .scalar && record.payload < 0
    }

    /// The bytes that hold the value: those of `range`, without quotes. The range of the anchor's node for an alias.
    public var valueRange: ByteRange {
        let record = resolved.record
        if record.style == .singleQuoted || record.style == .doubleQuoted, record.end - record.start >= 2 {
            return ByteRange(Int(record.start) + 1, Int(record.end) - 1)
        }
        return ByteRange(Int(record.start), Int(record.end))
    }

    /// The value of a scalar; empty for collections.
    public var text: String {
        let node = resolved
        let record = node.record
        guard record.kind == .scalar else { return "" }
        if record.payload >= 0 { return tree.decodedTexts[Int(record.payload)] }
        return tree.source.text(in: node.valueRange)
    }

    /// Whether a scalar's value is `name`; compares bytes, makes no string.
    public func isText(_ name: StaticString) -> Bool {
        let node = resolved
        let record = node.record
        guard record.kind == .scalar else { return false }
        let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        if record.payload >= 0 {
            return tree.decodedTexts[Int(record.payload)].utf8.elementsEqual(wanted)
        }
        let range = node.valueRange
        guard range.count == wanted.count else { return false }
        for (offset, byte) in wanted.enumerated() where tree.source.bytes[range.start + offset] != byte { return false }
        return true
    }

    /// Whether two scalars have the same value.
    public func hasSameText(as other: YAMLNode) -> Bool {
        let first = resolved
        let second = other.resolved
        guard first.isVerbatim, second.isVerbatim, first.tree === second.tree else { return text == other.text }
        let bytes = tree.source.bytes
        return bytes[first.valueRange.indices] == bytes[second.valueRange.indices]
    }

    /// The explicit tag, in full (`tag:yaml.org,2002:str`) or as written when it is a local one (`!env`).
    public var tag: String? {
        let tag = resolved.record.tag
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
