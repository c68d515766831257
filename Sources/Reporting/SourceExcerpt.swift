import Profiles
import YAMLSource

/// One line of a file as it may be shown: keys masked, tabs spread, cropped to the terminal, with the place to underline.
struct SourceExcerpt {
    struct Line {
        let number: Int
        let text: ReportText
        /// Columns before the underlined place.
        let markStart: Int
        /// Columns underlined; at least one.
        let markWidth: Int
    }

    let lines: LineIndex
    let mask: SecretMask
    /// Columns there are for the line.
    let width: Int

    private static let tabWidth = 4
    /// So many bytes before and behind the place are looked at: a line with thousands of findings is not spread anew for each.
    static let reach = 4096

    /// The line on which `range` starts, with as much of the range as stands on it.
    func line(showing range: ByteRange) -> Line {
        let number = lines.position(at: range.start).line
        let content = lines.content(ofLine: number)
        let start = min(max(range.start, content.start), content.end)
        let place = ByteRange(start, min(max(range.end, start), content.end))
        // Twice the columns mostly hold all that is shown; where they do not, or where tabs count from the window's beginning, the
        // window is spread that always does.
        let near = spread(place, of: content, reach: 2 * width + 32)
        let spread = near.shows(width) ? near : spread(place, of: content, reach: Self.reach)
        return cropped(spread, number)
    }

    /// One column of the terminal; the second column of a wide character holds nothing.
    private typealias Cell = String

    /// A part of a line in columns.
    private struct Spread {
        var cells: [Cell] = []
        /// The columns that are underlined.
        var markStart = 0
        var markEnd = 0
        var holdsTab = false
        /// Whether the line goes on before and behind it.
        let isCut: (before: Bool, after: Bool)

        /// Whether a larger part of the line would come to the same within so many columns.
        func shows(_ width: Int) -> Bool {
            guard isCut.before || isCut.after else { return true }
            return !holdsTab && (!isCut.before || markStart >= width)
                && (!isCut.after || cells.count - markStart > width)
        }
    }

    /// What stands around a place of a line, so many bytes before and behind it.
    private func spread(_ place: ByteRange, of content: ByteRange, reach: Int) -> Spread {
        let window = ByteRange(
            lines.boundary(near: place.start - reach, in: content),
            lines.boundary(near: place.start + reach, in: content))
        var spread = Spread(isCut: (window.start > content.start, window.end < content.end))
        var markStart: Int?
        for part in mask.parts(of: window, in: lines.source) {
            let isMasked = part.text.utf8.count != part.range.count
            var offset = part.range.start
            for scalar in part.text.unicodeScalars {
                let length = isMasked ? 0 : UTF8.width(scalar)
                let from = spread.cells.count
                append(scalar, to: &spread)
                let isMarked =
                    isMasked
                    ? part.range.start < place.end && place.start < part.range.end
                    : offset >= place.start && offset < place.end
                if isMarked {
                    markStart = markStart ?? from
                    spread.markEnd = spread.cells.count
                }
                if markStart == nil, !isMasked, offset >= place.start { markStart = from }
                offset += length
            }
        }
        spread.markStart = markStart ?? spread.cells.count
        spread.markEnd = max(spread.markEnd, spread.markStart + 1)
        return spread
    }

    private func append(_ scalar: Unicode.Scalar, to spread: inout Spread) {
        if scalar.value >= 0x20, scalar.value < 0x7F {
            spread.cells.append(String(scalar))
            return
        }
        if scalar == "\t" {
            spread.holdsTab = true
            repeat { spread.cells.append(" ") } while !spread.cells.count.isMultiple(of: Self.tabWidth)
            return
        }
        let text = String(Character(SafeText.safe(scalar)))
        switch DisplayWidth.of(text) {
        case 0:
            if spread.cells.isEmpty { spread.cells.append(text) } else { spread.cells[spread.cells.count - 1] += text }
        case 1: spread.cells.append(text)
        default: spread.cells += [text, ""]
        }
    }

    private func cropped(_ spread: Spread, _ number: Int) -> Line {
        let (cells, markStart, markEnd) = (spread.cells, spread.markStart, spread.markEnd)
        guard cells.count > width else {
            return Line(number: number, text: shown(cells), markStart: markStart, markWidth: markEnd - markStart)
        }
        // The place stays in view with some of what stands before it.
        let context = min(20, width / 4)
        var from = max(0, min(markStart - context, cells.count - width + 1))
        if markEnd <= width - 1 { from = 0 }
        while from > 0, from < cells.count, cells[from].isEmpty { from -= 1 }
        let hasBefore = from > 0 || spread.isCut.before
        let hasAfter = from + width < cells.count || spread.isCut.after
        let to = min(cells.count, from + width)
        var shown = Array(cells[from..<to])
        // An ellipsis takes one column, also where it stands for half of a wide character.
        if hasBefore {
            shown[0] = "…"
            if shown.count > 1, shown[1].isEmpty { shown[1] = " " }
        }
        if hasAfter {
            let last = shown.count - 1
            shown[last] = "…"
            if last > 0, cells[from + last].isEmpty { shown[last - 1] = " " }
        }
        let start = markStart - from
        let end = min(markEnd - from, shown.count)
        return Line(number: number, text: self.shown(shown), markStart: start, markWidth: max(1, end - start))
    }

    /// A line cut to `width` columns in which what stands from `column` on is in view.
    static func cropped(_ text: String, to width: Int, showing column: Int = 0) -> String {
        guard DisplayWidth.of(text) > width else { return text }
        let from = column < width * 2 / 3 ? 0 : column - width / 3
        var result = from > 0 ? "…" : ""
        var used = from > 0 ? 1 : 0
        var passed = 0
        for scalar in text.unicodeScalars {
            let wide = DisplayWidth.of(scalar)
            defer { passed += wide }
            if passed < from { continue }
            if used + wide > width - 1 { return result + "…" }
            result.unicodeScalars.append(scalar)
            used += wide
        }
        return result
    }

    /// Cells as a part of a report; the mask has seen their text.
    private func shown(_ cells: [Cell]) -> ReportText {
        var text = ""
        for cell in cells { text += cell }
        return ReportText(excerpt: text).trimmed
    }
}
