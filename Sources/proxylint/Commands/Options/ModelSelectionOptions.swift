import ArgumentParser
import Catalog
import Managing

/// The options of `models` that choose.
struct ModelSelectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Only models of this provider.", valueName: "id"), completion: CatalogCompletion.providers)
    var provider: [String] = []

    @Flag(help: "Only models that cost nothing per token.")
    var free = false

    @Option(help: ArgumentHelp("The smallest context window, in tokens: 32768, 128k, or 1M.", valueName: "tokens"))
    var minContext: String?

    @Option(help: ArgumentHelp("The highest price per million tokens sent, in US dollars.", valueName: "usd"))
    var maxPrice: String?

    @Flag(help: "Only models known not to reason before they reply.")
    var noReasoning = false

    @Flag(help: "Only models with an upcoming end date, soonest first.")
    var ending = false

    @Option(
        help: ArgumentHelp(
            "Only models of the same family, with at least its window and at most its price.", valueName: "model"))
    var like: String?

    @Option(help: "Sort by popular, id, price, context, or end.")
    var sort: ModelSelection.Order?

    /// The choice that was asked for.
    ///
    /// - Throws: `UsageError` for what cannot be read, or is not known.
    func selection(words: [String], on day: CalendarDate, _ catalog: Catalog) throws(UsageError) -> ModelSelection {
        var selection = ModelSelection(on: day)
        selection.words = words.flatMap { $0.split(separator: " ").map(String.init) }
        for name in provider { selection.providers.append(try Self.provider(name, catalog)) }
        selection.isFreeOnly = free
        selection.leavesOutReasoning = noReasoning
        selection.endsOnly = ending
        selection.order = sort ?? (ending ? .end : .popular)
        if let minContext {
            guard let tokens = Self.tokens(minContext) else {
                throw UsageError("`--min-context \(minContext)` is not a number of tokens, such as 32768, 128k, or 1M")
            }
            selection.minimumContext = tokens
        }
        if let maxPrice {
            let digits = maxPrice.hasPrefix("$") ? String(maxPrice.dropFirst()) : maxPrice
            guard let price = ModelPrice.microUSD(digits) else {
                throw UsageError("`--max-price \(maxPrice)` is not an amount of US dollars, such as 0.5")
            }
            selection.maximumPrice = price
        }
        if let like { selection.like = try model(like, selection.providers, catalog) }
        return selection
    }

    private static func provider(_ name: String, _ catalog: Catalog) throws(UsageError) -> String {
        let wanted = name.lowercased()
        if let known = catalog.provider(wanted) {
            guard catalog.hasModels(of: known.id) else {
                throw UsageError("no models are recorded for \(known.name), which has its own list")
            }
            return known.id
        }
        let ids = catalog.providers.filter { catalog.hasModels(of: $0.id) }.map(\.id)
        let meant = Similarity.nearest(to: wanted, among: ids).map { "did you mean `\($0)`?" }
        throw UsageError("there is no provider `\(name)`; \(meant ?? "choose from \(ids.joined(separator: ", "))")")
    }

    /// The model that others are to be like: at the provider that was named, else wherever it is listed.
    private func model(_ id: String, _ wanted: [String], _ catalog: Catalog) throws(UsageError) -> ModelEntry {
        let providers = wanted + ["openrouter"] + catalog.providers.map(\.id)
        for provider in providers {
            if let known = catalog.provider(provider).flatMap({ catalog.servedModel(id, at: $0) }) { return known }
        }
        let ids = catalog.allModels.lazy.filter { wanted.isEmpty || wanted.contains($0.provider) }.map { $0.id }
        let meant = Similarity.nearest(to: id, among: ids).map { "did you mean `\($0)`?" }
        throw UsageError(
            "there is no model `\(id)`; \(meant ?? "`proxylint models WORD` finds models")")
    }

    /// Tokens as people write them; nil for anything else.
    static func tokens(_ text: String) -> Int64? {
        var digits = text.lowercased().filter { $0 != " " && $0 != "_" && $0 != "," }
        var unit: Int64 = 1
        if digits.hasSuffix("k") {
            unit = 1000
            digits.removeLast()
        } else if digits.hasSuffix("m") {
            unit = 1_000_000
            digits.removeLast()
        }
        guard let number = Int64(digits), number > 0 else { return nil }
        let (product, overflows) = number.multipliedReportingOverflow(by: unit)
        return overflows ? nil : product
    }
}

extension ModelSelection.Order: ExpressibleByArgument {}
