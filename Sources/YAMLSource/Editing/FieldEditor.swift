/// Edits of single fields that leave every other byte as it is.
///
/// Every edit is tried out before it is given out: the edited text is read again, and everything but what was to change
/// must be the same. So a layout that was not foreseen leads to an error, never to a damaged file.
public struct FieldEditor: Sendable {
    let tree: YAMLTree
    let layout: TextLayout
    let extents: NodeExtents

    /// An editor of the text that `tree` was read from.
    public init(_ tree: YAMLTree) {
        self.tree = tree
        layout = TextLayout(tree.source)
        extents = NodeExtents(tree: tree, layout: layout)
    }

    /// A way to make an edit, with what it is meant to do.
    struct Candidate {
        var edits: [TextEdit]
        let replacements: [NodeReplacement]
    }

    /// The edits of the first candidate that does what it is meant to do, and nothing else.
    func firstGood(
        _ candidates: [Candidate], at range: ByteRange, documents: [YAMLDocument]? = nil
    ) throws(YAMLEditProblem) -> [TextEdit] {
        for candidate in candidates {
            let edits = Self.joined(candidate.edits)
            guard let bytes = try? tree.source.applying(edits) else { continue }
            let edited = YAMLTree.parse(SourceText(name: tree.source.name, bytes: bytes))
            let check = EditCheck(old: tree, new: edited, replacements: candidate.replacements)
            if check.passes(documents: documents ?? tree.documents) { return edits }
        }
        throw .cannotKeepRest(range)
    }

    /// The same edits, with those that touch made one.
    private static func joined(_ edits: [TextEdit]) -> [TextEdit] {
        var result: [TextEdit] = []
        for edit in edits.sorted(by: { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }) {
            if let last = result.last, last.range.end == edit.range.start {
                result[result.count - 1] = TextEdit(
                    ByteRange(last.range.start, edit.range.end), last.text + edit.text)
            } else if !edit.range.isEmpty || !edit.text.isEmpty {
                result.append(edit)
            }
        }
        return result
    }

    /// The mapping's own entries called `name`, as places among its items.
    func places(of name: String, in items: [NodeExtents.Item]) -> [Int] {
        items.indices.filter { place in
            let key = YAMLNode(tree: tree, index: items[place].first)
            return key.kind == .scalar && !key.isMergeKey && key.text.utf8.elementsEqual(name.utf8)
        }
    }

    /// The value of a field that only a merge key brings in.
    func mergedValue(of name: String, in mapping: YAMLNode) -> YAMLNode? {
        guard mapping.hasMergeKey else { return nil }
        var ignored: [(first: YAMLNode, second: YAMLNode)] = []
        return mapping.entries(duplicates: &ignored)
            .first { tree.key(of: $0).kind == .scalar && tree.key(of: $0).text.utf8.elementsEqual(name.utf8) }
            .map { tree.value(of: $0) }
    }

    /// The places that repeat the value at `node` by alias, in the order of the text.
    ///
    /// Counts aliases of collections around `node` too, and those that repeat such an alias.
    public func repeats(of node: YAMLNode) -> [ByteRange] {
        guard node.tree === tree else { return [] }
        let target = node.resolved.index
        var found: [ByteRange] = []
        // How many places were found before each node; a collection repeats what it holds.
        var counts = [0]
        for record in tree.records {
            var isRepeat = false
            if record.kind == .alias, record.payload >= 0 {
                let start = Int(record.payload)
                let end = Int(tree.records[start].next)
                let holdsTarget = start <= target && target < end
                isRepeat = holdsTarget || start < end && end < counts.count && counts[end] > counts[start]
            }
            if isRepeat { found.append(ByteRange(Int(record.start), Int(record.end))) }
            counts.append(found.count)
        }
        return found
    }
}
