import Catalog
import Setups

/// What costs rest on: prices with their dates, and what was assumed.
enum CostBasis {
    /// A sentence for each.
    static func sentences(for sheets: [CostSheet]) -> [String] {
        var sentences: [String] = []
        func add(_ sentence: String) {
            if !sentences.contains(sentence) { sentences.append(sentence) }
        }
        for sheet in sheets where sheet.cost.cost != .free {
            let size = sheet.cost.size
            guard let price = sheet.cost.price, sheet.cost.message != nil else {
                add("\(sheet.name): nobody states a price for this model at this provider")
                continue
            }
            add(
                "\(sheet.name): \(CostRenderer.grouped(size.sent)) tokens sent and \(CostRenderer.grouped(size.written)) written, at \(pair(price)) per million\(of(price))"
            )
        }
        let sizes = sheets.map { $0.cost.size }
        if let size = sizes.first {
            add("an evening of \(CostRenderer.grouped(size.messagesPerDay)) messages; a month of 30 evenings")
        }
        add("a full context; while a chat is young, a message sends less and costs less")
        if sheets.contains(where: { $0.cost.cachedMessage != nil }) {
            add(
                "cached: the provider still has all but the newest reply and what you wrote; a front end that changes the beginning of a prompt loses that"
            )
        }
        for sheet in sheets {
            for assumption in sheet.cost.size.assumptions { add(Self.sentence(assumption, sheet)) }
            if sheet.proxy.isPaidElsewhere {
                add("\(sheet.name): a key of your own at the upstream pays, at its prices")
            }
        }
        let thinking = sheets.filter {
            $0.proxy.model?.isReasoning == true && $0.cost.message ?? 0 > 0 && $0.proxy.proxy.reasoning?.value != "off"
        }
        if !thinking.isEmpty {
            let names = thinking.map { $0.name }.joined(separator: ", ")
            add("\(names): the model may think; thoughts are paid as written and count in the reply")
        }
        if sheets.contains(where: { $0.proxy.provider?.kind == .router && $0.cost.cost != .free }) {
            add("a router's price is its headline; the upstream that answers may cost more or less")
        }
        return sentences
    }

    private static func sentence(_ assumption: MessageSize.Assumption, _ sheet: CostSheet) -> String {
        switch assumption {
        case .contextSize: "assumed, as the profile does not say: a context of \(MessageSize.assumedContext) tokens"
        case .reply: "assumed, as the profile does not say: a reply of \(MessageSize.assumedReply) tokens"
        case .messagesPerDay:
            "assumed, as the profile does not say: \(MessageSize.assumedMessages) messages (`messages_per_day`)"
        case .window: "\(sheet.name): the context is larger than the model's window, so the window counts"
        case .replyInContext: "the front end takes the reply out of the context"
        }
    }

    /// Both prices, `$1.4 and $4.4`.
    static func pair(_ price: ModelPrice) -> String {
        "\(price.input.map { "$\(MoneyText.exact($0))" } ?? "?") and \(price.output.map { "$\(MoneyText.exact($0))" } ?? "?")"
    }

    private static func of(_ price: ModelPrice) -> String {
        " [\(price.asOf.map { "\($0), " } ?? "")\(price.source)]"
    }
}
