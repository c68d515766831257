import Linting
import ProfileFiles
import Reporting
import YAMLSource

/// Lints the files of a plan, side by side, into a report.
struct FileLinting {
    let plan: LintPlan

    /// Adds what every file, and standard input, came to.
    func lint(_ input: SourceText?, _ report: inout LintReport) {
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
}
