import Linting
import Managing
import Reporting

/// Hands a report of lint on: to standard output, and to every file that was asked for.
struct LintReporter {
    let request: LintRequest
    let terminal: Terminal
    let context: ReportContext

    /// Writes the files, and prints what is to be printed.
    ///
    /// - Throws: `UsageError` where a file cannot be written.
    func deliver(_ report: LintReport) throws(UsageError) {
        printReport(report)
        for output in request.outputs {
            let text = rendered(report, as: output.form)
            if output.file == "-" {
                terminal.print(exported: text)
            } else {
                try ReportFile.write(text, to: output.file)
                if !request.isQuiet { terminal.complain("Wrote \(output.form.name) to \(output.file).\n") }
            }
        }
        for failure in report.failures { terminal.complain(report: "proxylint: \(FailureLine.text(failure))\n") }
    }

    /// Prints the report where results go, unless the fixed text of standard input goes there.
    private func printReport(_ report: LintReport) {
        let isTaken = request.fixing.isAsked && request.paths.contains("-")
        guard request.format == .text else {
            let text = rendered(report, as: request.format)
            return isTaken ? terminal.complain(text) : terminal.print(exported: text)
        }
        let isColored = terminal.isColored(request.color)
        let text =
            if request.hasStatistics {
                StatisticsRenderer.text(report, isColored: isColored)
            } else {
                TextLintRenderer(
                    isColored: isColored, width: terminal.width,
                    showsUnsetVariables: request.failOn == "info" || !request.selected.isEmpty,
                    hasLinks: isColored && terminal.takesLinks, hintsAtFixes: !request.fixing.isAsked,
                    parts: context.parts
                ).render(report, withSummary: !request.isQuiet && report.fileCount > 0)
            }
        guard !text.isEmpty else { return }
        isTaken ? terminal.complain(report: text) : terminal.print(text)
    }

    private func rendered(_ report: LintReport, as form: ReportForm) -> String {
        ReportFormat.named(form.name)?.render(report, in: context) ?? ""
    }
}
