import ArgumentParser
import Catalog
import Managing
import Reporting
import Setups
import Switching

/// The options of `rest`.
struct RestOptions: ParsableArguments {
    @OptionGroup var folder: ProfilesOption

    @OptionGroup var times: ZoneOption

    @OptionGroup var clock: MomentOption

    @OptionGroup var results: FormatOption

    @OptionGroup var colors: ColorOption

    /// What the commands work with.
    struct Context {
        let workspace: Workspace
        let now: Instant
        fileprivate let zone: ProcessZone
        fileprivate let options: RestOptions
        fileprivate let terminal: Terminal

        func print(_ resting: [RestingProxies], text: (RestRenderer) -> ReportText) {
            if options.results.format == .json {
                return terminal.print(
                    json: RestRenderer.json(
                        resting, version: ToolVersion.number, catalogDate: workspace.catalog.date))
            }
            let renderer = RestRenderer(
                isColored: terminal.isColored(options.colors.color), width: terminal.width, now: now, zone: zone)
            terminal.print(text(renderer))
        }
    }

    /// Runs a command, and says why it cannot be done.
    func report(on terminal: Terminal, _ body: (Context) throws(UsageError) -> ExitStatus) -> ExitStatus {
        do {
            let context = Context(
                workspace: Workspace(folder: folder.profiles, terminal: terminal), now: try clock.moment(),
                zone: try times.localZone(), options: self, terminal: terminal)
            return try body(context)
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
    }
}
