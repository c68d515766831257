import ArgumentParser
import Catalog
import Diagnosing
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
            abstract: "Switch to the next proxy that should work.",
            discussion: """
                --because takes the error as the front end shows it, and reads it like `diagnose`; - reads it from \
                standard input. Proxies with the same exhausted account, busy upstream, or retired model are skipped, \
                and remembered until they recover.

                Exit codes: 0 switched, 1 no other proxy is left, 2 wrong usage, or cannot save the choice.
                """)
    }

    @Option(help: ArgumentHelp("The error that made you switch; - reads standard input.", valueName: "text"))
    var because: String?

    @Flag(help: "Show which proxy would come next and why the others are skipped; change and remember nothing.")
    var dryRun = false

    @OptionGroup var options: SwitchOptions

    func run(on terminal: Terminal) -> ExitStatus {
        options.report(on: terminal) { context throws(UsageError) in try next(context) }
    }

    private func next(_ context: SwitchContext) throws(UsageError) -> ExitStatus {
        let workspace = context.workspace
        let state = workspace.state()
        guard let current = try workspace.proxy(state.active) else {
            throw UsageError("nothing is active yet; choose with `proxylint use`")
        }
        let loaded = current.loaded
        let error = try told(context, loaded, current.proxy)
        let failure = error.map { SwitchReport.Failure(cause: $0.cause, summary: $0.summary) }
        let rotation = Rotation(
            in: loaded, behind: current.proxy, told: error?.told, remembered: state.failures,
            broken: context.lint.preflight(loaded, frontEnds: context.frontEnd.map { [$0.id] }).broken,
            now: context.now, workspace.catalog)
        guard let proxy = rotation.next else {
            if let remembered = error?.remembered, !dryRun {
                try workspace.update { state in
                    var state = state
                    state.remember(remembered)
                    return state
                }
            }
            var report = ExhaustedReport(
                active: loaded.reference(to: current.proxy), failure: failure, skipped: rotation.skipped,
                earliest: rotation.earliest)
            if error?.told?.sparesOtherModels == true {
                report.otherModels = otherModels(than: current.proxy, in: loaded, context)
            }
            context.print(report)
            return .badNews
        }
        var report = try context.activate(
            proxy, in: loaded, from: current, told: state.form, isChosen: false, failure: error?.remembered,
            isTrial: dryRun)
        report.failure = failure
        report.why = rotation.why
        report.skipped = rotation.skipped
        context.print(report)
        return .good
    }

    /// Other models at the provider of a proxy, for one that could be added.
    private func otherModels(
        than proxy: Proxy, in loaded: LoadedProfile, _ context: SwitchContext
    ) -> [ModelSelection.Choice] {
        let day = CalendarDate(secondsSince1970: context.now.seconds)
        let catalog = context.workspace.catalog.judged(on: day)
        let resolved = loaded.resolve(proxy, catalog)
        guard let provider = resolved.provider, !provider.isUserOwned, let model = proxy.model?.value else { return [] }
        return ModelAlternatives(
            insteadOf: model, at: provider,
            hasBoughtNothing: resolved.hasBoughtNothing, minimumContext: proxy.contextSize?.value, on: day, catalog
        ).choices(from: catalog)
    }

    /// What the error is that was told; nil where none was, or none that is known.
    private func told(_ context: SwitchContext, _ loaded: LoadedProfile, _ proxy: Proxy) throws(UsageError)
        -> ToldError?
    {
        guard let because else { return nil }
        let source = ErrorTextSource(arguments: [because], usesClipboard: false, terminal: context.terminal)
        let input = try source.input()
        let catalog = context.workspace.catalog
        let diagnosis = Diagnoser(catalog: catalog).diagnose(
            input, for: AffectedProfile(loaded, failed: .known(proxy)), now: context.now)
        let route = loaded.resolve(proxy, catalog).route
        guard let error = ToldError(diagnosis, of: route, now: context.now) else {
            context.terminal.complain(
                "proxylint: the error is unknown, so it is unclear which proxies it affects; `proxylint diagnose` says more\n"
            )
            return nil
        }
        if let other = error.otherProvider {
            context.terminal.complain(
                "proxylint: the error comes from \(other), but \(loaded.reference(to: proxy)) is at \(route.serviceName); proxies at \(other) are skipped, and nothing is remembered\n"
            )
        }
        return error
    }
}
