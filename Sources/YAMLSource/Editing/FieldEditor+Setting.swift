extension FieldEditor {
    /// The edits that give the field at `path` below `mapping` another value, or make it.
    ///
    /// Missing mappings on the way are made. A field that comes through an alias or a merge key is set for this mapping
    /// alone; one that has an anchor changes wherever it is repeated (`repeats(of:)`).
    /// - Parameters:
    ///   - path: Names below `mapping`, at least one.
    ///   - order: Gives for the names passed on the way the names in the order in which the format documents them. A new
    ///     field goes behind the nearest present one before it, else behind the first; one that is not among the names
    ///     goes to the end.
    /// - Throws: `YAMLEditProblem` when a step is no mapping, or nothing found keeps the rest as it is.
    public func set(
        _ path: [String], of mapping: YAMLNode, to value: NewYAMLValue, order: ([String]) -> [String]
    ) throws(YAMLEditProblem) -> [TextEdit] {
        guard mapping.tree === tree, !path.isEmpty else { throw .cannotKeepRest(mapping.range) }
        let planned = PlannedNode(value)
        var node = mapping
        for (step, name) in path.enumerated() {
            let rest = path[step...]
            guard let place = extents.place(of: node.index) else { throw .cannotKeepRest(node.range) }
            if node.resolved.coreValue == .null {
                let adopting = node.isAlias ? [] : adoptingCandidates(place, rest, planned)
                let replacing = replacingCandidates(place, PlannedNode(path: rest, value: planned))
                return try firstGood(adopting + replacing, at: node.range)
            }
            guard node.kind == .mapping else {
                throw .notAMapping(path[..<step].joined(separator: "."), node.range)
            }
            if node.isAlias {
                let overlay = try overlay(node, rest, planned, passed: path[..<step])
                return try firstGood(replacingCandidates(place, overlay), at: node.range)
            }
            let items = extents.items(of: node.index)
            if let own = places(of: name, in: items).last {
                let item = items[own]
                guard rest.count == 1 else {
                    node = YAMLNode(tree: tree, index: item.last)
                    continue
                }
                let place = ValuePlace(key: item.first, value: item.last, container: node.index)
                return try firstGood(
                    replacingCandidates(place, planned), at: YAMLNode(tree: tree, index: item.last).range)
            }
            var field = InsertedField(names: [name], value: planned)
            if rest.count > 1 {
                if let merged = mergedValue(of: name, in: node), merged.resolved.coreValue != .null {
                    field.value = try overlay(merged, rest.dropFirst(), planned, passed: path[...step])
                } else {
                    field.names = rest
                }
            }
            let candidates = insertingCandidates(field, node.index, items, order: order(Array(path[..<step])))
            return try firstGood(candidates, at: node.range)
        }
        throw .cannotKeepRest(mapping.range)
    }

    /// A mapping that repeats `node` by a merge key and has a value of its own at `path`.
    private func overlay(
        _ node: YAMLNode, _ path: ArraySlice<String>, _ value: PlannedNode, passed: ArraySlice<String>
    ) throws(YAMLEditProblem) -> PlannedNode {
        guard node.kind == .mapping else { throw .notAMapping(passed.joined(separator: "."), node.range) }
        guard let anchor = node.anchor, let name = path.first else { throw .cannotKeepRest(node.range) }
        var inner = PlannedNode(path: path.dropFirst(), value: value)
        if path.count > 1 {
            let mapping = node.resolved
            let own = extents.items(of: mapping.index)
            let field =
                places(of: name, in: own).last.map { YAMLNode(tree: tree, index: own[$0].last) }
                ?? mergedValue(of: name, in: mapping)
            if let field, field.resolved.coreValue != .null {
                inner = try overlay(field, path.dropFirst(), value, passed: passed + [name])
            }
        }
        return .mapping([.mergeKey, .alias(name: anchor, target: node.resolved.index), .key(name), inner])
    }
}
