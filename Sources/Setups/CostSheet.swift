public import Catalog

/// What a proxy costs: all that `cost` tells of it.
public struct CostSheet: Sendable {
    /// What commands call it, `PROFILE/PROXY`.
    public let label: String
    /// What it is called within its profile.
    public var name: String { proxy.proxy.label ?? label }
    /// The proxy.
    public let proxy: ResolvedProxy
    /// What a message costs.
    public let cost: MessageCost
    /// What plans and caps allow.
    public let allowances: [Allowance]
    /// The same model elsewhere, the cheapest first.
    public let elsewhere: [SameModel]

    /// Whether it costs money, at a price that is known.
    public var isTold: Bool { cost.message ?? 0 > 0 }

    /// The costs of a proxy on a day.
    public init(_ proxy: ResolvedProxy, label: String, on day: CalendarDate) {
        self.label = label
        self.proxy = proxy
        cost = proxy.messageCost
        allowances = proxy.allowances
        elsewhere = proxy.sameModelElsewhere(on: day)
    }

    /// What a message costs at several sizes of context, up to the model's window: each twice the one before.
    ///
    /// The profile's own is among them.
    public var curve: [(tokens: Int64, message: ModelPrice.MicroUSD, isOwn: Bool)] {
        let own = cost.size.sent
        let window = proxy.model?.window ?? 131_072
        var sizes: [Int64] = []
        var size: Int64 = 4096
        while size <= min(window, max(131_072, own)) {
            if size != own { sizes.append(size) }
            size *= 2
        }
        sizes.append(own)
        sizes.sort()
        return sizes.compactMap { tokens in
            cost.message(sending: tokens).map { (tokens: tokens, message: $0, isOwn: tokens == own) }
        }
    }
}
