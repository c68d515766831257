import ArgumentParser
import Linting
import Reporting

/// `explain`: the page behind a rule.
struct ExplainCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "explain", abstract: "Show the page behind a rule: why, what users see, bad, good and fix.")
    }

    @Argument(help: ArgumentHelp("The rule's name.", valueName: "rule"), completion: .list(RuleList.all.map { $0.id }))
    var rule: String

    @Option(help: "The form of the page: text or json.")
    var format: LintRequest.Format = .text

    @Option(help: "When to colour: auto, always or never.")
    var color: ColourChoice = .auto

    func run(on terminal: Terminal) -> ExitStatus {
        guard let rule = RuleList.all.first(where: { $0.id == rule }) else {
            terminal.complain("proxylint: \(UnknownRule.error(rule).message)\n")
            return .usage
        }
        let page = RulePageRenderer(rule)
        switch format {
        case .text: terminal.print(page.text(isColoured: terminal.isColoured(color), width: terminal.width))
        case .json: terminal.print(page.json())
        }
        return .good
    }
}
