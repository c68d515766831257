extension FieldEditor {
    /// The edits that take away the field at `path` below `mapping`, with the comment on its line.
    ///
    /// The last field of a mapping takes the mapping's own field with it, up to but not including `mapping`. A field
    /// that stands twice goes wherever it stands.
    /// - Throws: `YAMLEditProblem` when there is no such field, it comes from elsewhere, or something else needs it.
    public func remove(_ path: [String], of mapping: YAMLNode) throws(YAMLEditProblem) -> [TextEdit] {
        guard mapping.tree === tree, !path.isEmpty else { throw .cannotKeepRest(mapping.range) }
        var chain: [RemovedItems] = []
        var node = mapping
        for (step, name) in path.enumerated() {
            let passed = path[...step].joined(separator: ".")
            if node.resolved.coreValue == .null { throw .noSuchField(passed) }
            guard node.kind == .mapping else { throw .notAMapping(path[..<step].joined(separator: "."), node.range) }
            let items = extents.items(of: node.resolved.index)
            let places = places(of: name, in: items)
            guard let last = places.last else {
                guard mergedValue(of: name, in: node) != nil else { throw .noSuchField(passed) }
                throw .comesFromMerge(passed, mergeRange(of: name, in: node.resolved, items))
            }
            // The node behind the alias belongs to others too.
            guard !node.isAlias else { throw .cannotKeepRest(node.range) }
            chain.append(RemovedItems(container: node.index, items: items, places: places))
            node = YAMLNode(tree: tree, index: items[last].last)
        }
        guard let field = chain.last else { throw .cannotKeepRest(mapping.range) }
        var removed = field
        while removed.isEverything {
            chain.removeLast()
            guard let outer = chain.last else { throw .cannotKeepRest(mapping.range) }
            removed = outer
            // Whoever wrote comments above the last field of a mapping may want to use them again.
            removed.keepsCommentsBefore = field.items[field.places[0]].start
        }
        return try firstGood(removingCandidates(removed), at: node.range)
    }

    /// The edits that take one element out of a list; an only element leaves `[]`.
    ///
    /// - Parameter index: Counted from 0.
    /// - Throws: `YAMLEditProblem` when there is no such element, or something else needs it.
    public func removeElement(at index: Int, of sequence: YAMLNode) throws(YAMLEditProblem) -> [TextEdit] {
        guard sequence.tree === tree else { throw .cannotKeepRest(sequence.range) }
        guard sequence.kind == .sequence else { throw .notAList(sequence.range) }
        let items = extents.items(of: sequence.resolved.index)
        guard items.indices.contains(index) else { throw .noSuchField("[\(index)]") }
        guard !sequence.isAlias, let place = extents.place(of: sequence.index) else {
            throw .cannotKeepRest(sequence.range)
        }
        let removed = RemovedItems(container: sequence.index, items: items, places: [index])
        let candidates =
            removed.isEverything ? replacingCandidates(place, .list([])) : removingCandidates(removed)
        return try firstGood(candidates, at: ByteRange(items[index].start, items[index].end))
    }

    /// The merge key's field that brings in `name`.
    private func mergeRange(of name: String, in mapping: YAMLNode, _ items: [NodeExtents.Item]) -> ByteRange {
        for item in items where YAMLNode(tree: tree, index: item.first).isMergeKey {
            for source in YAMLNode(tree: tree, index: item.last).mergeSources {
                var ignored: [(first: YAMLNode, second: YAMLNode)] = []
                let entries = source.entries(duplicates: &ignored)
                if entries.contains(where: { tree.key(of: $0).text.utf8.elementsEqual(name.utf8) }) {
                    return ByteRange(item.start, item.end)
                }
            }
        }
        return mapping.range
    }

    /// Ways to take items out of a collection, the best first.
    func removingCandidates(_ removed: RemovedItems) -> [Candidate] {
        let replacements = removed.places.map { place in
            let item = removed.items[place]
            return NodeReplacement(
                old: item.first..<Int(tree.records[item.last].next), container: removed.container, new: [])
        }
        let ways: [[TextEdit]?]
        if tree.records[removed.container].style == .flow {
            let removal = FlowRemoval(layout: layout, removed: removed)
            ways = [removal.ofWholeLines(), removal.inline()]
        } else {
            let removal = BlockRemoval(layout: layout, comments: tree.comments(), removed: removed)
            ways = [
                removal.edits(keepsLackOfBreak: true), removal.edits(keepsLackOfBreak: false),
                removal.edits(keepsLackOfBreak: true, takesBlankLines: true), removal.editsMovingComments(),
            ]
        }
        return ways.compactMap { edits in edits.map { Candidate(edits: $0, replacements: replacements) } }
    }
}

/// Entries or elements that go out of a collection.
struct RemovedItems {
    let container: Int
    let items: [NodeExtents.Item]
    /// Which of the items go, in order.
    let places: [Int]
    /// Comments on lines of their own stay up to here.
    var keepsCommentsBefore = 0

    /// Whether nothing would be left.
    var isEverything: Bool { places.count == items.count }
}
