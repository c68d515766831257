extension FieldEditor {
    /// The mapping in which a key stands, and the key's value; nil where it is no key of this tree.
    public func entry(of key: YAMLNode) -> (mapping: YAMLNode, value: YAMLNode)? {
        guard key.tree === tree, !key.isAlias else { return nil }
        let value = Int(tree.records[key.index].next)
        guard tree.records.indices.contains(value), let place = extents.place(of: value), place.key == key.index else {
            return nil
        }
        return (YAMLNode(tree: tree, index: place.container), YAMLNode(tree: tree, index: value))
    }

    /// The edits that take away one entry of a mapping, where the same key stands elsewhere in it with the same value.
    ///
    /// - Parameter key: The key that goes.
    /// - Returns: Nil where a value differs, or something else needs the entry.
    public func removeRepetition(_ key: YAMLNode) -> [TextEdit]? {
        guard let (mapping, value) = entry(of: key), value.anchor == nil, !value.isAlias else { return nil }
        let items = extents.items(of: mapping.index)
        let same = places(of: key.text, in: items)
        guard same.count > 1, let place = same.first(where: { items[$0].first == key.index }) else { return nil }
        let isSameEverywhere = same.allSatisfy {
            Self.areEqual(YAMLNode(tree: tree, index: items[$0].last), value)
        }
        guard isSameEverywhere else { return nil }
        let removed = RemovedItems(container: mapping.index, items: items, places: [place])
        return try? firstGood(removingCandidates(removed), at: key.range)
    }

    private static func areEqual(_ first: YAMLNode, _ second: YAMLNode) -> Bool {
        guard !first.isAlias, first.kind == second.kind, first.tag == second.tag else { return false }
        if first.kind == .scalar {
            return first.hasSameText(as: second) && first.coreValue == second.coreValue
        }
        let source = first.tree.source
        return source.text(in: first.range) == source.text(in: second.range)
    }
}
