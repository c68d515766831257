/// Where the documents of a text stand, with their directives, markers and comments.
struct DocumentParts {
    /// One document's share of the text; the shares follow one another and leave nothing out.
    struct Part {
        /// From the directives or comments before the document to where the next one's begin.
        var range: ByteRange
        /// The place of `---`.
        var startMarker: Int?
        /// The places of `...`.
        var endMarkers: [Int] = []
    }

    private(set) var parts: [Part] = []

    /// Nil where the markers in the text are not those that were read.
    init?(_ tree: YAMLTree, _ layout: TextLayout, _ extents: NodeExtents) {
        var markers = Self.markers(layout)[...]
        var start = layout.start
        for (place, document) in tree.documents.enumerated() {
            var part = Part(range: ByteRange(start, start))
            if document.explicitStart {
                guard let marker = markers.first, !marker.isEnd else { return nil }
                part.startMarker = marker.offset
                markers.removeFirst()
            }
            while let marker = markers.first, marker.isEnd {
                part.endMarkers.append(marker.offset)
                markers.removeFirst()
            }
            var end = layout.bytes.count
            if place + 1 < tree.documents.count {
                if let last = part.endMarkers.last {
                    end = layout.behindBreak(layout.lineEnd(last))
                } else {
                    guard let next = markers.first else { return nil }
                    end = Self.directivesStart(
                        from: max(extents.end(of: document.rootIndex), start), to: next.offset, layout)
                }
            }
            guard end >= start, document.explicitEnd == !part.endMarkers.isEmpty else { return nil }
            part.range = ByteRange(start, end)
            parts.append(part)
            start = end
        }
        guard markers.isEmpty else { return nil }
    }

    /// Every line that begins with `---` or `...`: no scalar can hold one.
    private static func markers(_ layout: TextLayout) -> [(offset: Int, isEnd: Bool)] {
        var markers: [(offset: Int, isEnd: Bool)] = []
        var offset = layout.start
        while offset < layout.bytes.count {
            let rest = layout.bytes[offset...]
            let isStart = rest.starts(with: "---".utf8)
            let isEnd = rest.starts(with: "...".utf8)
            let following = layout.byte(offset + 3)
            if isStart || isEnd, following.map({ isBlank($0) || isLineBreak($0) }) ?? true {
                markers.append((offset, isEnd))
            }
            let next = layout.behindBreak(layout.lineEnd(offset))
            guard next > offset else { break }
            offset = next
        }
        return markers
    }

    /// The first line between two documents that is a directive; `end` where there is none.
    private static func directivesStart(from start: Int, to end: Int, _ layout: TextLayout) -> Int {
        var offset = layout.behindBreak(layout.lineEnd(start))
        while offset < end {
            if layout.byte(offset) == UInt8(ascii: "%") { return offset }
            let next = layout.behindBreak(layout.lineEnd(offset))
            guard next > offset else { break }
            offset = next
        }
        return end
    }
}
