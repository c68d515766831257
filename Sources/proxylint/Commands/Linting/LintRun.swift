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
    private let catalog = Catalog.embedded

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
        guard request.watches else { return once(paths, linter, options) }
        guard !paths.contains("-") else {
            terminal.complain("proxylint: --watch cannot watch standard input; name files or folders\n")
            return .usage
        }
        return WatchedLint(terminal: terminal, paths: paths) { _ = once(paths, linter, options) }.loop()
    }

    /// Lints once, and hands the report on.
    private func once(_ paths: [String], _ linter: Linter, _ options: LintOptions) -> ExitStatus {
        let context = ReportContext(
            version: ToolVersion.number, catalogDate: catalog.date, date: options.today.description,
            paths: artifactPaths, hasStatistics: request.hasStatistics)
        let baselines = LintBaseline(context: context, terminal: terminal)
        do {
            let found = try files(in: paths)
            var report = lint(paths, found, linter)
            if let file = request.newBaseline {
                try baselines.write(report, to: file)
                for failure in report.failures { terminal.complain("proxylint: \(FailureLine.text(failure))\n") }
                return report.hasUnreadablePath ? .usage : .good
            }
            if let file = request.baseline {
                report = try baselines.new(
                    in: report, comparedWith: file, files: found.files, rules: options.selectedRules,
                    isQuiet: request.isQuiet)
            }
            try LintReporter(request: request, terminal: terminal, context: context).deliver(report)
            return status(report)
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
    }

    /// Paths as services want them; most runs need none, and do not look for a work tree.
    private var artifactPaths: ArtifactPaths {
        let forms = [request.format.name] + request.outputs.map { $0.form.name }
        guard request.baseline != nil || request.newBaseline != nil || forms.contains(where: { $0 != "text" }) else {
            return ArtifactPaths(workTree: nil, folder: "/")
        }
        return ArtifactPaths(workTree: WorkTree()?.root, folder: WorkTree.folder)
    }

    /// The files to read: with `--changed` those alone that git names.
    private func files(in paths: [String]) throws(UsageError) -> ProfileFinder.Found {
        var found = ProfileFinder().find(paths.filter { $0 != "-" })
        guard let revision = request.changedSince else { return found }
        guard let tree = WorkTree() else {
            throw UsageError("--changed needs a git work tree, and there is none around this folder")
        }
        let changed = try tree.changedFiles(since: revision)
        found.files.removeAll { !changed.contains(WorkTree.resolved($0)) }
        if found.files.isEmpty, found.failures.isEmpty, !request.isQuiet, !paths.contains("-") {
            terminal.complain("No profile has changed since \(revision).\n")
        }
        return found
    }

    /// The paths asked for, or the folder where profiles are; nil, with a complaint, when there is none.
    private func paths() -> [String]? {
        if !request.paths.isEmpty { return request.paths }
        let folder = ProfileFolder.path(
            asked: request.profilesFolder, variable: terminal.variable, exists: { access($0, F_OK) == 0 })
        if let folder { return [folder] }
        terminal.complain(
            "proxylint: there is nothing to lint yet; a chat failed: `proxylint diagnose`; new here: `proxylint init`; or name a file or a folder\n"
        )
        return nil
    }

    private func lint(_ paths: [String], _ found: ProfileFinder.Found, _ linter: Linter) -> LintReport {
        var report = LintReport()
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

    private func status(_ report: LintReport) -> ExitStatus {
        if report.hasUnreadablePath { return .usage }
        if let worst = report.worst, let limit = Severity(name: request.failOn), worst >= limit { return .badNews }
        return report.failures.isEmpty ? .good : .undetermined
    }
}
