import Linting

/// How often each rule was broken.
struct Statistics {
    /// A rule with its findings.
    struct Row {
        let rule: String
        var severity: Severity
        var count: Int
        /// Findings with a safe fix, and with any.
        var safe: Int
        var fixable: Int
    }

    /// The rules, the most frequent first.
    let rows: [Row]
    private let files: Int

    init(_ report: LintReport) {
        var rows: [Row] = []
        var places: [String: Int] = [:]
        for finding in report.files.flatMap({ $0.findings }) {
            let place = places[finding.rule] ?? rows.count
            if place == rows.count {
                places[finding.rule] = place
                rows.append(Row(rule: finding.rule, severity: finding.severity, count: 0, safe: 0, fixable: 0))
            }
            rows[place].count += 1
            rows[place].severity = max(rows[place].severity, finding.severity)
            if finding.fixes.contains(where: { $0.safety == .safe }) { rows[place].safe += 1 }
            if !finding.fixes.isEmpty { rows[place].fixable += 1 }
        }
        self.rows = rows.sorted { ($1.count, $0.rule) < ($0.count, $1.rule) }
        files = report.fileCount
    }

    /// A table: how many, which rule, how bad at the worst, how many have a fix.
    func text(isColored: Bool) -> ReportText {
        let style = Style(isOn: isColored)
        let checked: ReportText = files == 1 ? "1 file checked" : "\(files) files checked"
        guard let most = rows.first?.count else { return "\(checked), nothing found\n" }
        let width = String(most).utf8.count
        let longest = rows.map { $0.rule.utf8.count }.max() ?? 0
        var output: ReportText = ""
        for row in rows {
            let count: ReportText = "\(row.count)"
            output += .blanks(width - count.columns) + "\(count)  \(style.strong("\(program: row.rule)"))"
            output += .blanks(longest - row.rule.utf8.count) + "  \(style.word(for: row.severity))"
            if row.safe > 0 { output += "  \(row.safe) with a safe fix" }
            if row.fixable > row.safe { output += "  \(row.fixable - row.safe) with a fix to review" }
            output += "\n"
        }
        let total = rows.reduce(0) { $0 + $1.count }
        return output + (total == 1 ? "\(checked): 1 finding\n" : "\(checked): \(total) findings\n")
    }

    /// The same as the member `statistics` of a report.
    func write(_ json: inout ReportJSON) {
        json.key("statistics")
        json.array { json in
            for row in rows {
                json.object { json in
                    json.key("rule")
                    json.string(program: row.rule)
                    json.key("severity")
                    json.string(program: row.severity.name)
                    json.key("count")
                    json.number(row.count)
                    json.key("safe_fixes")
                    json.number(row.safe)
                    json.key("fixable")
                    json.number(row.fixable)
                }
            }
        }
    }
}

/// Findings counted by rule, for a terminal.
public enum StatisticsRenderer {
    /// A table with a closing line.
    public static func text(_ report: LintReport, isColored: Bool) -> ReportText {
        Statistics(report).text(isColored: isColored)
    }
}
