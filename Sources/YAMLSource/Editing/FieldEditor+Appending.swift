extension FieldEditor {
    /// The edits that put a mapping of these fields behind the last element of a list, written as that one is.
    ///
    /// - Throws: `YAMLEditProblem` when it is no list, has no element, or nothing found keeps the rest as it is.
    public func append(_ fields: [NewYAMLField], to sequence: YAMLNode) throws(YAMLEditProblem) -> [TextEdit] {
        guard sequence.tree === tree else { throw .cannotKeepRest(sequence.range) }
        guard sequence.kind == .sequence else { throw .notAList(sequence.range) }
        let items = extents.items(of: sequence.resolved.index)
        // The node behind an alias belongs to others too.
        guard !sequence.isAlias, let first = items.first, let last = items.last, !fields.isEmpty else {
            throw .cannotKeepRest(sequence.range)
        }
        let new = PlannedNode(.mapping(fields))
        let index = Int(tree.records[last.last].next)
        let replacement = NodeReplacement(old: index..<index, container: sequence.index, new: [new])
        var edits: [TextEdit?] = []
        if tree.records[sequence.index].style == .flow {
            let text = new.flowText(inFlow: true)
            if layout.isFirstOnLine(last.start) {
                let lead = String(repeating: " ", count: layout.column(last.start))
                let lineBreak = layout.breakStyle(at: layout.lineEnd(last.end))
                edits.append(TextEdit(ByteRange(last.end, last.end), "," + lineBreak + lead + text))
            }
            edits.append(TextEdit(ByteRange(last.end, last.end), ", " + text))
        } else {
            let column = layout.column(first.start)
            for lines in elementLines(fields, like: last, column: column) {
                for skipsBlankLines in [false, true] {
                    edits.append(
                        insertion(of: lines, behind: last.end, column: column, skipsBlankLines: skipsBlankLines))
                }
            }
        }
        let candidates = edits.compactMap { edit in
            edit.map { Candidate(edits: [$0], replacements: [replacement]) }
        }
        return try firstGood(candidates, at: sequence.range)
    }

    /// Ways to write an element in block style, the one like its neighbor first.
    private func elementLines(_ fields: [NewYAMLField], like item: NodeExtents.Item, column: Int) -> [[String]] {
        let indentation = String(repeating: " ", count: column)
        let record = tree.records[item.last]
        let content = extents.items(of: item.last).first?.start ?? Int(record.start)
        let isOnLine = layout.lineStart(content) == layout.lineStart(item.start)
        let step = isOnLine ? max(layout.column(content) - layout.column(item.start), 2) : 2
        let dash = "-" + String(repeating: " ", count: step - 1)
        let inBlock = fields.enumerated().map { place, field in
            let name = PlannedNode.key(field.name).flowText(inFlow: false)
            let value = PlannedNode(field.value).flowText(inFlow: false)
            return indentation + (place == 0 ? dash : String(repeating: " ", count: step)) + "\(name): \(value)"
        }
        let inFlow = [indentation + "- " + PlannedNode(.mapping(fields)).flowText(inFlow: false)]
        return record.kind == .mapping && record.style == .flow ? [inFlow, inBlock] : [inBlock, inFlow]
    }
}
