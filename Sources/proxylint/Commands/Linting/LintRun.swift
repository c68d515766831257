import Catalog
import Glibc
import Linting
import Managing
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
        do {
            let options = try LintRequestOptions(request, catalog, terminal).options()
            if let path = request.settings.shown {
                terminal.print(
                    try SettingsReport(request: request, options: options, catalog: catalog).render(for: path))
                return .good
            }
            guard let paths = paths() else { return .usage }
            return try run(paths, options)
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
    }

    private func run(_ paths: [String], _ options: LintOptions) throws(UsageError) -> ExitStatus {
        let found = ProfileFinder().find(paths.filter { $0 != "-" })
        var planner = LintPlanner(request, options, catalog)
        var plan = try planner.plan(found.files, standardInput: paths.contains("-"))
        for note in plan.notes { terminal.complain("proxylint: \(note)\n") }
        var report = LintReport()
        for failure in found.failures {
            report.failures.append(.init(file: failure.path, message: failure.problem.message))
        }
        var input: SourceText?
        if paths.contains("-") {
            do {
                input = try ProfileReading.readStandardInput(name: request.standardInputName)
            } catch {
                report.failures.append(.init(file: request.standardInputName, message: error.message))
            }
        }
        var hasFailed = false
        if request.fixing.isAsked {
            var fixes = FixRun(request, terminal)
            let status = try fixes.run(plan, standardInput: input, options: options, catalog: catalog)
            if let status {
                complain(of: report.failures)
                return report.hasUnreadablePath ? .usage : status
            }
            hasFailed = fixes.hasFailed
            input = fixes.standardInput ?? input
            // Files of settings may have been fixed as well.
            if !plan.namedSettings.isEmpty {
                planner = LintPlanner(request, options, catalog)
                plan = try planner.plan(found.files, standardInput: paths.contains("-"))
            }
        }
        lint(plan, input, &report)
        print(report)
        remarkOnAge(options.today)
        return hasFailed ? .usage : status(report)
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

    private func lint(_ plan: LintPlan, _ input: SourceText?, _ report: inout LintReport) {
        for file in plan.settingsFiles where !file.faults.findings.isEmpty {
            report.files.append(LintReport.File(name: file.settings.source.name, file.faults))
        }
        report.fileCount += plan.namedSettings.count
        var outcomes: [FileOutcome] = []
        if let input {
            let linter = plan.standardInput.map { plan.linters[$0] }
            outcomes.append(linter.map { Self.outcome(of: input, $0) } ?? .clean)
        }
        let (files, places) = (plan.files, plan.places)
        outcomes += Concurrently.map(
            count: files.count, with: plan.linters, copy: { $0.map { $0.forAnotherThread() } },
            { Self.outcome(of: files[$0], $1[places[$0]]) })
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

    private func print(_ report: LintReport) {
        switch request.format {
        case .text:
            let renderer = TextLintRenderer(
                isColored: terminal.isColored(request.color), width: terminal.width,
                showsUnsetVariables: request.failOn == "info" || !request.selected.isEmpty)
            let hasFiles = report.fileCount > 0
            let text = renderer.render(report, withSummary: !request.isQuiet && hasFiles)
            if !text.isEmpty { show(text) }
        case .json:
            let renderer = JSONLintRenderer(version: ToolVersion.number, catalogDate: catalog.date)
            show(json: renderer.render(report))
        }
        complain(of: report.failures)
    }

    private func complain(of failures: [LintReport.Failure]) {
        for failure in failures { terminal.complain("proxylint: \(FailureLine.text(failure))\n") }
    }

    /// Prints the report where results go, unless the fixed text of standard input goes there.
    private func show(_ text: String) {
        let isTaken = request.fixing.isAsked && request.paths.contains("-")
        if isTaken { terminal.complain(text) } else { terminal.print(text) }
    }

    private func status(_ report: LintReport) -> ExitStatus {
        if report.hasUnreadablePath { return .usage }
        if let worst = report.worst, let limit = Severity(name: request.failOn), worst >= limit { return .badNews }
        return report.failures.isEmpty ? .good : .undetermined
    }
}
