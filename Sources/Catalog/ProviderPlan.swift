/// A subscription that a provider sells, with what it allows.
///
/// Facts: `plan` of the provider, written `plus` or `plus at 10 USD a month`, and `plan_cap`, written `plus: 2000 requests a day`,
/// `plus: 50 USD a month` or `plus: 4.17 USD in 4 hours`.
public struct ProviderPlan: Sendable {
    /// What a cap counts.
    public enum Unit: String, Sendable {
        case requests
        /// What the use would cost at the provider's prices without the plan.
        case usd = "USD"
    }

    /// For how long a cap counts.
    public enum Period: String, Sendable {
        case fourHours = "4 hours"
        case day
        case month

        /// The shorter first.
        public var order: Int { self == .fourHours ? 0 : self == .day ? 1 : 2 }

        /// In words, such as `a day`.
        public var words: String { self == .fourHours ? "in 4 hours" : "a \(rawValue)" }
    }

    /// A cap of the plan.
    public struct Cap: Sendable {
        /// How many requests, or how many millionths of a dollar.
        public let amount: Int64
        /// What is counted.
        public let unit: Unit
        /// For how long.
        public let period: Period
        /// The fact behind it.
        public let fact: CatalogFact

        /// `2000 requests a day`, `$50.00 a month`.
        public var words: String {
            "\(unit == .usd ? MoneyText.usd(amount) : "\(amount) requests") \(period.words)"
        }
    }

    /// Its name in small letters.
    public let name: String
    /// What it costs a month; nil where that is not known, or it costs nothing by itself.
    public let price: ModelPrice.MicroUSD?
    /// Its caps, in the order of the facts.
    public let caps: [Cap]
    /// The fact that it exists.
    public let fact: CatalogFact
}

extension Provider {
    /// The plans that are recorded, in the order of their names; empty where none are.
    public var plans: [ProviderPlan] {
        let caps = facts("plan_cap")
        return facts("plan").map { fact in
            let words = fact.value.split(separator: " ").map { String($0) }
            let at = words.lastIndex(of: "at") ?? words.endIndex
            let name = words[..<at].joined(separator: " ")
            let price = at + 1 < words.endIndex ? ModelPrice.microUSD(words[at + 1]) : nil
            return ProviderPlan(
                name: name, price: price, caps: caps.compactMap { ProviderPlan.Cap($0, of: name) }, fact: fact)
        }
    }

    /// The plan that a profile means: letter case, blanks and the provider's own name do not count.
    public func plan(called text: String) -> ProviderPlan? {
        let wanted = planKey(text)
        return plans.first { planKey($0.name) == wanted }
    }

    /// What of a plan's name tells it from others.
    func planKey(_ text: String) -> String {
        var key = String(text.lowercased().filter { $0.isLetter || $0.isNumber })
        let own = String(name.lowercased().filter { $0.isLetter || $0.isNumber })
        if key.hasPrefix(own) { key.removeFirst(own.count) }
        for ending in ["monthly", "subscription", "plan", "tier"]
        where key.hasSuffix(ending) && key.count > ending.count {
            key.removeLast(ending.count)
        }
        return ["payg", "paygo", "none"].contains(key) ? "payasyougo" : key
    }
}

extension ProviderPlan.Cap {
    /// The cap of a fact, where it is one of this plan.
    init?(_ fact: CatalogFact, of plan: String) {
        guard fact.value.hasPrefix("\(plan): ") else { return nil }
        let words = fact.value.dropFirst(plan.count + 2).split(separator: " ").map { String($0) }
        guard words.count >= 4, let unit = ProviderPlan.Unit(rawValue: words[1]),
            let period = ProviderPlan.Period(rawValue: words[3...].joined(separator: " ")),
            let amount = unit == .usd ? ModelPrice.microUSD(words[0]) : Int64(words[0])
        else { return nil }
        self.init(amount: amount, unit: unit, period: period, fact: fact)
    }
}
