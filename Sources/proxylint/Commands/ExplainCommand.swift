import ArgumentParser
import Catalog
import Linting
import Reporting

/// `explain`: the page behind a rule, or behind a cause of errors.
struct ExplainCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "explain",
            abstract: "Explain a rule or a cause of errors.")
    }

    @Argument(
        help: ArgumentHelp("A rule, or a cause named by `diagnose`.", valueName: "name"),
        completion: CatalogCompletion.pages)
    var name: String

    @OptionGroup var results: FormatOption

    @OptionGroup var colors: ColorOption

    func run(on terminal: Terminal) -> ExitStatus {
        let catalog = Catalog.inUse
        let rule = RuleList.documented.first { $0.id == name }.map { RulePageRenderer($0) }
        let cause = catalog.errorCause(name).map { CausePageRenderer($0, catalog: catalog) }
        guard rule != nil || cause != nil else {
            terminal.complain("proxylint: \(unknownName(catalog))\n")
            return .usage
        }
        switch results.format {
        case .text:
            let isColored = terminal.isColored(colors.color)
            let pages = [
                rule?.text(isColored: isColored, width: terminal.width),
                cause?.text(isColored: isColored, width: terminal.width),
            ]
            // A few names are those of a rule and of a cause; both pages are wanted then.
            terminal.print(pages.compactMap { $0 }.joined(separator: "\n"))
        case .json: terminal.print(json: rule?.json(with: cause) ?? cause?.json() ?? "")
        }
        return .good
    }

    private func unknownName(_ catalog: Catalog) -> String {
        let known = RuleList.documented.map { $0.id } + catalog.errorCauses.map(\.id)
        let meant = Similarity.nearest(to: name, among: known).map { "did you mean `\($0)`?" }
        return
            "there is no rule or cause `\(name)`; \(meant ?? "`proxylint rules` lists the rules, `proxylint diagnose` names the causes")"
    }
}
