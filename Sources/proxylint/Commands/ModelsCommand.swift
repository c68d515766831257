import ArgumentParser
import Catalog
import Managing
import Reporting

/// `models`: searches the models that the catalogue knows.
struct ModelsCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "models",
            abstract: "Search models by window, price, and end date.",
            discussion: """
                Every word must match the model ID or the name of its maker or provider. Only models that are still \
                served are listed. Prices are US dollars per million tokens.

                Exit codes: 0 listed, 1 nothing matches, 2 wrong usage.
                """)
    }

    @Argument(help: ArgumentHelp("Words the model must match.", valueName: "query"))
    var query: [String] = []

    @OptionGroup var choice: ModelSelectionOptions

    @Option(help: ArgumentHelp("How many models to list; 0 for all.", valueName: "number"))
    var limit: Int = 40

    @OptionGroup var clock: MomentOption

    @OptionGroup var results: FormatOption

    @OptionGroup var colors: ColorOption

    func run(on terminal: Terminal) -> ExitStatus {
        do throws(UsageError) {
            return try list(on: terminal)
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
    }

    private func list(on terminal: Terminal) throws(UsageError) -> ExitStatus {
        guard limit >= 0 else { throw UsageError("`--limit \(limit)` is less than 0; use 0 for all") }
        let day = CalendarDate(secondsSince1970: try clock.moment().seconds)
        let catalog = Catalog.inUse.judged(on: day)
        let selection = try choice.selection(words: query, on: day, catalog)
        let all = selection.choices(from: catalog)
        let shown = limit == 0 ? all : Array(all.prefix(limit))
        if results.format == .json {
            let renderer = JSONCostRenderer(version: ToolVersion.number, catalogDate: catalog.date)
            terminal.print(json: renderer.models(shown, total: all.count, day: day))
        } else if !all.isEmpty {
            let renderer = ModelListRenderer(
                isColored: terminal.isColored(colors.color), width: terminal.width)
            terminal.print(renderer.render(shown))
            terminal.print("\n" + renderer.legend(shown, order: selection.order))
            if shown.count < all.count {
                terminal.complain(
                    "\(all.count - shown.count) more; narrow the search with words or options, or list all with `--limit 0`\n"
                )
            }
        }
        for sentence in Self.gone(query, catalog, on: day) { terminal.complain("\(sentence)\n") }
        guard all.isEmpty else { return .good }
        terminal.complain("proxylint: no available model matches\(hint(catalog, on: day))\n")
        return .badNews
    }

    /// What became of a model whose whole id was asked for, and which is no longer served.
    private static func gone(_ query: [String], _ catalog: Catalog, on day: CalendarDate) -> [String] {
        guard query.count == 1, let id = query.first else { return [] }
        return catalog.providers.compactMap { provider in
            guard let entry = catalog.model(id, at: provider.id), !entry.isServed(on: day) else { return nil }
            let end = entry.ended.map { "ended by \($0)" } ?? "is gone"
            let next = catalog.successor(of: entry, on: day).map { "; its successor is `\($0.id)`" } ?? ""
            return "`\(entry.id)` \(end) at \(provider.name)\(next)"
        }
    }

    private func hint(_ catalog: Catalog, on day: CalendarDate) -> String {
        guard query.count == 1, let word = query.first else { return "; leave out a word or an option" }
        var names: Set<String> = []
        for model in catalog.allModels where model.isServed(on: day) {
            let kinship = ModelKinship(of: model.id)
            names.insert(kinship.name)
            names.insert(kinship.family)
        }
        let meant = Similarity.nearest(to: word, among: names.sorted()).map { "did you mean `\($0)`?" }
        return meant.map { "; \($0)" } ?? ""
    }
}
