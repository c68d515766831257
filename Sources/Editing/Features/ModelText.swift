import Catalog

/// What is said of a model in a line or two.
enum ModelText {
    /// Window and price: `131k tokens, $0.28 in, $0.42 out`.
    static func detail(_ model: ModelEntry, _ price: ModelPrice?) -> String {
        var parts: [String] = []
        if let window = model.window { parts.append("\(short(window)) tokens") }
        parts.append(cost(model, price))
        if model.status == .deprecated { parts.append(model.ended.map { "ends \($0)" } ?? "to end") }
        return parts.joined(separator: ", ")
    }

    /// What a million tokens cost.
    static func cost(_ model: ModelEntry, _ price: ModelPrice?) -> String {
        if model.isFree == true { return model.status == .retired ? "was free" : "free" }
        guard let price, let input = price.input else { return "price unknown" }
        if price.isTrial { return "trial" }
        let output = price.output.map { ", $\(MoneyText.exact($0)) out" } ?? ""
        return price.shown("$\(MoneyText.exact(input)) in\(output)")
    }

    /// All that is known, as Markdown.
    static func page(_ model: ModelEntry, _ provider: Provider, _ catalog: Catalog, on day: CalendarDate) -> String {
        let price = catalog.price(of: model.id, at: provider.id)
        var lines = ["**`\(model.id)`** at \(provider.name)", ""]
        if let window = model.window {
            let reply = model.maximumOutput.map { ", replies up to \($0)" } ?? ""
            lines.append("- Window: \(window) tokens\(reply)")
        }
        let date = price?.asOf.map { " (\($0))" } ?? ""
        let isTold = model.isFree != true && price?.input != nil && price?.isTrial == false
        let unit = !isTold ? "" : " per million tokens\(date)"
        lines.append("- Price: \(cost(model, price))\(unit)")
        if model.isReasoning == true { lines.append("- Reasons before it replies") }
        switch model.status {
        case .active: lines.append("- Status: served" + (model.ended.map { ", ends \($0)" } ?? ""))
        case .deprecated: lines.append("- Status: deprecated" + (model.ended.map { ", ends \($0)" } ?? ""))
        case .retired: lines.append("- Status: retired" + (model.ended.map { " on \($0)" } ?? ""))
        }
        if let next = catalog.successor(of: model, on: day) { lines.append("- Successor: `\(next.id)`") }
        if let date = model.lastSeen ?? model.asOf { lines.append("- In the list dated \(date)") }
        return lines.joined(separator: "\n")
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
