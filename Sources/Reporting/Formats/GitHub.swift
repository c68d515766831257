import Linting

extension ReportFormat {
    /// Workflow commands, which GitHub shows beside the lines of a pull request.
    ///
    /// Source: docs.github.com, "Workflow commands for GitHub Actions"; actions/toolkit, packages/core/src/command.ts.
    static let github = ReportFormat("github", "GitHub Actions annotations") { report, context in
        var output = ""
        report.forEachFinding(in: context) { shown in
            let (start, end) = (shown.start, shown.end)
            let path = WorkflowCommand.property(SafeText.line(shown.line(context.paths.relative(shown.file.name))))
            var place = "file=\(path),line=\(start.line)"
            // Columns count only within one line.
            if start.line == end.line, start.column < end.column {
                place += ",endLine=\(end.line),col=\(start.column),endColumn=\(end.column)"
            } else {
                place += ",endLine=\(end.line),col=\(start.column)"
            }
            var message = WorkflowCommand.data(shown.message)
            message += "%0A\(WorkflowCommand.data("why: \(shown.why)"))"
            if let fix = shown.finding.fixes.first {
                let name = fix.safety == .safe ? "fix" : "fix (review first)"
                message += "%0A\(WorkflowCommand.data("\(name): \(shown.line(fix.message))"))"
            }
            output +=
                "::\(WorkflowCommand.name(shown.finding.severity)) \(place),title=\(WorkflowCommand.property("proxylint: \(shown.finding.rule)"))::\(message)\n"
        }
        for failure in report.failures {
            output += "::error title=proxylint::\(WorkflowCommand.data(FailureLine.text(failure).text))\n"
        }
        return output
    }
}

/// The parts of a workflow command, escaped as the runner reads them.
private enum WorkflowCommand {
    static func name(_ severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "notice"
        }
    }

    /// What stands behind the second `::`.
    static func data(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    /// A value between the two `::`.
    static func property(_ text: String) -> String {
        data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
