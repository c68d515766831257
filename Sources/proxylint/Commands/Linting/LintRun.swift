import Catalog
import Glibc
import Linting
import ProfileFiles
import Profiles
import Reporting
import YAMLSource

/// One run of `lint`: from paths to a report and an exit status.
struct LintRun {
    private let request: LintRequest
    private let terminal: Terminal
    private let catalog = Catalog.inUse

    init(_ request: LintRequest, _ terminal: Terminal) {
        self.request = request
        self.terminal = terminal
    }

    func run() -> ExitStatus {
        let options: LintOptions
        do {
            options = try LintRequestOptions(request, catalog, terminal).options()
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
        guard let paths = paths() else { return .usage }
        let linter = Linter(catalog: catalog, options: options)
        let report = lint(paths, linter)
        print(report)
        remarkOnAge(options.today)
        return status(report)
    }

    /// One note a run where even the newest list is so old that much of it no longer holds.
    private func remarkOnAge(_ today: CalendarDate) {
        // The embedded date is at hand; the refreshed lists are looked through only where that is old.
        guard !request.isQuiet, let own = CalendarDate(catalog.date), ListAge(days: own.days(until: today)).isStale,
            let newest = catalog.newestDate
        else { return }
        let age = ListAge(days: newest.days(until: today))
        guard age.isStale else { return }
        terminal.complain(
            "proxylint: the newest list of models is of \(newest), \(age.days) days ago; `proxylint catalog update` reads the lists again\n"
        )
    }

    /// The paths asked for, or the folder where profiles are; nil, with a complaint, when there is none.
    private func paths() -> [String]? {
        if !request.paths.isEmpty { return request.paths }
        let folder = ProfileFolder.path(
            asked: request.profilesFolder, variable: terminal.variable, exists: { access($0, F_OK) == 0 })
        if let folder { return [folder] }
        terminal.complain(
            "proxylint: nothing to lint yet; if a chat failed, run `proxylint diagnose`; if you are new here, run `proxylint init`; or name a file or folder\n"
        )
        return nil
    }

    private func lint(_ paths: [String], _ linter: Linter) -> LintReport {
        var report = LintReport()
        let found = ProfileFinder().find(paths.filter { $0 != "-" })
        for failure in found.failures {
            report.failures.append(.init(file: failure.path, message: failure.problem.message))
        }
        var outcomes: [FileOutcome] = []
        if paths.contains("-") { outcomes.append(standardInput(linter)) }
        outcomes += Concurrently.map(count: found.files.count, with: linter, copy: { $0.forAnotherThread() }) {
            Self.outcome(of: found.files[$0], $1)
        }
        for outcome in outcomes {
            switch outcome {
            case .clean: report.fileCount += 1
            case .file(let file, let failures):
                report.fileCount += 1
                report.files.append(file)
                report.failures += failures
            case .failure(let failure): report.failures.append(failure)
            }
        }
        return report
    }

    /// What became of one file.
    private enum FileOutcome: Sendable {
        case clean
        case file(LintReport.File, [LintReport.Failure])
        case failure(LintReport.Failure)
    }

    private static func outcome(of path: String, _ linter: Linter) -> FileOutcome {
        do {
            return outcome(of: try ProfileReading.read(path), linter)
        } catch {
            return .failure(.init(file: path, message: error.message))
        }
    }

    private static func outcome(of source: SourceText, _ linter: Linter) -> FileOutcome {
        let result = linter.lint(source)
        if result.findings.isEmpty, result.failures.isEmpty { return .clean }
        let failures = result.failures.map {
            LintReport.Failure(
                file: source.name, message: "the rule `\($0.rule)` failed on this file; its findings are missing",
                isUnreadable: false)
        }
        return .file(LintReport.File(name: source.name, result), failures)
    }

    private func standardInput(_ linter: Linter) -> FileOutcome {
        do {
            return Self.outcome(of: try ProfileReading.readStandardInput(name: request.standardInputName), linter)
        } catch {
            return .failure(.init(file: request.standardInputName, message: error.message))
        }
    }

    private func print(_ report: LintReport) {
        switch request.format {
        case .text:
            let renderer = TextLintRenderer(
                isColored: terminal.isColored(request.color), width: terminal.width,
                showsUnsetVariables: request.failOn == "info" || !request.selected.isEmpty)
            let hasFiles = report.fileCount > 0
            let text = renderer.render(report, withSummary: !request.isQuiet && hasFiles)
            if !text.isEmpty { terminal.print(text) }
        case .json:
            let renderer = JSONLintRenderer(version: ToolVersion.number, catalogDate: catalog.date)
            terminal.print(json: renderer.render(report))
        }
        for failure in report.failures {
            terminal.complain(report: "proxylint: \(FailureLine.text(failure))\n")
        }
    }

    private func status(_ report: LintReport) -> ExitStatus {
        if report.hasUnreadablePath { return .usage }
        if let worst = report.worst, let limit = Severity(name: request.failOn), worst >= limit { return .badNews }
        return report.failures.isEmpty ? .good : .undetermined
    }
}
