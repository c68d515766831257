/// A table of cells for a terminal, its columns as wide as what they hold.
struct TextTable {
    /// On which side the cells of a column stand.
    enum Alignment {
        case left, right
    }

    let columns: [Alignment]
    let width: Int
    let style: Style
    /// Columns of the terminal in front of each line.
    var margin = 0
    /// What stands above the columns; empty for nothing.
    var header: [ReportText] = []
    var rows: [[ReportText]] = []

    /// The lines; columns that are empty throughout are left out.
    ///
    /// Where a line would be wider than the terminal, the cell `breaking` stands on a line of its own above the rest.
    var text: ReportText { text(breaking: nil) }

    func text(breaking: Int?) -> ReportText {
        guard !rows.isEmpty else { return "" }
        let shown = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
        let all = header.isEmpty ? rows : [header] + rows
        var widths = columns.indices.map { column in all.map { $0[column].columns }.max() ?? 0 }
        let used = margin + shown.reduce(0) { $0 + widths[$1] } + 2 * max(shown.count - 1, 0)
        var limit: Int?
        if let breaking, used > width {
            let room = max(widths[breaking] - (used - width), 12)
            limit = room
            widths[breaking] = room
        }
        var text: ReportText = ""
        for (number, row) in all.enumerated() {
            let isHeader = number == 0 && !header.isEmpty
            var cells = row
            if let breaking, let limit, row[breaking].columns > limit {
                var first = [ReportText](repeating: "", count: row.count)
                for column in 0...breaking { first[column] = row[column] }
                text += line(first, shown, widths) + "\n"
                for column in 0...breaking { cells[column] = "" }
            }
            let line = line(cells, shown, widths)
            text += (isHeader ? style.quiet(line) : line) + "\n"
        }
        return text
    }

    private func line(_ cells: [ReportText], _ shown: [Int], _ widths: [Int]) -> ReportText {
        var line = ReportText.blanks(margin)
        for (place, column) in shown.enumerated() {
            let gap = ReportText.blanks(widths[column] - cells[column].columns)
            line += columns[column] == .left ? cells[column] + gap : gap + cells[column]
            if place < shown.count - 1 { line += "  " }
        }
        return line.trimmed
    }
}
