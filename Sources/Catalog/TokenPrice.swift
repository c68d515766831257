extension ModelPrice {
    /// Whether it is the 0 of a trial, which is no price: what is free by its nature is told by the model.
    public var isTrial: Bool { input == 0 && output == 0 }

    /// What a million tokens cost in a request that sends so many: long prompts may cost more, in whole.
    public func rates(sending tokens: Int64) -> Rates {
        guard let tier = longContext.last(where: { tokens > $0.threshold }) else {
            return Rates(input: input, output: output, cacheRead: cacheRead, threshold: nil)
        }
        return Rates(
            input: LongContextPrice.times(tier.inputFactor, input),
            output: LongContextPrice.times(tier.outputFactor, output),
            cacheRead: LongContextPrice.times(tier.inputFactor, cacheRead), threshold: tier.threshold)
    }

    /// Prices of a million tokens, for prompts of some length.
    public struct Rates: Equatable, Sendable {
        /// Of tokens sent; nil where nobody states it.
        public let input: MicroUSD?
        /// Of tokens written; nil where nobody states it.
        public let output: MicroUSD?
        /// Of tokens sent that the provider still had; nil where nobody states it.
        public let cacheRead: MicroUSD?
        /// The number of tokens sent above which they hold; nil for those of short prompts.
        public let threshold: Int64?
    }

    // MARK: Age

    /// Whether it is so old that no finding names it; who asks for a price still gets it, with its age.
    public var isStale: Bool { age?.isStale ?? false }

    /// Whether it is so old that it is told as "from about".
    public var isRough: Bool { age?.isVeryOld ?? false }

    /// An amount that was worked out with it, as far as its age lets it be told: as it is, "from about …", or not at all.
    public func told(_ amount: String) -> String? {
        guard let age else { return amount }
        return age.pricePrefix.map { $0 + amount }
    }

    /// An amount for somebody who asked for it: "from about …" at any age over 30 days.
    public func shown(_ amount: String) -> String { isRough ? "from about \(amount)" : amount }

    /// The same for a table, where `~` stands for "from about".
    public func shownBriefly(_ amount: String) -> String { isRough ? "~\(amount)" : amount }

    /// What tokens cost, rounded half up to a millionth of a dollar; nil where that is beyond `Int64`.
    ///
    /// - Parameters:
    ///   - sent: Tokens sent at the full price of input.
    ///   - cached: Tokens sent that the provider still had; at the full price where no other is stated.
    ///   - written: Tokens of the reply.
    /// - Returns: Nil too where a price that is needed is not known.
    public func cost(sent: Int64, cached: Int64 = 0, written: Int64) -> MicroUSD? {
        let (prompt, isTooLong) = sent.addingReportingOverflow(cached)
        if isTooLong { return nil }
        let rates = rates(sending: prompt)
        var sum: Int64 = 500_000
        for (tokens, price) in [
            (sent, rates.input), (cached, rates.cacheRead ?? rates.input), (written, rates.output),
        ] where tokens > 0 {
            guard let price else { return nil }
            let (part, isTooLarge) = price.multipliedReportingOverflow(by: tokens)
            let (total, overflows) = sum.addingReportingOverflow(part)
            if isTooLarge || overflows { return nil }
            sum = total
        }
        return sum / 1_000_000
    }
}
