/// Takes items out of a collection in brackets or braces, each with a comma.
struct FlowRemoval {
    let layout: TextLayout
    let removed: RemovedItems

    private var items: [NodeExtents.Item] { removed.items }

    /// The edits where every item that goes has lines of its own; nil otherwise.
    func ofWholeLines() -> [TextEdit]? {
        var edits: [TextEdit] = []
        for place in removed.places {
            let item = items[place]
            let comma = comma(behind: place)
            let end = comma.map { $0 + 1 } ?? item.end
            guard layout.isFirstOnLine(item.start), layout.isLastOnLine(end) else { return nil }
            guard comma == nil || layout.slice(item.end, end).allSatisfy({ !isLineBreak($0) }) else { return nil }
            let lineEnd = layout.lineEnd(end)
            guard lineEnd < layout.bytes.count else { return nil }
            edits.append(
                TextEdit(ByteRange(layout.lineStart(item.start), layout.behindBreak(lineEnd)), ""))
            if comma == nil, let kept = lastKept(before: place), let comma = self.comma(behind: kept) {
                edits.append(TextEdit(ByteRange(comma, comma + 1), ""))
            }
        }
        return edits
    }

    /// The edits that take each item with one comma and leave the lines as they are.
    func inline() -> [TextEdit]? {
        var edits: [TextEdit] = []
        for place in removed.places {
            let item = items[place]
            if lastKept(before: place) != nil, let comma = comma(behind: place - 1) {
                if layout.skipBlanks(comma + 1) == item.start {
                    edits.append(TextEdit(ByteRange(comma, item.end), ""))
                } else {
                    edits.append(TextEdit(ByteRange(comma, comma + 1), ""))
                    edits.append(TextEdit(ByteRange(layout.blanksStart(item.start), item.end), ""))
                }
            } else if place + 1 < items.count, let comma = comma(behind: place) {
                let next = items[place + 1].start
                let hasComment = layout.slice(item.end, next).contains(UInt8(ascii: "#"))
                edits.append(TextEdit(ByteRange(item.start, hasComment ? comma + 1 : next), ""))
            } else {
                return nil
            }
        }
        return edits
    }

    private func comma(behind place: Int) -> Int? {
        let offset = layout.skipTrivia(items[place].end)
        return layout.byte(offset) == UInt8(ascii: ",") ? offset : nil
    }

    private func lastKept(before place: Int) -> Int? {
        items.indices.prefix(place).last { !removed.places.contains($0) }
    }
}
