/// Amounts of money for people, worked out in whole millionths of a dollar, so that no dust of fractions shows.
public enum MoneyText {
    /// An amount in US dollars: two significant digits below a dollar, cents from there on, whole dollars from 100.
    ///
    /// Half a unit is rounded up: `$0.0015`, `$0.12`, `$3.40`, `$128`.
    public static func usd(_ amount: ModelPrice.MicroUSD) -> String {
        guard amount > 0 else { return "$0" }
        if amount >= 100_000_000 { return "$\(rounded(amount, to: 1_000_000) / 1_000_000)" }
        if amount >= 1_000_000 {
            let cents = rounded(amount, to: 10_000) / 10_000
            // $99.996 rounds to a hundred.
            return cents >= 10_000 ? "$\(cents / 100)" : "$\(cents / 100).\(padded(cents % 100, 2))"
        }
        var unit: Int64 = 1
        var decimals = 6
        while amount / unit >= 100 {
            unit *= 10
            decimals -= 1
        }
        let shown = rounded(amount, to: unit)
        if shown >= 1_000_000 { return "$1.00" }
        // What is rounded up to the next power of ten has a digit more.
        if shown / unit >= 100 { decimals -= 1 }
        return "$0.\(padded(shown, 6).prefix(decimals))"
    }

    /// A price as it is stated, digit for digit: `1.4`, `0.00688`, `15`.
    public static func exact(_ amount: ModelPrice.MicroUSD) -> String {
        let (whole, fraction) = (amount / 1_000_000, amount % 1_000_000)
        guard fraction > 0 else { return "\(whole)" }
        var digits = padded(fraction, 6)
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(whole).\(digits)"
    }

    /// The nearest multiple of a unit; half a unit is rounded up.
    private static func rounded(_ amount: Int64, to unit: Int64) -> Int64 {
        let rest = amount % unit
        let (up, overflows) = (amount - rest).addingReportingOverflow(unit)
        return rest * 2 >= unit && !overflows && rest > 0 ? up : amount - rest
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
