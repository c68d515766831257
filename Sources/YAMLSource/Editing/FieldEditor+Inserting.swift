/// A field to be put into a mapping.
struct InsertedField {
    /// The name of the field, and of those below it that it is made for.
    var names: ArraySlice<String>
    var value: PlannedNode

    /// The nodes of the field: key and value.
    var nodes: [PlannedNode] {
        names.first.map { [.key($0), PlannedNode(path: names.dropFirst(), value: value)] } ?? []
    }

    /// The field in block style, a line for each name.
    func lines(column: Int, step: Int) -> [String] {
        var lines: [String] = []
        for (depth, name) in names.enumerated() {
            let indentation = String(repeating: " ", count: column + depth * step)
            lines.append(indentation + PlannedNode.key(name).flowText(inFlow: false) + ":")
        }
        if let last = lines.popLast() { lines.append(last + " " + value.flowText(inFlow: false)) }
        return lines
    }

    /// The field in flow style.
    var flowText: String {
        nodes.map { $0.flowText(inFlow: true) }.joined(separator: ": ")
    }
}

extension FieldEditor {
    /// Ways to put a field into a mapping, the best first.
    func insertingCandidates(
        _ field: InsertedField, _ mapping: Int, _ items: [NodeExtents.Item], order: [String]
    ) -> [Candidate] {
        let record = tree.records[mapping]
        guard !items.isEmpty else {
            guard record.style == .flow, extents.isBracketed(mapping) else { return [] }
            let inside = Int(record.start) + 1
            let pad = layout.byte(inside).map(isBlank) ?? false ? " " : ""
            return [
                candidate(field, mapping, at: mapping + 1, TextEdit(ByteRange(inside, inside), pad + field.flowText))
            ]
        }
        let preferred = place(for: field.names.first ?? "", items, order)
        // Behind some values no line can be added, such as a block scalar that ends the text without a line break.
        let others = (0..<preferred).reversed() + Array(items.indices.dropFirst(preferred + 1))
        var candidates: [Candidate] = []
        for place in [preferred] + others.prefix(3) {
            let item = items[place]
            let index = Int(tree.records[item.last].next)
            if record.style == .flow {
                let edit = TextEdit(ByteRange(item.end, item.end), ", " + field.flowText)
                candidates.append(candidate(field, mapping, at: index, edit))
                continue
            }
            let column = layout.column(items[0].start)
            let lines = field.lines(column: column, step: indentationStep(in: mapping, items))
            for skipsBlankLines in endsInBlockScalar(item.last) ? [false, true] : [false] {
                let edit = insertion(of: lines, behind: item.end, column: column, skipsBlankLines: skipsBlankLines)
                if let edit { candidates.append(candidate(field, mapping, at: index, edit)) }
            }
        }
        return candidates
    }

    /// Ways to give a value of which nothing is written, or `null`, fields of its own on lines below its key.
    func adoptingCandidates(_ place: ValuePlace, _ path: ArraySlice<String>, _ value: PlannedNode) -> [Candidate] {
        let record = tree.records[place.value]
        guard let key = place.key, record.tag < 0, tree.records[place.container].style == .block,
            let colon = extents.colonEnd(key: key)
        else { return [] }
        let items = extents.items(of: place.container)
        guard let first = items.first else { return [] }
        let step = indentationStep(in: place.container, items)
        let field = InsertedField(names: path, value: value)
        let lines = field.lines(column: layout.column(first.start) + step, step: step)
        let end = max(colon, Int(record.end))
        guard let edit = insertion(of: lines, behind: end, column: Int.max, skipsBlankLines: false) else { return [] }
        var edits = [edit]
        if record.end > record.start {
            edits.append(TextEdit(ByteRange(layout.blanksStart(Int(record.start)), Int(record.end)), ""))
        }
        let replacement = NodeReplacement(
            old: place.value..<place.value + 1, container: place.container, new: [PlannedNode(path: path, value: value)]
        )
        return [Candidate(edits: edits, replacements: [replacement])]
    }

    private func candidate(_ field: InsertedField, _ mapping: Int, at index: Int, _ edit: TextEdit) -> Candidate {
        Candidate(
            edits: [edit],
            replacements: [NodeReplacement(old: index..<index, container: mapping, new: field.nodes)])
    }

    /// The item that a new field goes behind.
    private func place(for name: String, _ items: [NodeExtents.Item], _ order: [String]) -> Int {
        guard let rank = order.firstIndex(of: name) else { return items.count - 1 }
        for earlier in order[..<rank].reversed() {
            if let place = places(of: earlier, in: items).last { return place }
        }
        return 0
    }

    /// By how many columns fields are indented below their parent, as a neighbor does it, or else the text's first.
    private func indentationStep(in mapping: Int, _ items: [NodeExtents.Item]) -> Int {
        let neighbors = items.filter {
            tree.records[$0.last].kind == .mapping && tree.records[$0.last].style == .block
        }
        for item in neighbors {
            if let step = indentationStep(from: item.start, to: item.last) { return step }
        }
        let mappings = tree.records.indices.lazy.filter {
            tree.records[$0].kind == .mapping && tree.records[$0].style == .block
        }
        for index in mappings.prefix(32) {
            guard let place = extents.place(of: index), let key = place.key else { continue }
            if let step = indentationStep(from: Int(tree.records[key].propertiesStart), to: index) { return step }
        }
        return 2
    }

    private func indentationStep(from start: Int, to mapping: Int) -> Int? {
        guard let first = extents.items(of: mapping).first else { return nil }
        let step = layout.column(first.start) - layout.column(start)
        return step > 0 ? step : nil
    }

    private func endsInBlockScalar(_ index: Int) -> Bool {
        let last = Int(tree.records[index].next) - 1
        guard tree.records.indices.contains(last) else { return false }
        let style = tree.records[last].style
        return style == .literal || style == .folded
    }

    /// The edit that adds lines behind the one that ends at `offset` or holds nothing but a comment behind it.
    ///
    /// Comments that follow and are indented deeper than `column` belong to what they follow.
    func insertion(of lines: [String], behind offset: Int, column: Int, skipsBlankLines: Bool) -> TextEdit? {
        guard layout.isLastOnLine(offset) else { return nil }
        var end = layout.lineEnd(offset)
        var next = layout.behindBreak(end)
        while next < layout.bytes.count {
            let content = layout.skipBlanks(next)
            let lineEnd = layout.lineEnd(next)
            let isDeeperComment = layout.isComment(content) && layout.column(content) > column
            if isDeeperComment || skipsBlankLines && content == lineEnd {
                end = lineEnd
            } else if content < lineEnd {
                break
            }
            let following = layout.behindBreak(lineEnd)
            guard following > next else { break }
            next = following
        }
        let lineBreak = layout.breakStyle(at: end)
        guard end < layout.bytes.count else {
            return TextEdit(ByteRange(end, end), lines.map { lineBreak + $0 }.joined())
        }
        let start = layout.behindBreak(end)
        return TextEdit(ByteRange(start, start), lines.map { $0 + lineBreak }.joined())
    }
}
