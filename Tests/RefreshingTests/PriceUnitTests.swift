import JSONText
import Testing

@testable import Refreshing

/// Prices in every unit that lists use, exactly.
struct PriceUnitTests {
    @Test(arguments: [
        (PriceUnit.perToken, JSONValue.string("0.00000027"), Int64?.some(270_000)),
        (.perToken, .string("2.7e-7"), 270_000), (.perToken, .string("0"), 0), (.perToken, .string("-1"), nil),
        (.perToken, .number("1E-6"), 1_000_000), (.perToken, .string("0.000000000001"), 1),
        (.perToken, .string("0.0000000000004"), 0), (.perToken, .string(""), nil), (.perToken, .null, nil),
        (.perToken, .string("0.00000030000000000000004"), 300_000),
        (.perThousand, .number("0.0001"), 100_000), (.perMillion, .number("0.7"), 700_000),
        (.perMillion, .number("15"), 15_000_000), (.perMillion, .number("0.30000000000000004"), 300_000),
        (.perMillion, .number("0.28999999999999998"), 290_000), (.perMillion, .number("1e99"), nil),
        (.tenThousandthsPerMillion, .number("7000"), 700_000), (.tenThousandthsPerMillion, .number("20000"), 2_000_000),
        (.perMillion, .string("free"), nil), (.perMillion, .number("999999999999999"), nil),
        (.perToken, .string("99999999999999999999999999999999"), nil), (.perMillion, .string("1.2.3"), nil),
    ])
    func isExact(_ unit: PriceUnit, _ value: JSONValue, _ expected: Int64?) {
        #expect(unit.price(value) == expected)
    }
}
