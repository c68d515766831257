public import Catalog

/// What a message through a proxy costs, and what follows from it.
public struct MessageCost: Sendable {
    /// An amount in millionths of a US dollar.
    public typealias MicroUSD = ModelPrice.MicroUSD

    /// How large messages are.
    public let size: MessageSize
    /// Whether it costs money.
    public let cost: ModelCost
    /// The price it is reckoned with; nil where none is known.
    public let price: ModelPrice?
    /// A message at a full context; 0 where it is free, nil where no price is known.
    public let message: MicroUSD?
    /// The same where the provider still has what was sent before; nil where it states no price for that.
    public let cachedMessage: MicroUSD?

    /// The cost of a message through a proxy.
    public init(of proxy: ResolvedProxy) {
        var price: ModelPrice?
        if let provider = proxy.provider, let id = proxy.model?.id {
            price = proxy.owner.catalog.price(of: id, at: provider.id)
        }
        self.init(MessageSize(of: proxy), cost: proxy.cost, price: price)
    }

    /// The cost of a message of a size.
    public init(_ size: MessageSize, cost: ModelCost, price: ModelPrice?) {
        self.size = size
        self.cost = cost
        self.price = price
        if cost == .free {
            message = 0
            cachedMessage = nil
        } else {
            // A trial's price of 0 is none.
            let isPriced = price.map { !$0.isTrial } ?? false
            message = isPriced ? price?.cost(sent: size.sent, written: size.written) : nil
            let cached = size.cacheable
            cachedMessage =
                isPriced && price?.cacheRead != nil && cached > 0
                ? price?.cost(sent: size.sent - cached, cached: cached, written: size.written) : nil
        }
    }

    /// An evening of the profile's messages; nil where it is not known.
    public var evening: MicroUSD? { times(size.messagesPerDay) }

    /// Thirty such evenings.
    public var month: MicroUSD? { times(size.messagesPerDay * 30) }

    /// An amount for somebody who asked for it, with "from about" in front where the price is old.
    public func shown(_ amount: MicroUSD?) -> String? {
        guard let amount else { return nil }
        let text = MoneyText.usd(amount)
        return cost == .free ? text : price?.shown(text)
    }

    /// An amount that was worked out with the price, as far as its age lets a finding name it; nil where it does not.
    public func told(_ amount: MicroUSD?) -> String? {
        guard let amount else { return nil }
        let text = MoneyText.usd(amount)
        return cost == .free ? text : price?.told(text)
    }

    /// Messages for a dollar; nil where they are free or their price is not known.
    public var messagesPerDollar: Int64? { messages(for: 1_000_000) }

    /// How many messages an amount pays for; nil where they are free or their price is not known.
    public func messages(for amount: MicroUSD) -> Int64? {
        message.flatMap { $0 > 0 ? amount / $0 : nil }
    }

    /// A message at another context, with the same reply.
    public func message(sending tokens: Int64) -> MicroUSD? {
        cost == .free ? 0 : message == nil ? nil : price?.cost(sent: tokens, written: size.written)
    }

    private func times(_ count: Int64) -> MicroUSD? {
        message.flatMap { message in
            let (product, overflows) = message.multipliedReportingOverflow(by: count)
            return overflows ? nil : product
        }
    }
}

extension ResolvedProxy {
    /// What a message through it costs.
    public var messageCost: MessageCost { MessageCost(of: self) }

    /// The plan of its account, where the provider's plans are known and it is one of them.
    public var plan: ProviderPlan? {
        guard let provider, let plan = account?.plan?.value else { return nil }
        return provider.plan(called: plan)
    }

    /// Whether its requests are paid by another key than the account's.
    public var isPaidElsewhere: Bool { account?.hasOwnKeysAtRouter?.value == true }

    /// Whether paid models are refused: nothing was ever bought, and no key of one's own pays.
    public var hasBoughtNothing: Bool {
        provider?.freeEnding != nil && account?.creditsPurchasedUSD?.value == 0 && !isPaidElsewhere
    }
}
