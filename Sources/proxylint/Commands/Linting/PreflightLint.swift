import Catalog
import Linting
import Managing
import Reporting
import Setups
import YAMLSource

/// Lints what a command is about to use, in this environment, and shows what is found.
struct PreflightLint {
    let catalog: Catalog
    let terminal: Terminal
    /// The moment to judge deadlines at.
    var now = MomentOption.present

    /// What lint says of a profile.
    ///
    /// - Parameter frontEnds: The front ends to judge for; nil for those of the profile.
    func preflight(_ loaded: LoadedProfile, frontEnds: [String]? = nil) -> Preflight {
        Preflight(result(in: loaded.source, frontEnds: frontEnds).findings, of: loaded)
    }

    /// What is found about a profile, and about the proxy alone where one is given.
    func result(of loaded: LoadedProfile, frontEnds: [String]? = nil) -> LintResult {
        let whole = result(in: loaded.source, frontEnds: frontEnds)
        return whole.keeping(Preflight(whole.findings, of: loaded).isAsked)
    }

    /// Everything that is found about a text.
    func result(in source: SourceText, frontEnds: [String]? = nil) -> LintResult {
        linter(for: frontEnds).lint(source)
    }

    /// A linter for this moment and this environment.
    func linter(for frontEnds: [String]? = nil) -> Linter {
        Linter(
            catalog: catalog,
            options: LintOptions(
                today: CalendarDate(secondsSince1970: now.seconds), frontEnds: frontEnds,
                environment: ProcessLintEnvironment()))
    }

    /// Shows warnings and errors; true where none is an error.
    func show(_ result: LintResult) -> Bool {
        let worth = result.keeping { $0.severity >= .warning }
        guard let first = worth.findings.first else { return true }
        var report = LintReport()
        report.fileCount = 1
        report.files = [LintReport.File(name: first.source.name, worth)]
        let renderer = TextLintRenderer(isColored: false, width: terminal.width, showsUnsetVariables: false)
        terminal.complain(report: renderer.render(report, withSummary: true) + "\n")
        return !result.findings.contains { $0.severity == .error }
    }
}
