public import Catalog

/// What a plan or a cap on free requests allows, and how far it goes with a proxy's messages.
public struct Allowance: Sendable {
    /// What grants it, such as `plus plan`, or `free models`.
    public let name: String
    /// What it costs a month; nil where it costs nothing by itself, or nobody states it.
    public let price: ModelPrice.MicroUSD?
    /// The cap in words, such as `$50.00 a month`.
    public let cap: String
    /// For how long the cap counts.
    public let period: ProviderPlan.Period
    /// How many of the proxy's messages fit; nil where no price is known.
    public let messages: Int64?
    /// Whether the account is known to have it; false for what it could have.
    public let isInForce: Bool
    /// The fact behind it.
    public let fact: CatalogFact

    /// Whether the messages of a day fit; nil where that cannot be said.
    ///
    /// A day is taken to lie in two blocks of four hours at the most.
    public func coversDay(of size: MessageSize) -> Bool? {
        guard let messages else { return nil }
        return switch period {
        case .day: size.messagesPerDay <= messages
        case .month: size.messagesPerDay * 30 <= messages
        case .fourHours: size.messagesPerDay <= messages * 2
        }
    }
}

extension ResolvedProxy {
    /// The caps that its requests stand under, and those of plans that its provider sells.
    public var allowances: [Allowance] {
        guard let provider else { return [] }
        let cost = messageCost
        if let cap = freeCap {
            return cap.tiers.map { tier in
                Allowance(
                    name: tier.credits > 0
                        ? "free models, from \(Int64(exactly: tier.credits) ?? 0) USD bought" : "free models",
                    price: nil,
                    cap: "\(tier.count) requests a day", period: .day, messages: Int64(tier.count),
                    isInForce: cap.isCertain && tier.count == cap.count, fact: tier.fact)
            }
        }
        let own = plan
        if account?.plan != nil, own == nil { return [] }
        let plans = own.map { [$0] } ?? provider.plans
        return plans.flatMap { plan in
            plan.caps.sorted { $0.period.order < $1.period.order }.map { cap in
                Allowance(
                    name: "\(plan.name) plan", price: plan.price, cap: cap.words, period: cap.period,
                    messages: cap.unit == .requests ? cap.amount : cost.messages(for: cap.amount),
                    isInForce: own != nil,
                    fact: cap.fact)
            }
        }
    }
}
