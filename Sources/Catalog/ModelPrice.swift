/// What a provider charges for one model: the standard tier with a short prompt, as of a day.
///
/// Long prompts may cost more (`longContext`). Not in it: batch and priority tiers, cache writes, fees per request.
public struct ModelPrice: Equatable, Sendable {
    /// An amount of money in millionths of a US dollar, so that sums stay exact.
    public typealias MicroUSD = Int64

    /// The provider that charges it.
    public let provider: String
    /// The id of the model at that provider.
    public let id: String
    /// The price of a million tokens sent; nil when nobody states it, which is not free.
    public let input: MicroUSD?
    /// The price of a million tokens written, thoughts included; nil when nobody states it.
    public let output: MicroUSD?
    /// The price of a million tokens sent that the provider still had in its cache; nil when nobody states it.
    public let cacheRead: MicroUSD?
    /// The day the price is of.
    public let asOf: CalendarDate?
    /// Where it was read, and what limits it.
    public let source: String
    /// What long prompts cost, the lowest threshold first; empty where they cost the same.
    public let longContext: [LongContextPrice]
    /// How old it is on the day of the catalogue; nil where that is not known, or the catalogue is of no day.
    public let age: ListAge?

    init(_ row: CatalogRow, in catalog: Catalog) {
        provider = row[0]
        id = row[1]
        input = Self.microUSD(row[2])
        output = Self.microUSD(row[3])
        cacheRead = Self.microUSD(row[4])
        asOf = CalendarDate(row[5])
        source = row[6]
        longContext = catalog.longContextPrices(of: id, at: provider)
        let date = asOf ?? (catalog.day == nil ? nil : catalog.list(of: provider)?.date)
        age = catalog.day.flatMap { day in date.map { ListAge(days: max(0, $0.days(until: day))) } }
    }

    /// Reads US dollars written as digits with at most one point.
    ///
    /// Nil for anything else, for amounts beyond `Int64`, and for nothing at all. Digits behind the sixth are cut off.
    public static func microUSD(_ text: String) -> MicroUSD? {
        var value: MicroUSD = 0
        var digits = 0
        var decimals: Int?
        for byte in text.utf8 {
            if byte == UInt8(ascii: "."), decimals == nil {
                decimals = 0
                continue
            }
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            digits += 1
            if let place = decimals {
                guard place < 6 else { continue }
                decimals = place + 1
            }
            let (tenfold, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflows) = tenfold.addingReportingOverflow(MicroUSD(byte - UInt8(ascii: "0")))
            if isTooLarge || overflows { return nil }
            value = sum
        }
        guard digits > 0 else { return nil }
        for _ in (decimals ?? 0)..<6 {
            let (tenfold, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            if isTooLarge { return nil }
            value = tenfold
        }
        return value
    }
}

extension Catalog {
    /// What a provider charges for the model of exactly this id, or of the id that an alias stands for; nil when no
    /// price is known.
    public func price(of id: String, at provider: String) -> ModelPrice? {
        let tab = UInt8(ascii: "\t")
        guard !id.isEmpty, !id.utf8.contains(tab), !provider.utf8.contains(tab) else { return nil }
        let prices = priceTable(of: provider)
        var rows = prices.rows(provider, id)
        if let row = rows.next() { return ModelPrice(row, in: self) }
        guard let model = model(id, at: provider), model.id != id else { return nil }
        rows = prices.rows(provider, model.id)
        return rows.next().map { ModelPrice($0, in: self) }
    }
}
