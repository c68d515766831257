import Linting
import Profiles
import YAMLSource

/// A finding with its place, in words that may be shown: keys masked, on one line, nothing that a terminal acts on.
struct ShownFinding {
    let finding: Finding
    let file: LintReport.File
    let lines: LineIndex
    /// What names this finding in every run, wherever its line has moved to.
    let fingerprint: String

    var start: SourcePosition { lines.position(at: finding.range.start) }
    var end: SourcePosition { lines.position(at: finding.range.end) }
    var message: String { line(finding.message) }
    var why: String { line(finding.why) }
    /// What is wrong and why, in one line.
    var explained: String { message.last == "?" ? "\(message) \(why)" : "\(message): \(why)" }
    var path: String { line(file.name) }

    /// Text of the file's as it may be shown.
    func line(_ text: String) -> String { SafeText.line(file.mask.hidingSecrets(in: text)) }

    /// Fixes that a program may apply from the report: none of their text is masked in it.
    var applicableFixes: [Fix] {
        finding.fixes.filter { fix in
            !fix.edits.isEmpty
                && fix.edits.allSatisfy { edit in
                    edit.text.isEmpty || file.mask.hidingSecrets(in: edit.text) == edit.text
                }
        }
    }
}

extension LintReport {
    /// Hands on every finding, in the order of files and places.
    ///
    /// - Parameter beginsFile: Called before the first finding of each file.
    func forEachFinding(
        in context: ReportContext, beginsFile: (File) -> Void = { _ in }, endsFile: () -> Void = {},
        _ body: (ShownFinding) -> Void
    ) {
        for file in files {
            guard let first = file.findings.first else { continue }
            let lines = LineIndex(first.source)
            let fingerprints = Fingerprints.of(file, lines, path: context.paths.relative(file.name))
            beginsFile(file)
            for (finding, fingerprint) in zip(file.findings, fingerprints) {
                body(ShownFinding(finding: finding, file: file, lines: lines, fingerprint: fingerprint))
            }
            endsFile()
        }
    }
}
