import ArgumentParser
import Catalog
import Linting
import Managing
import Reporting
import Switching
import YAMLSource

/// `show`: a proxy with everything resolved.
struct ShowCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: "Show a profile with everything resolved.",
            discussion: """
                Without REF, shows the active proxy, or the only profile. Keys are never shown.

                Exit codes: 0 shown, 2 wrong usage.
                """)
    }

    @Argument(
        help: ArgumentHelp("A profile, or PROFILE/PROXY.", valueName: "ref"), completion: ReferenceCompletion.kind)
    var reference: String?

    @OptionGroup var options: SwitchOptions

    func run(on terminal: Terminal) -> ExitStatus {
        options.report(on: terminal) { context throws(UsageError) in try show(context) }
    }

    private func show(_ context: SwitchContext) throws(UsageError) -> ExitStatus {
        let workspace = context.workspace
        let loaded = try workspace.profile(named: reference)
        let state = workspace.state()
        let active = context.active(state)
        let proxies = loaded.chosen.map { [$0] } ?? loaded.profile.proxies
        guard !proxies.isEmpty else { throw UsageError("`\(loaded.source.name)`: the profile has no proxy to show") }
        let lines = LineIndex(loaded.source)
        let catalog = workspace.catalog.judged(on: CalendarDate(secondsSince1970: context.now.seconds))
        let resolved = proxies.map { proxy in
            ShownProxy(
                proxy, in: loaded, isActive: active.map { $0.isIn(loaded) && $0.proxy.index == proxy.index } ?? false,
                remembered: state.failures, now: context.now, lines: lines, catalog)
        }
        if options.results.format == .json {
            let renderer = JSONProfileRenderer(version: ToolVersion.number, catalogDate: workspace.catalog.date)
            context.terminal.print(json: renderer.resolved(resolved))
            return .good
        }
        let renderer = ShownProxyRenderer(
            isColored: context.terminal.isColored(options.colors.color), width: context.terminal.width,
            now: context.now, zone: try options.times.localZone())
        context.terminal.print(renderer.render(resolved, file: loaded.source.name))
        let worth = context.lint.result(of: loaded).findings.filter { $0.severity >= .warning }
        if !worth.isEmpty {
            let rules = worth.map(\.rule).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            context.terminal.complain(
                "lint: \(rules.joined(separator: ", ")); see `proxylint lint \(loaded.source.name)`\n")
        }
        return .good
    }
}
