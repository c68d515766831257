import ArgumentParser
import Linting
import Reporting

/// `rules`: every rule in a line.
struct RulesCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "rules", abstract: "List the rules.")
    }

    @OptionGroup var results: FormatOption

    @OptionGroup var colors: ColorOption

    func run(on terminal: Terminal) -> ExitStatus {
        let list = RuleListRenderer(isColored: terminal.isColored(colors.color), width: terminal.width)
        switch results.format {
        case .json: terminal.print(json: list.json(RuleList.documented))
        case .text: terminal.print(list.text(RuleList.documented))
        }
        return .good
    }
}
