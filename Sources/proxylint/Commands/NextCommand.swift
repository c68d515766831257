import ArgumentParser
import Diagnosing
import Linting
import Managing
import Profiles
import Reporting
import Setups
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
        let workspace = context.session
        let state = workspace.state()
        guard let current = try workspace.proxy(state.active) else {
            throw UsageError("nothing is active yet; choose with `proxylint use`")
        }
        let loaded = current.loaded
        let error = try told(context, loaded, current.proxy)
        let rotation = Rotation(
            in: loaded, behind: current.proxy, told: error?.told, remembered: state.failures,
            broken: broken(loaded, context), now: context.now, workspace.catalog)
        guard let proxy = rotation.next else {
            if let remembered = error?.remembered {
                try workspace.update { state in
                    var state = state
                    state.remember(remembered)
                    return state
                }
            }
            context.print(
                ExhaustedReport(
                    active: loaded.reference(to: current.proxy), failure: error?.failure, skipped: rotation.skipped,
                    earliest: rotation.earliest))
            return .badNews
        }
        var report = try context.activate(
            proxy, in: loaded, from: current, told: state.form, isChosen: false, failure: error?.remembered)
        report.failure = error?.failure
        report.why = rotation.why
        report.skipped = rotation.skipped
        context.print(report)
        return .good
    }

    /// What an error comes to.
    private struct ToldError {
        let failure: SwitchReport.Failure
        let told: Rotation.Told?
        let remembered: RememberedFailure?
    }

    /// What the error is that was told; nil where none was, or none that is known.
    private func told(_ context: SwitchContext, _ loaded: LoadedProfile, _ proxy: Proxy) throws(UsageError)
        -> ToldError?
    {
        guard let because else { return nil }
        let source = ErrorTextSource(arguments: [because], usesClipboard: false, terminal: context.terminal)
        let bytes = try source.bytes()
        let input: ErrorInput
        do {
            input = try ErrorInput(pasted: bytes)
        } catch {
            throw UsageError(error.message)
        }
        let catalog = context.session.catalog
        let diagnosis = Diagnoser(catalog: catalog).diagnose(
            input, for: AffectedProfile(loaded, failed: .known(proxy)), now: context.now)
        guard diagnosis.isKnown else {
            context.terminal.complain(
                "proxylint: the error is not known, so it is not known what shares it; `proxylint diagnose` says more\n"
            )
            return nil
        }
        let failure = SwitchReport.Failure(cause: diagnosis.cause?.id, summary: diagnosis.summary)
        let route = loaded.resolve(proxy, catalog).route
        if let speaker = diagnosis.provider, speaker != route.provider {
            // Nothing is held against the account in use: it may be the error of another proxy, or of an upstream.
            context.terminal.complain(
                "proxylint: the error is one of \(diagnosis.providerName ?? speaker), and \(loaded.reference(to: proxy)) is at \(route.serviceName); proxies at \(diagnosis.providerName ?? speaker) are passed over, and nothing is remembered\n"
            )
            let reach = FailureReach(
                scope: .provider, service: speaker, account: nil, model: nil, upstream: speaker)
            return ToldError(failure: failure, told: Rotation.Told(reach, until: nil), remembered: nil)
        }
        let remembered = RememberedFailure(diagnosis, of: route, now: context.now)
        let reach = FailureReach(diagnosis, of: route)
        return ToldError(
            failure: failure, told: reach.map { Rotation.Told($0, until: remembered?.until) }, remembered: remembered)
    }

    /// Why lint calls proxies broken, by their places.
    private func broken(_ loaded: LoadedProfile, _ context: SwitchContext) -> [Int: String] {
        let lint = PreflightLint(catalog: context.session.catalog, terminal: context.terminal)
        var broken: [Int: String] = [:]
        for proxy in loaded.profile.proxies {
            let alone = loaded.choosing(proxy)
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
