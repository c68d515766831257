import Catalog
import Glibc
import Linting
import Profiles
import Reporting
import Setups
import YAMLSource

/// Lints what a command is about to use, so that nothing broken is pasted or switched to.
struct TargetLint {
    let catalog: Catalog
    let terminal: Terminal

    /// The findings about a profile, and about the proxy alone where one is given; those of other proxies do not stop its use.
    ///
    /// - Parameter frontEnds: The front ends to judge for; nil for those of the profile.
    func findings(of loaded: LoadedProfile, frontEnds: [String]? = nil) -> [Finding] {
        let findings = findings(in: loaded.source, frontEnds: frontEnds)
        return findings.filter { $0.document == loaded.profile.document || $0.profile == nil }.filter { finding in
            guard let chosen = loaded.chosen else { return true }
            return concerns(finding, chosen, loaded)
        }
    }

    /// Every finding about a text.
    func findings(in source: SourceText, frontEnds: [String]? = nil) -> [Finding] {
        var options = LintOptions(
            today: CalendarDate(secondsSince1970: Int64(time(nil))), environment: ProcessLintEnvironment())
        options.frontEnds = frontEnds
        return Linter(catalog: catalog, options: options).lint(source).findings
    }

    /// Whether a finding is about a proxy: not one that stands within another proxy, or within an account of others alone.
    private func concerns(_ finding: Finding, _ proxy: Proxy, _ loaded: LoadedProfile) -> Bool {
        for other in loaded.profile.proxies where other.index != proxy.index {
            if other.node.range.contains(finding.range) { return false }
        }
        for account in loaded.profile.accounts where account.name.value != proxy.account?.value {
            if account.node.range.contains(finding.range) || account.name.range == finding.range { return false }
        }
        return true
    }

    /// Shows warnings and errors; true where none is an error.
    func show(_ findings: [Finding]) -> Bool {
        let worth = findings.filter { $0.severity >= .warning }
        guard let first = worth.first else { return true }
        var report = LintReport()
        report.fileCount = 1
        report.files = [LintReport.File(name: first.source.name, findings: worth)]
        let renderer = TextLintRenderer(isColoured: false, width: terminal.width, showsUnsetVariables: false)
        terminal.complain(renderer.render(report, withSummary: true) + "\n")
        return !findings.contains { $0.severity == .error }
    }
}
