/// Nodes of a tree that other nodes take the place of.
struct NodeReplacement {
    /// The places of the nodes that go; empty where nodes only come.
    let old: Range<Int>
    /// The collection around them, or -1 for a document.
    let container: Int
    /// The nodes that come.
    let new: [PlannedNode]
    /// Whether the first new node has the explicit tag of the first old one; it has its anchor in any case.
    var keepsTag = true
}

/// Compares the tree of an edited text with what was to become of the tree before.
struct EditCheck {
    let old: YAMLTree
    let new: YAMLTree
    /// In the order of the tree.
    let replacements: [NodeReplacement]

    /// Whether `new` has these documents of the old tree, with the replacements made and nothing else changed.
    func passes(documents: [YAMLDocument]) -> Bool {
        // Nobody knows what stands behind the place where reading stopped.
        guard !old.problems.contains(where: { $0.isFatal }), !new.problems.contains(where: { $0.isFatal }),
            new.problems.count <= old.problems.count, new.documents.count == documents.count
        else { return false }
        for (document, counterpart) in zip(documents, new.documents)
        where mapped(document.rootIndex) != counterpart.rootIndex { return false }
        var oldIndex = 0
        var newIndex = 0
        for replacement in replacements {
            guard areSame(upTo: replacement.old.lowerBound, &oldIndex, &newIndex),
                matches(replacement, &newIndex)
            else { return false }
            oldIndex = replacement.old.upperBound
        }
        return areSame(upTo: old.records.count, &oldIndex, &newIndex) && newIndex == new.records.count
    }

    private func areSame(upTo end: Int, _ oldIndex: inout Int, _ newIndex: inout Int) -> Bool {
        while oldIndex < end {
            guard newIndex < new.records.count, areSame(oldIndex, newIndex) else { return false }
            oldIndex += 1
            newIndex += 1
        }
        return true
    }

    private func areSame(_ first: Int, _ second: Int) -> Bool {
        let one = old.records[first]
        let other = new.records[second]
        guard one.kind == other.kind, one.style == other.style, mappedEnd(of: first) == Int(other.next),
            old.name(one.anchor) == new.name(other.anchor), old.name(one.tag) == new.name(other.tag)
        else { return false }
        switch one.kind {
        case .scalar: return YAMLNode(tree: old, index: first).hasSameText(as: YAMLNode(tree: new, index: second))
        case .alias: return one.payload < 0 ? other.payload < 0 : mapped(Int(one.payload)) == Int(other.payload)
        case .sequence, .mapping: return true
        }
    }

    /// Where an old node is among the new ones; nil where it is gone.
    private func mapped(_ index: Int) -> Int? {
        var shift = 0
        for replacement in replacements {
            if index >= replacement.old.upperBound {
                shift += replacement.growth
            } else if index == replacement.old.lowerBound, replacement.new.count == 1 {
                return index + shift
            } else if index >= replacement.old.lowerBound {
                return nil
            }
        }
        return index + shift
    }

    /// The place behind an old collection among the new nodes.
    private func mappedEnd(of index: Int) -> Int {
        let end = Int(old.records[index].next)
        var result = end
        for replacement in replacements {
            let isInside = index <= replacement.container && end > replacement.container
            let isBefore =
                replacement.old.isEmpty
                ? replacement.old.upperBound < end || replacement.old.upperBound == end && isInside
                : replacement.old.upperBound <= end
            if isBefore { result += replacement.growth }
        }
        return result
    }

    private func matches(_ replacement: NodeReplacement, _ index: inout Int) -> Bool {
        for (place, planned) in replacement.new.enumerated() {
            // Only the first node of a value that took another's place has something of the other one.
            let inherited =
                place == 0 && !replacement.old.isEmpty ? old.records[replacement.old.lowerBound] : nil
            let isAnchored = inherited.map { $0.kind != .alias } ?? false
            let anchor = isAnchored ? old.name(inherited?.anchor ?? -1) : nil
            let tag = isAnchored && replacement.keepsTag ? old.name(inherited?.tag ?? -1) : nil
            guard matches(planned, &index, anchor: anchor, tag: tag) else { return false }
        }
        return true
    }

    private func matches(_ planned: PlannedNode, _ index: inout Int, anchor: String?, tag: String?) -> Bool {
        guard let node = new.node(at: index) else { return false }
        let record = new.records[index]
        index += 1
        guard record.kind == planned.kind else { return false }
        if case .alias(let name, let target) = planned {
            return new.name(record.anchor) == name && mapped(target) == Int(record.payload)
        }
        guard new.name(record.anchor) == anchor, new.name(record.tag) == tag else { return false }
        switch planned {
        case .text(let text):
            guard case .text = node.coreValue else { return false }
            return text.utf8.elementsEqual(node.text.utf8)
        case .bare(let text): return record.style == .plain && text.utf8.elementsEqual(node.text.utf8)
        case .key(let text): return !node.isMergeKey && text.utf8.elementsEqual(node.text.utf8)
        case .mergeKey: return node.isMergeKey
        case .alias: return false
        case .list(let nodes), .mapping(let nodes):
            for child in nodes {
                guard index < Int(record.next), matches(child, &index, anchor: nil, tag: nil) else { return false }
            }
            return index == Int(record.next)
        }
    }
}

extension NodeReplacement {
    /// How many nodes more there are.
    var growth: Int { new.reduce(0) { $0 + $1.nodeCount } - old.count }
}

extension PlannedNode {
    fileprivate var nodeCount: Int {
        switch self {
        case .text, .bare, .key, .mergeKey, .alias: 1
        case .list(let nodes), .mapping(let nodes): nodes.reduce(1) { $0 + $1.nodeCount }
        }
    }
}

extension YAMLTree {
    /// The name of an anchor or a tag; nil for -1.
    fileprivate func name(_ index: Int32) -> String? { names.indices.contains(Int(index)) ? names[Int(index)] : nil }
}
