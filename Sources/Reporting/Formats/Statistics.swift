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
    func text(isColored: Bool) -> String {
        let style = Style(isOn: isColored)
        guard let most = rows.first?.count else {
            return "\(files) file\(files == 1 ? "" : "s") checked, nothing found\n"
        }
        let width = String(most).utf8.count
        let longest = rows.map { $0.rule.utf8.count }.max() ?? 0
        var output = ""
        for row in rows {
            let count = String(row.count)
            output += String(repeating: " ", count: width - count.utf8.count) + count + "  " + style.strong(row.rule)
            output += String(repeating: " ", count: longest - row.rule.utf8.count) + "  \(word(row.severity, style))"
            if row.safe > 0 { output += "  \(row.safe) with a safe fix" }
            if row.fixable > row.safe { output += "  \(row.fixable - row.safe) with a fix to look at" }
            output += "\n"
        }
        let total = rows.reduce(0) { $0 + $1.count }
        return output + "\(files) file\(files == 1 ? "" : "s") checked: \(total) finding\(total == 1 ? "" : "s")\n"
    }

    private func word(_ severity: Severity, _ style: Style) -> String {
        switch severity {
        case .error: style.error(severity.name)
        case .warning: style.warning(severity.name)
        case .info: style.info(severity.name)
        }
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
    public static func text(_ report: LintReport, isColored: Bool) -> String {
        Statistics(report).text(isColored: isColored)
    }
}
