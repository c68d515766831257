extension FieldEditor {
    /// The edits that take one document out of a text of several, with its comments, and leave the others as they are.
    ///
    /// - Parameter number: Counted from 1.
    /// - Throws: `YAMLEditProblem` when there is no such document or no other one.
    public func removeDocument(number: Int) throws(YAMLEditProblem) -> [TextEdit] {
        let index = number - 1
        guard tree.documents.indices.contains(index) else { throw .noSuchDocument(number) }
        let root = tree.root(of: tree.documents[index])
        guard tree.documents.count > 1, let parts = DocumentParts(tree, layout, extents)?.parts else {
            throw .cannotKeepRest(root.range)
        }
        let part = parts[index]
        var ranges = [part.range]
        if let marker = part.endMarkers.first, index > 0, parts[index - 1].endMarkers.isEmpty, index + 1 < parts.count,
            !directives(of: parts[index + 1]).isEmpty
        {
            // Directives need a `...` before them; libyaml alone does without.
            ranges.insert(ByteRange(part.range.start, marker), at: 0)
        }
        var kept = tree.documents
        kept.remove(at: index)
        let replacement = NodeReplacement(
            old: root.index..<Int(tree.records[root.index].next), container: -1, new: [])
        return try firstGood(
            ranges.map { Candidate(edits: [TextEdit($0, "")], replacements: [replacement]) }, at: part.range,
            documents: kept)
    }

    /// One document as a text of its own, with its comments.
    ///
    /// Without a byte order mark, `---` and `...`, unless it is empty or has a `%TAG` directive, which needs its `---`.
    /// - Parameter number: Counted from 1.
    /// - Throws: `YAMLEditProblem` when there is no such document, or it means something else on its own.
    public func extractDocument(number: Int) throws(YAMLEditProblem) -> [UInt8] {
        let index = number - 1
        guard tree.documents.indices.contains(index) else { throw .noSuchDocument(number) }
        let document = tree.documents[index]
        let root = tree.root(of: document)
        guard let part = DocumentParts(tree, layout, extents)?.parts[index] else { throw .cannotKeepRest(root.range) }
        let ends = part.endMarkers.map { markerRange($0) }
        let beginning = directives(of: part) + (part.startMarker.map { [markerRange($0)] } ?? [])
        let next = Int(tree.records[root.index].next)
        let replacements = [
            NodeReplacement(old: 0..<root.index, container: -1, new: []),
            NodeReplacement(old: next..<tree.records.count, container: -1, new: []),
        ]
        for dropped in [beginning + ends, ends, []] {
            var bytes: [UInt8] = []
            var offset = part.range.start
            for range in dropped {
                bytes += layout.slice(offset, range.start)
                offset = range.end
            }
            bytes += layout.slice(offset, part.range.end)
            let extracted = YAMLTree.parse(SourceText(name: tree.source.name, bytes: bytes))
            let check = EditCheck(old: tree, new: extracted, replacements: replacements)
            if check.passes(documents: [document]) { return bytes }
        }
        throw .cannotKeepRest(root.range)
    }

    /// A marker with its whole line, or with the blanks behind it where something follows.
    private func markerRange(_ offset: Int) -> ByteRange {
        let next = layout.skipBlanks(offset + 3)
        return ByteRange(offset, next == layout.lineEnd(next) ? layout.behindBreak(next) : next)
    }

    /// The lines of a document's directives.
    private func directives(of part: DocumentParts.Part) -> [ByteRange] {
        guard let marker = part.startMarker else { return [] }
        var ranges: [ByteRange] = []
        var offset = part.range.start
        while offset < marker {
            let next = layout.behindBreak(layout.lineEnd(offset))
            if layout.byte(offset) == UInt8(ascii: "%") { ranges.append(ByteRange(offset, next)) }
            guard next > offset else { break }
            offset = next
        }
        return ranges
    }
}
