/// What a long prompt costs: above a number of tokens sent, the whole request is charged at a multiple of the model's prices.
///
/// Facts: `long_context` of the provider, written `above 200000 tokens, input x2, output x1.5: ID, ID`. As a multiple it stays right
/// where a refreshed list brings another price.
public struct LongContextPrice: Equatable, Sendable {
    /// A number in millionths, so that sums stay exact.
    typealias Millionths = Int64

    /// The most tokens that are sent at the usual prices.
    public let threshold: Int64
    let inputFactor: Millionths
    let outputFactor: Millionths

    /// A price times one of the factors, rounded half up; nil where that is beyond `Int64`.
    static func times(_ factor: Millionths, _ price: ModelPrice.MicroUSD?) -> ModelPrice.MicroUSD? {
        guard let price else { return nil }
        let (product, isTooLarge) = price.multipliedReportingOverflow(by: factor)
        let (sum, overflows) = product.addingReportingOverflow(500_000)
        return isTooLarge || overflows ? nil : sum / 1_000_000
    }

    /// The models of a fact and what they cost above its threshold; nil where it is written otherwise.
    static func read(_ text: String) -> (ids: [String], price: LongContextPrice)? {
        // The ids may hold colons, but no blank behind them.
        guard let colon = text.place(of: ": ") else { return nil }
        let words = text[..<colon.lowerBound].split(separator: " ").map { word in
            String(word.last == "," ? word.dropLast() : word)
        }
        guard words.count == 7, words[0] == "above", words[2] == "tokens", words[3] == "input", words[5] == "output",
            let threshold = Int64(words[1]), (1..<Int64.max).contains(threshold), words[4].first == "x",
            words[6].first == "x",
            let input = ModelPrice.microUSD(String(words[4].dropFirst())),
            let output = ModelPrice.microUSD(String(words[6].dropFirst()))
        else { return nil }
        let ids = text[colon.upperBound...].split(separator: ",").map { id in String(id.drop { $0 == " " }) }
        return (ids, LongContextPrice(threshold: threshold, inputFactor: input, outputFactor: output))
    }
}

/// What long prompts cost at a provider, by model.
struct LongContextPrices: Sendable {
    /// The lowest threshold first.
    let byModel: [String: [LongContextPrice]]

    init(_ facts: CatalogRows) {
        var byModel: [String: [LongContextPrice]] = [:]
        for row in facts {
            guard let (ids, price) = LongContextPrice.read(row[2]) else { continue }
            for id in ids { byModel[id, default: []].append(price) }
        }
        self.byModel = byModel.mapValues { $0.sorted { $0.threshold < $1.threshold } }
    }
}

extension Catalog {
    /// What long prompts cost with a model, the lowest threshold first; empty where they cost the same.
    func longContextPrices(of id: String, at provider: String) -> [LongContextPrice] {
        let prices = longContextCache.entry(provider) {
            LongContextPrices(providerFacts.rows(provider, "long_context"))
        }
        return prices?.byModel[id] ?? []
    }
}
