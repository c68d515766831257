extension FieldEditor {
    /// Ways to write another value in the place of one that is there.
    func replacingCandidates(_ place: ValuePlace, _ planned: PlannedNode) -> [Candidate] {
        let record = tree.records[place.value]
        // A collection in which reading stopped has no end.
        guard Int(record.next) > place.value else { return [] }
        let inFlow = place.container >= 0 && tree.records[place.container].style == .flow
        var texts = [planned.flowText(inFlow: inFlow)]
        if case .text(let text) = planned {
            texts = ScalarWriting.ways(text, like: record.scalarStyle, inFlow: inFlow)
        }
        var keepsTag = [true]
        if record.kind != .alias, record.tag >= 0 {
            let fits = record.kind == planned.kind && planned.fits(tag: tree.names[Int(record.tag)])
            keepsTag = fits ? [true, false] : [false]
        }
        let isBlockScalar = record.style == .literal || record.style == .folded
        var candidates: [Candidate] = []
        for keepsTag in keepsTag {
            let replacement = NodeReplacement(
                old: place.value..<Int(record.next), container: place.container, new: [planned], keepsTag: keepsTag)
            for text in texts {
                for takesTail in isBlockScalar ? [false, true] : [false] {
                    let edits = replacing(place, by: text, keepsTag: keepsTag, takesTail: takesTail)
                    guard let edits else { continue }
                    candidates.append(Candidate(edits: edits, replacements: [replacement]))
                }
            }
        }
        return candidates
    }

    private func replacing(_ place: ValuePlace, by text: String, keepsTag: Bool, takesTail: Bool) -> [TextEdit]? {
        let record = tree.records[place.value]
        let isBlock = record.style == .block
        let isEmpty = record.kind == .scalar && record.start == record.end
        var edits: [TextEdit] = []
        if isBlock {
            guard let first = extents.items(of: place.value).first else { return nil }
            let end = extents.end(of: place.value)
            guard place.key != nil || extents.hasProperties(place.value) else {
                return [TextEdit(ByteRange(first.start, end), text)]
            }
            edits.append(TextEdit(removedBlock(from: first.start, to: end), ""))
        } else if !isEmpty {
            let end = takesTail ? blankLinesEnd(Int(record.end)) : Int(record.end)
            edits.append(TextEdit(ByteRange(Int(record.start), end), text))
        }
        let hasHead = isBlock || isEmpty
        if extents.hasProperties(place.value) {
            let start = Int(record.propertiesStart)
            let end = extents.propertiesEnd(place.value)
            if keepsTag {
                if hasHead { edits.append(TextEdit(ByteRange(end, end), " " + text)) }
                return edits
            }
            let anchor = record.anchor >= 0 ? "&" + tree.names[Int(record.anchor)] : ""
            if hasHead {
                edits.append(TextEdit(ByteRange(start, end), anchor.isEmpty ? text : anchor + " " + text))
            } else {
                let next = layout.skipBlanks(end)
                let takesBlanks = anchor.isEmpty && next == Int(record.start)
                edits.append(TextEdit(ByteRange(start, takesBlanks ? next : end), anchor))
            }
        } else if hasHead {
            guard let head = head(of: place, text) else { return nil }
            edits.append(head)
        }
        return edits
    }

    /// The edit that puts a value behind the colon or the dash of one of which nothing is written there.
    private func head(of place: ValuePlace, _ text: String) -> TextEdit? {
        guard let key = place.key else {
            let start = Int(tree.records[place.value].start)
            return TextEdit(ByteRange(start, start), " " + text)
        }
        if let colon = extents.colonEnd(key: key) { return TextEdit(ByteRange(colon, colon), " " + text) }
        guard tree.records[place.container].style == .flow else { return nil }
        let end = extents.end(of: key)
        return TextEdit(ByteRange(end, end), ": " + text)
    }

    /// The bytes of a collection in block style below its key: whole lines, unless a comment follows.
    private func removedBlock(from start: Int, to end: Int) -> ByteRange {
        guard layout.isFirstOnLine(start) else { return ByteRange(layout.blanksStart(start), end) }
        guard layout.isBlankUpToLineEnd(end) else { return ByteRange(start, end) }
        return layout.wholeLines(from: start, to: end)
    }

    /// The end of the last of the blank lines behind `offset`, before its line break.
    private func blankLinesEnd(_ offset: Int) -> Int {
        var end = layout.lineEnd(offset)
        while true {
            let next = layout.behindBreak(end)
            guard next > end, next < layout.bytes.count, layout.isBlankUpToLineEnd(next) else { return end }
            end = layout.lineEnd(next)
        }
    }
}

extension TextLayout {
    /// The lines from one place to another with their line breaks.
    ///
    /// A last line without a line break takes the one before it, so that the text still ends without one.
    func wholeLines(from start: Int, to end: Int) -> ByteRange {
        let lineStart = lineStart(start)
        let lineEnd = lineEnd(end)
        return lineEnd == bytes.count
            ? ByteRange(beforeBreak(lineStart), lineEnd) : ByteRange(lineStart, behindBreak(lineEnd))
    }
}

extension NodeRecord {
    /// The quotes that a new value takes over.
    fileprivate var scalarStyle: ScalarStyle {
        switch (kind, style) {
        case (.scalar, .singleQuoted): .singleQuoted
        case (.scalar, .doubleQuoted): .doubleQuoted
        default: .plain
        }
    }
}
