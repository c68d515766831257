import ArgumentParser
import Catalog
import Linting
import Reporting

/// `explain`: the page behind a rule, a cause of errors, or whatever else has a name.
struct ExplainCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "explain",
            abstract: "Explain a rule, an error, a provider, or a word.",
            discussion:
                "Takes a rule, a cause, a provider, a front end, a field, a plan, a status code, or a word. Without a "
                + "name, lists what can be explained.")
    }

    @Argument(
        help: ArgumentHelp(
            "A rule, a cause named by `diagnose`, or another name such as chutes, janitor, 429, or TEE.",
            valueName: "name"),
        completion: CatalogCompletion.pages)
    var words: [String] = []

    private var name: String { words.joined(separator: " ") }

    @OptionGroup var results: FormatOption

    @OptionGroup var colors: ColorOption

    func run(on terminal: Terminal) -> ExitStatus {
        let catalog = Catalog.inUse
        if words.isEmpty {
            show(Topics(catalog: catalog).index(), on: terminal)
            return .good
        }
        let rule = RuleList.documented.first { $0.id == name }.map { RulePageRenderer($0) }
        let cause = catalog.errorCause(name).map { CausePageRenderer($0, catalog: catalog) }
        guard rule != nil || cause != nil else {
            if let page = Topics(catalog: catalog).page(on: name) {
                show(page, on: terminal)
                return .good
            }
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

    private func show(_ page: TopicPage, on terminal: Terminal) {
        switch results.format {
        case .text: terminal.print(page.text(isColored: terminal.isColored(colors.color), width: terminal.width))
        case .json: terminal.print(json: page.json())
        }
    }

    private func unknownName(_ catalog: Catalog) -> String {
        let known =
            RuleList.documented.map { $0.id } + catalog.errorCauses.map(\.id) + Topics(catalog: catalog).names
        let meant = Similarity.nearest(to: name, among: known).map { "did you mean `\($0)`?" }
        return
            "nothing is named `\(name)`; \(meant ?? "`proxylint explain` lists what can be explained")"
    }
}
