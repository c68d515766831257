/// Takes items out of a collection in block style.
struct BlockRemoval {
    let layout: TextLayout
    let comments: [YAMLComment]
    let removed: RemovedItems

    /// The edits; nil where an item shares a line with something that stays.
    ///
    /// - Parameters:
    ///   - keepsLackOfBreak: Whether a text without a line break at its end stays so.
    ///   - takesBlankLines: Whether the blank lines behind an item go with it.
    func edits(keepsLackOfBreak: Bool, takesBlankLines: Bool = false) -> [TextEdit]? {
        var ranges: [ByteRange] = []
        for place in removed.places {
            let item = removed.items[place]
            guard layout.isLastOnLine(item.end) else { return nil }
            if layout.isFirstOnLine(item.start) {
                ranges += lines(of: item, takesBlankLines: takesBlankLines)
            } else if let range = behindDash(place) {
                ranges.append(range)
            } else {
                return nil
            }
        }
        ranges = Self.joined(ranges)
        if keepsLackOfBreak, let last = ranges.last, last.end == layout.bytes.count, let byte = layout.bytes.last,
            !isLineBreak(byte)
        {
            ranges[ranges.count - 1] = ByteRange(layout.beforeBreak(last.start), last.end)
        }
        return ranges.map { TextEdit($0, "") }
    }

    /// The same with the blank lines behind each item, and with the comments that follow moved to the items' column.
    ///
    /// Behind a block scalar, a comment that is indented deeper would become text.
    func editsMovingComments() -> [TextEdit]? {
        guard var edits = edits(keepsLackOfBreak: true, takesBlankLines: true) else { return nil }
        for edit in edits {
            var offset = edit.range.end
            while offset < layout.bytes.count {
                let content = layout.skipBlanks(offset)
                guard layout.isComment(content) || content == layout.lineEnd(offset) else { break }
                let column = layout.column(removed.items[0].start)
                if layout.isComment(content), content - offset > column {
                    edits.append(TextEdit(ByteRange(offset + column, content), ""))
                }
                let next = layout.behindBreak(layout.lineEnd(offset))
                guard next > offset else { break }
                offset = next
            }
        }
        return edits
    }

    /// The lines of an item, without those of comments that stay.
    private func lines(of item: NodeExtents.Item, takesBlankLines: Bool) -> [ByteRange] {
        var ranges: [ByteRange] = []
        var start = layout.lineStart(item.start)
        for comment in comments
        where comment.standsAlone && comment.range.start > item.start
            && comment.range.start < removed.keepsCommentsBefore
        {
            ranges.append(ByteRange(start, layout.lineStart(comment.range.start)))
            start = layout.behindBreak(comment.range.end)
        }
        var end = layout.behindBreak(layout.lineEnd(item.end))
        while takesBlankLines, end < layout.bytes.count, layout.isBlankUpToLineEnd(end) {
            end = layout.behindBreak(layout.lineEnd(end))
        }
        ranges.append(ByteRange(start, end))
        return ranges
    }

    /// The bytes of an item that begins behind the dash of the list around it.
    ///
    /// The next item takes its place, unless a comment stands between: then the dash stands alone.
    private func behindDash(_ place: Int) -> ByteRange? {
        guard place + 1 < removed.items.count, !removed.places.contains(place + 1) else { return nil }
        let item = removed.items[place]
        let next = removed.items[place + 1]
        let end = layout.lineEnd(item.end)
        guard end < next.start else { return nil }
        let isBlankBetween = layout.slice(end, next.start).allSatisfy { isBlank($0) || isLineBreak($0) }
        return isBlankBetween
            ? ByteRange(item.start, next.start) : ByteRange(layout.blanksStart(item.start), end)
    }

    private static func joined(_ ranges: [ByteRange]) -> [ByteRange] {
        var result: [ByteRange] = []
        for range in ranges where !range.isEmpty {
            if let last = result.last, last.end == range.start {
                result[result.count - 1] = ByteRange(last.start, range.end)
            } else {
                result.append(range)
            }
        }
        return result
    }
}
