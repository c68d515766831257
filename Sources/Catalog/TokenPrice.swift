extension ModelPrice {
    /// Whether it is the 0 of a trial, which is no price: what is free by its nature is told by the model.
    public var isTrial: Bool { input == 0 && output == 0 }

    /// What tokens cost, rounded half up to a millionth of a dollar; nil where that is beyond `Int64`.
    ///
    /// - Parameters:
    ///   - sent: Tokens sent at the full price of input.
    ///   - cached: Tokens sent that the provider still had; at the full price where no other is stated.
    ///   - written: Tokens of the reply.
    /// - Returns: Nil too where a price that is needed is not known.
    public func cost(sent: Int64, cached: Int64 = 0, written: Int64) -> MicroUSD? {
        var sum: Int64 = 500_000
        for (tokens, price) in [(sent, input), (cached, cacheRead ?? input), (written, output)] where tokens > 0 {
            guard let price else { return nil }
            let (part, isTooLarge) = price.multipliedReportingOverflow(by: tokens)
            let (total, overflows) = sum.addingReportingOverflow(part)
            if isTooLarge || overflows { return nil }
            sum = total
        }
        return sum / 1_000_000
    }
}
