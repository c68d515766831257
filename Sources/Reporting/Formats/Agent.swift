import Linting
import Profiles
import YAMLSource

extension ReportFormat {
    /// For language models: few words, a finding a line, the fix as an instruction, and a last line that says when to stop.
    static let agent = ReportFormat("agent", "short, for language models") { report, context in
        var output = ""
        report.forEachFinding(in: context) { shown in
            let (place, finding) = (shown.start, shown.finding)
            output +=
                "\(shown.path):\(place.line):\(place.column) \(finding.severity.name) \(finding.rule): \(shown.message) -> \(AgentInstruction.text(shown))\n"
        }
        for failure in report.failures { output += "unreadable: \(FailureLine.text(failure))\n" }
        let counts = [
            (report.count(.error), "errors"), (report.count(.warning), "warnings"), (report.count(.info), "infos"),
        ]
        let summary = counts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        let isClean = report.count(.error) + report.count(.warning) == 0 && report.failures.isEmpty
        output = SafeText.withoutCommands(output)
        return output + "\(report.fileCount) files: \(summary). \(isClean ? "Done." : "Not done.")\n"
    }
}

/// What to do about a finding, as one imperative.
private enum AgentInstruction {
    static func text(_ shown: ShownFinding) -> String {
        // A key in the file is moved by its owner, not by whoever reads this.
        guard let fix = shown.finding.fixes.first else { return "no known fix; \(shown.why)" }
        let caution = fix.safety == .safe ? "" : " (ask first: \(shown.line(fix.message)))"
        guard shown.applicableFixes.contains(where: { $0.message == fix.message }), fix.edits.count == 1 else {
            return "\(shown.line(fix.message))\(caution)"
        }
        let edit = fix.edits[0]
        let (start, end) = (shown.lines.position(at: edit.range.start), shown.lines.position(at: edit.range.end))
        let place = "\(start.line):\(start.column)-\(end.line):\(end.column)"
        let parts = shown.file.mask.parts(of: edit.range, in: shown.finding.source)
        let old = parts.reduce("") { $0 + $1.text }
        if edit.text.isEmpty { return "delete \(quoted(old, shown)) at \(place)\(caution)" }
        let new = quoted(edit.text, shown)
        if edit.range.isEmpty { return "insert \(new) at \(start.line):\(start.column)\(caution)" }
        return "replace \(quoted(old, shown)) at \(place) with \(new)\(caution)"
    }

    /// Text in quotes on one line; its line breaks are written out.
    private static func quoted(_ text: String, _ shown: ShownFinding) -> String {
        let text = text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("\r", with: "\\r")
            .replacing("\"", with: "\\\"")
        return "\"\(shown.line(text))\""
    }
}
