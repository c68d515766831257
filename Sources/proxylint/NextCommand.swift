import ArgumentParser
import Diagnosing
import Linting
import Profiles
import Reporting
import Switching

/// `next`: rotates to the next proxy of the active profile that does not share what failed.
struct NextCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "next",
            abstract: "Rotate to the next proxy of the active profile that does not share what failed.",
            discussion: """
                --because takes the error as the front end shows it, and reads it as `diagnose` does; - reads it from standard input. Proxies on \
                the same exhausted account, the same saturated upstream or the same retired model are passed over, and remembered until they \
                recover.

                Exit codes: 0 switched, 1 no other proxy is left, 2 wrong usage, or the choice cannot be kept.
                """)
    }

    @Option(help: ArgumentHelp("The error that made you switch; - for standard input.", valueName: "text"))
    var because: String?

    @OptionGroup var options: SwitchOptions

    func run(on terminal: Terminal) -> ExitStatus {
        options.report(on: terminal) { context throws(UsageError) in try next(context) }
    }

    private func next(_ context: SwitchContext) throws(UsageError) -> ExitStatus {
        let session = context.session
        let state = session.state()
        guard let current = try session.proxy(state.active) else {
            throw UsageError("nothing is active yet; choose with `proxylint use`")
        }
        let setup = Setup(profile: current.setup.profile, source: current.setup.source, chosen: current.proxy)
        let told = try failure(context, setup, current.proxy)
        let route = setup.route(of: current.proxy, session.catalog)
        let remembered = told.flatMap { RememberedFailure($0, of: route, now: context.now) }
        let reach = told.flatMap { FailureReach($0, of: route) }
        let rotation = Rotation(
            in: setup, behind: current.proxy, failure: reach, until: remembered?.until, remembered: state.failures,
            broken: broken(setup, context), now: context.now, session.catalog)
        let failure = told.map { SwitchReport.Failure(cause: $0.cause?.id, summary: $0.summary) }
        guard let proxy = rotation.next else {
            if let remembered {
                try session.update { state in
                    var state = state
                    state.remember(remembered)
                    return state
                }
            }
            context.print(
                ExhaustedReport(
                    active: context.label(current.proxy, setup), failure: failure, skipped: rotation.skipped,
                    earliest: rotation.earliest))
            return .badNews
        }
        try context.activate(proxy, in: setup, isChosen: false, failure: remembered)
        var report = context.report(to: proxy, in: setup, from: current)
        report.failure = failure
        report.why = rotation.why
        report.skipped = rotation.skipped
        context.print(report)
        return .good
    }

    /// What the error is that was told; nil where none was.
    private func failure(
        _ context: SwitchContext, _ setup: Setup, _ proxy: Proxy
    ) throws(UsageError) -> Diagnosis? {
        guard let because else { return nil }
        let source = ErrorTextSource(arguments: [because], usesClipboard: false, terminal: context.terminal)
        let input: ErrorInput
        do {
            input = try ErrorInput(pasted: try source.bytes())
        } catch let problem as UsageError {
            throw problem
        } catch let problem as ErrorInput.InputProblem {
            throw UsageError(problem.message)
        } catch {
            throw UsageError("the error cannot be read")
        }
        let diagnosis = Diagnoser(catalog: context.session.catalog).diagnose(
            input, setup: Setup(profile: setup.profile, source: setup.source, failed: proxy), now: context.now)
        guard diagnosis.isKnown else {
            context.terminal.complain(
                "proxylint: the error is not known, so it is not known what shares it; `proxylint diagnose` says more\n"
            )
            return nil
        }
        return diagnosis
    }

    /// Why lint calls proxies broken, by their places.
    private func broken(_ setup: Setup, _ context: SwitchContext) -> [Int: String] {
        let lint = TargetLint(catalog: context.session.catalog, terminal: context.terminal)
        var broken: [Int: String] = [:]
        for proxy in setup.profile.proxies {
            let alone = Setup(profile: setup.profile, source: setup.source, chosen: proxy)
            guard
                let worst = lint.findings(of: alone, frontEnds: context.frontEnd.map { [$0.id] }).first(where: {
                    $0.severity == .error
                })
            else { continue }
            broken[proxy.index] = "lint finds an error, \(worst.rule)"
        }
        return broken
    }
}
