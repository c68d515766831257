import Linting
import Managing
import ProfileFiles
import Reporting

/// Reads and writes baselines for a run of lint.
struct LintBaseline {
    let context: ReportContext
    let terminal: Terminal

    /// Far more than any baseline has.
    private static let longest = 64 << 20

    /// Writes what a report holds to `file`, whole or not at all.
    ///
    /// - Throws: `UsageError`.
    func write(_ report: LintReport, to file: String) throws(UsageError) {
        let baseline = Baseline(report, in: context)
        let text = baseline.text(version: context.version, catalogDate: context.catalogDate)
        try ReportFile.write(text, to: file)
        let count = baseline.entries.count
        terminal.complain("Wrote \(count) finding\(count == 1 ? "" : "s") to \(file).\n")
    }

    /// The report with what `file` does not know; what is gone is told.
    ///
    /// - Parameters:
    ///   - files: The files that were read.
    ///   - rules: The rules that ran; nil for all.
    /// - Throws: `UsageError` where there is no baseline to read.
    func new(in report: LintReport, comparedWith file: String, files: [String], rules: Set<String>?, isQuiet: Bool)
        throws(UsageError) -> LintReport
    {
        let baseline: Baseline
        do {
            let source = try ProfileReading.read(file, limit: Self.longest)
            baseline = try Baseline(String(decoding: source.bytes, as: UTF8.self))
        } catch let problem as PathProblem {
            throw UsageError("`\(file)`: \(problem.message); `proxylint lint --write-baseline=\(file)` writes it")
        } catch let problem as BaselineProblem {
            throw UsageError("`\(file)`: \(problem.message)")
        } catch {
            throw UsageError("`\(file)` cannot be read")
        }
        let read = Set(files.map { context.paths.relative($0) })
        let root = WorkTree()?.root ?? WorkTree.folder
        let comparison = baseline.compared(with: report, in: context) { entry in
            guard rules?.contains(entry.rule) ?? true else { return false }
            return read.contains(entry.file) || !ReportFile.exists("\(root)/\(entry.file)")
        }
        if !isQuiet { tell(comparison, file) }
        return comparison.new
    }

    private func tell(_ comparison: Baseline.Comparison, _ file: String) {
        if comparison.known > 0 {
            terminal.complain(
                "\(comparison.known) finding\(comparison.known == 1 ? " is" : "s are") in the baseline and not shown.\n"
            )
        }
        guard !comparison.gone.isEmpty else { return }
        let count = comparison.gone.count
        var text = "Fixed since the baseline was written:\n"
        for entry in comparison.gone.prefix(10) { text += "  \(entry.file): \(entry.rule)\n" }
        if count > 10 { text += "  and \(count - 10) more\n" }
        terminal.complain(text + "`proxylint lint --write-baseline=\(file)` removes \(count == 1 ? "it" : "them").\n")
    }
}
