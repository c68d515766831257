import Catalog
import Setups

/// What costs rest on: prices with their dates, and what was assumed.
enum CostBasis {
    /// A sentence for each.
    static func sentences(for sheets: [CostSheet]) -> [String] {
        var sentences: [String] = []
        var known: Set<String> = []
        func add(_ sentence: String) {
            if known.insert(sentence).inserted { sentences.append(sentence) }
        }
        for sheet in sheets where sheet.cost.cost != .free {
            let size = sheet.cost.size
            guard let price = sheet.cost.price, sheet.cost.message != nil else {
                add("\(sheet.name): no price is known for this model at this provider")
                continue
            }
            let rates = price.rates(sending: size.sent)
            let above = rates.threshold.map { ", its price above \(CostRenderer.grouped($0)) tokens sent" } ?? ""
            add(
                "\(sheet.name): \(CostRenderer.grouped(size.sent)) tokens sent and \(CostRenderer.grouped(size.written)) written, at \(pair(rates)) per million\(above)\(of(price))"
            )
        }
        let prices = sheets.flatMap { sheet in
            ([sheet.cost] + sheet.elsewhere.map { $0.cost }).filter { $0.cost != .free && $0.message != nil }
        }.compactMap { $0.price }
        if prices.contains(where: { $0.isRough }) {
            let age = prices.contains { $0.isStale } ? "some over 90" : "and prices change"
            add("`~`: the price is over 30 days old, \(age); `proxylint catalog update` refreshes it")
        }
        let sizes = sheets.map { $0.cost.size }
        if let size = sizes.first {
            add("an evening of \(CostRenderer.grouped(size.messagesPerDay)) messages; a month of 30 evenings")
        }
        add("a full context; early in a chat, a message sends less and costs less")
        if sheets.contains(where: { $0.cost.cachedMessage != nil }) {
            add(
                "cached: the provider has cached all but the newest reply and your message; a front end that changes the beginning of the prompt loses that"
            )
        }
        for sheet in sheets {
            for assumption in sheet.cost.size.assumptions { add(Self.sentence(assumption, sheet)) }
            if sheet.proxy.isPaidElsewhere {
                add("\(sheet.name): your own key at the upstream pays, at the upstream's prices")
            }
        }
        let thinking = sheets.filter {
            $0.proxy.model?.isReasoning == true && $0.cost.message ?? 0 > 0 && $0.proxy.proxy.reasoning?.value != "off"
        }
        if !thinking.isEmpty {
            let names = thinking.map { $0.name }.joined(separator: ", ")
            add("\(names): the model may think; thinking is charged as written and counts toward the reply")
        }
        if sheets.contains(where: { $0.proxy.provider?.kind == .router && $0.cost.cost != .free }) {
            add("a router lists one price; the upstream that answers may cost more or less")
        }
        return sentences
    }

    private static func sentence(_ assumption: MessageSize.Assumption, _ sheet: CostSheet) -> String {
        switch assumption {
        case .contextSize:
            "assumed, because the profile does not say: a context of \(MessageSize.assumedContext) tokens"
        case .reply: "assumed, because the profile does not say: a reply of \(MessageSize.assumedReply) tokens"
        case .messagesPerDay:
            "assumed, because the profile does not say: \(MessageSize.assumedMessages) messages (`messages_per_day`)"
        case .window: "\(sheet.name): the context is larger than the model's window, so the window counts"
        case .replyInContext: "the front end counts the reply toward the context"
        }
    }

    /// Both prices, `$1.4 and $4.4`.
    private static func pair(_ price: ModelPrice.Rates) -> String {
        "\(price.input.map { "$\(MoneyText.exact($0))" } ?? "?") and \(price.output.map { "$\(MoneyText.exact($0))" } ?? "?")"
    }

    private static func of(_ price: ModelPrice) -> String {
        " [\(price.asOf.map { "\($0), " } ?? "")\(price.source)]"
    }
}
