/// Writes amounts for people.
public enum Amounts {
    /// Money with its sign: `$3.20`, `12.00 CNY`, `1500 points`.
    public static func money(_ amount: Double, _ currency: String) -> String {
        switch currency {
        case "USD": amount < 0 ? "-$\(decimal(-amount, digits: 2))" : "$\(decimal(amount, digits: 2))"
        case "CNY": "\(decimal(amount, digits: 2)) CNY"
        default: "\(number(amount)) \(currency)"
        }
    }

    /// A number without needless digits.
    public static func number(_ amount: Double) -> String {
        if let whole = Int64(exactly: amount) { return String(whole) }
        return decimal(amount, digits: 2)
    }

    private static func decimal(_ amount: Double, digits: Int) -> String {
        guard abs(amount) < 1e12 else { return String(amount) }
        let scale = (0..<digits).reduce(Int64(1)) { scale, _ in scale * 10 }
        let scaled = Int64((abs(amount) * Double(scale)).rounded())
        let fraction = String(scaled % scale)
        let padding = String(repeating: "0", count: digits - fraction.utf8.count)
        return "\(amount < 0 && scaled > 0 ? "-" : "")\(scaled / scale).\(padding)\(fraction)"
    }
}
