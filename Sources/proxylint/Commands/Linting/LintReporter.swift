import Linting
import Managing
import Reporting

/// Hands a report of lint on: to standard output, and to every file that was asked for.
struct LintReporter {
    let request: LintRequest
    let terminal: Terminal
    let context: ReportContext

    /// The report for standard output.
    func printed(_ report: LintReport) -> String {
        guard request.format == .text else { return rendered(report, as: request.format) }
        let isColored = terminal.isColored(request.color)
        if request.hasStatistics { return StatisticsRenderer.text(report, isColored: isColored) }
        let renderer = TextLintRenderer(
            isColored: isColored, width: terminal.width,
            showsUnsetVariables: request.failOn == "info" || !request.selected.isEmpty,
            hasLinks: isColored && terminal.takesLinks)
        return renderer.render(report, withSummary: !request.isQuiet && report.fileCount > 0)
    }

    /// Writes the files, and prints what is to be printed.
    ///
    /// - Throws: `UsageError` where a file cannot be written.
    func deliver(_ report: LintReport) throws(UsageError) {
        let text = printed(report)
        if !text.isEmpty { terminal.print(text) }
        for output in request.outputs {
            let text = rendered(report, as: output.form)
            if output.file == "-" {
                terminal.print(text)
            } else {
                try ReportFile.write(text, to: output.file)
                if !request.isQuiet { terminal.complain("Wrote \(output.form.name) to \(output.file).\n") }
            }
        }
        for failure in report.failures { terminal.complain("proxylint: \(FailureLine.text(failure))\n") }
    }

    private func rendered(_ report: LintReport, as form: ReportForm) -> String {
        ReportFormat.named(form.name)?.render(report, in: context) ?? ""
    }
}
