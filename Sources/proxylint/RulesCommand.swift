import ArgumentParser
import Linting
import Reporting

/// `rules`: every rule in a line.
struct RulesCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "rules", abstract: "List the rules.")
    }

    @Option(help: "The form of the list: text or json.")
    var format: LintRequest.Format = .text

    @Option(help: "When to colour: auto, always or never.")
    var color: ColourChoice = .auto

    func run(on terminal: Terminal) -> ExitStatus {
        let list = RuleListRenderer(isColoured: terminal.isColoured(color), width: terminal.width)
        terminal.print(format == .json ? list.json(RuleList.all) : list.text(RuleList.all))
        return .good
    }
}
