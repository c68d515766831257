public import Catalog

/// Models as a table for a terminal.
public struct ModelListRenderer {
    private let style: Style
    private let width: Int

    /// A renderer for a terminal of `width` columns.
    public init(isColored: Bool, width: Int) {
        style = Style(isOn: isColored)
        self.width = max(width, 60)
    }

    /// The models, in the order in which they were chosen.
    public func render(_ choices: [ModelSelection.Choice]) -> ReportText {
        var table = TextTable(
            columns: [.left, .left, .right, .right, .right, .left], width: width, style: style)
        table.header = ["provider", "model ID", "window", "in", "out", "ends"]
        for choice in choices {
            let model = choice.model
            let ends = model.ended.map { $0.description } ?? (model.status == .deprecated ? "announced" : "")
            let isTrial = choice.price?.isTrial == true && !choice.isFree
            let cells = [
                model.provider, model.id, model.window.map { Self.short($0) } ?? "?",
                choice.isFree ? "free" : isTrial ? "trial" : Self.told(choice.price?.input, choice.price),
                choice.isFree || isTrial ? "" : Self.told(choice.price?.output, choice.price), ends,
            ]
            // Refreshed lists are a server's words.
            table.rows.append(cells.map { "\(foreign: $0)" })
        }
        return table.text(breaking: 1)
    }

    /// What the figures are, and of which days, in one paragraph.
    public func legend(_ choices: [ModelSelection.Choice], order: ModelSelection.Order) -> ReportText {
        let dates = choices.compactMap { $0.isFree ? nil : $0.price?.asOf }
        var sentences = ["in, out: US dollars per million tokens sent and written"]
        if let first = dates.min(), let last = dates.max() {
            sentences[0] += first == last ? ", of \(first)" : ", of \(first) to \(last)"
        }
        let paid = choices.compactMap { $0.isFree || $0.price?.isTrial == true ? nil : $0.price }
        sentences.append("`?` is unknown, not free")
        if paid.contains(where: { $0.isRough }) {
            sentences.append("`~`: the price is over 30 days old; `proxylint catalog update` refreshes it")
        }
        switch order {
        case .popular:
            sentences.append("sorted by how many providers serve it, because no list says how much a model is used")
        case .price: sentences.append("cheapest input first")
        case .context: sentences.append("largest window first")
        case .end: sentences.append("soonest end first")
        case .id: break
        }
        return ReportText(program: sentences.joined(separator: "; ")).lines(width: width)
            .map { style.quiet($0) }.joined(separator: "\n") + "\n"
    }

    private static func told(_ amount: ModelPrice.MicroUSD?, _ price: ModelPrice?) -> String {
        amount.flatMap { price?.shownBriefly(MoneyText.exact($0)) } ?? "?"
    }

    /// Tokens in thousands or millions, as makers put it.
    static func short(_ tokens: Int64) -> String {
        if tokens >= 1_000_000 {
            let tenths = (tokens + 50_000) / 100_000
            return tenths % 10 == 0 ? "\(tenths / 10)M" : "\(tenths / 10).\(tenths % 10)M"
        }
        return tokens >= 1000 ? "\((tokens + 500) / 1000)k" : "\(tokens)"
    }
}
