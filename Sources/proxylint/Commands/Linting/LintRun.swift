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
        let options: LintOptions
        do {
            options = try LintRequestOptions(request, catalog, terminal).options()
            if let path = request.settings.shown {
                let report = SettingsReport(request: request, options: options, catalog: catalog)
                try report.print(for: path, on: terminal)
                return .good
            }
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
        guard let paths = paths() else { return .usage }
        guard request.watches else { return once(paths, options) }
        guard !paths.contains("-") else {
            terminal.complain("proxylint: --watch cannot watch standard input; name files or folders\n")
            return .usage
        }
        return WatchedLint(terminal: terminal, paths: paths) { _ = once(paths, options) }.loop()
    }

    /// Lints once, and hands the report on.
    private func once(_ paths: [String], _ options: LintOptions) -> ExitStatus {
        do {
            return try report(on: paths, options)
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
    }

    private func report(on paths: [String], _ options: LintOptions) throws(UsageError) -> ExitStatus {
        let found = try files(in: paths)
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
        FileLinting(plan: plan).lint(input, &report)
        let context = context(plan.baseline, options)
        let baselines = LintBaseline(context: context, terminal: terminal)
        if let file = request.newBaseline {
            try baselines.write(report, to: file)
            complain(of: report.failures)
            return report.hasUnreadablePath ? .usage : .good
        }
        if let file = request.baseline ?? plan.baseline {
            report = try baselines.new(
                in: report, comparedWith: file, files: found.files, rules: options.selectedRules,
                isQuiet: request.isQuiet)
        }
        try LintReporter(request: request, terminal: terminal, context: context).deliver(report)
        remarkOnAge(options.today)
        return hasFailed ? .usage : status(report)
    }

    /// What reports name besides findings.
    ///
    /// Most runs need no paths of a work tree, and look for none.
    private func context(_ baseline: String?, _ options: LintOptions) -> ReportContext {
        let forms = [request.format.name] + request.outputs.map { $0.form.name }
        let needsPaths =
            baseline != nil || request.baseline != nil || request.newBaseline != nil
            || forms.contains(where: { $0 != "text" })
        return ReportContext(
            version: ToolVersion.number, catalogDate: catalog.date, date: options.today.description,
            paths: needsPaths
                ? ArtifactPaths(workTree: WorkTree()?.root, folder: WorkTree.folder)
                : ArtifactPaths(workTree: nil, folder: "/"),
            hasStatistics: request.hasStatistics, parts: PartMaker { Concurrently.forEach(below: $0, $1) })
    }

    /// The files to read: with `--changed` those alone that git names.
    private func files(in paths: [String]) throws(UsageError) -> ProfileFinder.Found {
        var found = ProfileFinder().find(paths.filter { $0 != "-" })
        if !found.relayCandidates.isEmpty { found.takeRelays() }
        guard let revision = request.changedSince else { return found }
        guard let tree = WorkTree() else {
            throw UsageError("--changed needs a git work tree, and this folder is not in one")
        }
        let changed = try tree.changedFiles(since: revision)
        found.files.removeAll { !changed.contains(WorkTree.resolved($0)) }
        if found.files.isEmpty, found.failures.isEmpty, !request.isQuiet, !paths.contains("-") {
            terminal.complain("No profile has changed since \(revision).\n")
        }
        return found
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
            "proxylint: the newest list of models is from \(newest), \(age.days) days ago; update it with `proxylint catalog update`\n"
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

    private func complain(of failures: [LintReport.Failure]) {
        for failure in failures { terminal.complain(report: "proxylint: \(FailureLine.text(failure))\n") }
    }

    private func status(_ report: LintReport) -> ExitStatus {
        if report.hasUnreadablePath { return .usage }
        if let worst = report.worst, let limit = Severity(name: request.failOn), worst >= limit { return .badNews }
        return report.failures.isEmpty ? .good : .undetermined
    }
}
