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
        Preflight(findings(in: loaded.source, frontEnds: frontEnds), of: loaded)
    }

    /// The findings about a profile, and about the proxy alone where one is given.
    func findings(of loaded: LoadedProfile, frontEnds: [String]? = nil) -> [Finding] {
        preflight(loaded, frontEnds: frontEnds).findings
    }

    /// Every finding about a text.
    func findings(in source: SourceText, frontEnds: [String]? = nil) -> [Finding] {
        linter(for: frontEnds).lint(source).findings
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
    func show(_ findings: [Finding]) -> Bool {
        let worth = findings.filter { $0.severity >= .warning }
        guard let first = worth.first else { return true }
        var report = LintReport()
        report.fileCount = 1
        report.files = [LintReport.File(name: first.source.name, findings: worth)]
        let renderer = TextLintRenderer(isColored: false, width: terminal.width, showsUnsetVariables: false)
        terminal.complain(renderer.render(report, withSummary: true) + "\n")
        return !findings.contains { $0.severity == .error }
    }
}
