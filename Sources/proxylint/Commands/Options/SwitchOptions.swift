import ArgumentParser
import Managing

/// The options of `use`, `next`, `list` and `show`.
struct SwitchOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The front end to describe; defaults to the profile's.", valueName: "id"),
        completion: CatalogCompletion.frontEnds)
    var frontEnd: String?

    @OptionGroup var folder: ProfilesOption

    @OptionGroup var times: ZoneOption

    @OptionGroup var clock: MomentOption

    @OptionGroup var results: FormatOption

    @OptionGroup var colors: ColorOption

    /// Runs a switch, and says why it cannot be made.
    func report(
        on terminal: Terminal, _ body: (SwitchContext) throws(UsageError) -> ExitStatus
    ) -> ExitStatus {
        do {
            return try body(try SwitchContext(self, terminal))
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
    }
}
