/// A provider's cap on requests to its free models, counted over all of an account's free models.
public struct FreeCap: Sendable {
    /// Requests a day.
    public let count: Int
    /// Whether the account is known to have this cap; without declared credits it is the largest one.
    public let isCertain: Bool
    /// Every cap a day that the provider has, the smallest first.
    public let tiers: [Tier]
    /// Requests a minute; nil where no such cap is known.
    public let perMinute: Int?

    /// A cap that holds from an amount of credits on.
    public struct Tier: Sendable {
        /// Requests a day.
        public let count: Int
        /// USD of credits that must ever have been bought.
        public let credits: Double
        /// The fact behind it.
        public let fact: CatalogFact
    }

    /// The count in words, such as `50`, or `50 or 1000` where it depends on what nobody declared.
    public var counted: String { isCertain ? String(count) : tiers.map { String($0.count) }.joined(separator: " or ") }

    /// The tier above the one that holds; nil where there is none, or where it is not certain which one holds.
    public var next: Tier? { isCertain ? tiers.first { $0.count > count } : nil }
}

extension Provider {
    /// The cap on requests to free models; nil where none is recorded.
    ///
    /// Facts: `free_cap` of `providers.tsv`, written `50 a day`, `1000 a day from 10 USD` or `20 a minute`.
    ///
    /// - Parameter credits: USD of credits ever bought; nil where that is not known.
    public func freeCap(creditsPurchased credits: Double?) -> FreeCap? {
        var tiers: [FreeCap.Tier] = []
        var perMinute: Int?
        for fact in facts("free_cap") {
            let words = fact.value.split(separator: " ")
            guard words.count >= 3, let count = Int(words[0]) else { continue }
            if words[2] == "minute" {
                perMinute = count
            } else {
                let from = words.count > 4 ? Double(words[4]) ?? 0 : 0
                tiers.append(FreeCap.Tier(count: count, credits: from, fact: fact))
            }
        }
        tiers.sort { $0.count < $1.count }
        guard let largest = tiers.last else { return nil }
        let holding = credits.flatMap { bought in tiers.last { $0.credits <= bought } }
        return FreeCap(
            count: (holding ?? largest).count, isCertain: holding != nil, tiers: tiers, perMinute: perMinute)
    }
}
