import Catalog
import JSONText

/// What a price in a list is for; four units are in use, two of them in one object at NanoGPT.
enum PriceUnit {
    /// US dollars for one token: OpenRouter, Cerebras in OpenRouter's form.
    case perToken
    /// US dollars for a thousand tokens: NanoGPT's prices of cached input.
    case perThousand
    /// US dollars for a million tokens: most.
    case perMillion
    /// Ten-thousandths of a US dollar for a million tokens: Novita.
    case tenThousandthsPerMillion

    /// The power of ten that makes millionths of a dollar for a million tokens of it.
    private var shift: Int {
        switch self {
        case .perToken: 12
        case .perThousand: 9
        case .perMillion: 6
        case .tenThousandthsPerMillion: 2
        }
    }

    /// Nobody asks more than this for a million tokens; what does is in another unit.
    private static let most: ModelPrice.MicroUSD = 100_000_000_000

    /// The price that a list states, by its digits and so without rounding; nil for none, for less than nothing (OpenRouter's
    /// -1 stands for "depends on where it goes"), and for what no model costs.
    func price(_ value: JSONValue?) -> ModelPrice.MicroUSD? {
        let text: String
        switch value {
        case .number(let digits)?: text = digits
        case .string(let digits)?: text = digits
        default: return nil
        }
        guard text.utf8.count <= 40 else { return nil }
        var amount: ModelPrice.MicroUSD = 0
        var exponent = shift
        var hasPoint = false
        var digits = 0
        var rest = text.utf8[...]
        while let byte = rest.first {
            rest = rest.dropFirst()
            if byte == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
            } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                digits += 1
                // Digits beyond a millionth of a dollar for a million tokens say nothing.
                guard amount < Self.most * 100 else {
                    if !hasPoint { exponent += 1 }
                    continue
                }
                amount = amount * 10 + ModelPrice.MicroUSD(byte - UInt8(ascii: "0"))
                if hasPoint { exponent -= 1 }
            } else if byte | 0x20 == UInt8(ascii: "e"), digits > 0 {
                guard let power = Int(Substring(rest)), abs(power) <= 40 else { return nil }
                exponent += power
                rest = rest[rest.endIndex...]
            } else {
                return nil
            }
        }
        guard digits > 0 else { return nil }
        if amount == 0 { return 0 }
        while exponent > 0 {
            guard amount <= Self.most else { return nil }
            (amount, exponent) = (amount * 10, exponent - 1)
        }
        while exponent < 0, amount > 0 {
            // The last digit that is dropped rounds, as lists print floating-point numbers: 0.30000000000000004.
            amount = exponent == -1 ? (amount + 5) / 10 : amount / 10
            exponent += 1
        }
        return amount <= Self.most ? amount : nil
    }
}
