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
        let end = min(max(range.end, start), content.end)
        let window = ByteRange(
            lines.boundary(near: start - Self.reach, in: content),
            lines.boundary(near: start + Self.reach, in: content))

        var cells: [Cell] = []
        var markStart: Int?
        var markEnd = 0
        for part in mask.parts(of: window, in: lines.source) {
            let isMasked = part.text.utf8.count != part.range.count
            var offset = part.range.start
            for scalar in part.text.unicodeScalars {
                let length = isMasked ? 0 : UTF8.width(scalar)
                let from = cells.count
                append(scalar, to: &cells)
                let isMarked =
                    isMasked ? part.range.start < end && start < part.range.end : offset >= start && offset < end
                if isMarked {
                    markStart = markStart ?? from
                    markEnd = cells.count
                }
                if markStart == nil, !isMasked, offset >= start { markStart = from }
                offset += length
            }
        }
        let from = markStart ?? cells.count
        let isCut = (before: window.start > content.start, after: window.end < content.end)
        return cropped(cells, number, from, max(markEnd, from + 1), isCut)
    }

    /// One column of the terminal; the second column of a wide character holds nothing.
    private typealias Cell = String

    private func append(_ scalar: Unicode.Scalar, to cells: inout [Cell]) {
        if scalar == "\t" {
            repeat { cells.append(" ") } while !cells.count.isMultiple(of: Self.tabWidth)
            return
        }
        let text = String(Character(SafeText.safe(scalar)))
        switch DisplayWidth.of(text) {
        case 0:
            if cells.isEmpty { cells.append(text) } else { cells[cells.count - 1] += text }
        case 1: cells.append(text)
        default: cells += [text, ""]
        }
    }

    private func cropped(
        _ cells: [Cell], _ number: Int, _ markStart: Int, _ markEnd: Int, _ isCut: (before: Bool, after: Bool)
    ) -> Line {
        guard cells.count > width else {
            return Line(number: number, text: shown(cells), markStart: markStart, markWidth: markEnd - markStart)
        }
        // The place stays in view with some of what stands before it.
        let context = min(20, width / 4)
        var from = max(0, min(markStart - context, cells.count - width + 1))
        if markEnd <= width - 1 { from = 0 }
        while from > 0, from < cells.count, cells[from].isEmpty { from -= 1 }
        let hasBefore = from > 0 || isCut.before
        let hasAfter = from + width < cells.count || isCut.after
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
