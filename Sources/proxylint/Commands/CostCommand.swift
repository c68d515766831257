import ArgumentParser
import Catalog
import Managing
import Reporting
import Setups

/// `cost`: what messages through the proxies of a profile cost.
struct CostCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "cost",
            abstract: "Show what a message and an evening of chat cost.",
            discussion: """
                Without REF, uses the active profile, or the only one. Assumes that a message sends the whole context, \
                as in a long chat. The report lists its other assumptions.

                Exit codes: 0 shown, 2 wrong usage, 3 no price is known.
                """)
    }

    @Argument(
        help: ArgumentHelp("A profile, or PROFILE/PROXY.", valueName: "ref"), completion: ReferenceCompletion.kind)
    var reference: String?

    @OptionGroup var folder: ProfilesOption

    @OptionGroup var clock: MomentOption

    @OptionGroup var results: FormatOption

    @OptionGroup var colors: ColorOption

    func run(on terminal: Terminal) -> ExitStatus {
        do throws(UsageError) {
            return try reckon(on: terminal)
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
    }

    private func reckon(on terminal: Terminal) throws(UsageError) -> ExitStatus {
        let day = CalendarDate(secondsSince1970: try clock.moment().seconds)
        let workspace = Workspace(folder: folder.profiles, terminal: terminal)
        let catalog = workspace.catalog.judged(on: day)
        let loaded = try workspace.profile(named: reference)
        let proxies = loaded.chosen.map { [$0] } ?? loaded.profile.proxies
        guard !proxies.isEmpty else { throw UsageError("`\(loaded.source.name)`: the profile has no proxy") }
        let sheets = proxies.map { CostSheet(loaded.resolve($0, catalog), label: loaded.reference(to: $0), on: day) }
        if results.format == .json {
            let renderer = JSONCostRenderer(version: ToolVersion.number, catalogDate: catalog.date)
            terminal.print(json: renderer.costs(sheets, day: day))
        } else {
            let renderer = CostRenderer(
                isColored: terminal.isColored(colors.color), width: terminal.width, isUnicode: terminal.isUnicode)
            let detailed = sheets.count == 1 ? sheets[0] : sheets.first { $0.isTold }
            terminal.print(renderer.render(sheets, detailed: detailed))
        }
        return sheets.contains { $0.cost.message != nil } ? .good : .undetermined
    }
}
