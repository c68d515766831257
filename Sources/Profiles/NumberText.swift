import YAMLSource

extension CoreValue {
    /// The value as a whole number; 16384.0 counts.
    var wholeNumber: Int64? {
        switch self {
        case .integer(let number): number
        case .number(let number): Int64(exactly: number)
        default: nil
        }
    }
}

/// Numbers as people write them.
public enum NumberText {
    /// A whole number for texts such as those, and for `16.384`, where the point stands between groups of three digits.
    public static func wholeSuggestion(for text: String) -> String? {
        let groups = text.split(separator: ".", omittingEmptySubsequences: false)
        if groups.count > 1, (1...3).contains(groups[0].utf8.count), groups[0] != "0",
            groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }), let number = Int64(groups.joined()), number > 0
        {
            return String(number)
        }
        return suggestion(for: text).flatMap { Int64($0) == nil ? nil : $0 }
    }

    /// A plain number for texts such as `"16384"`, `16_384`, `16,384` and `16k`.
    public static func suggestion(for text: String) -> String? {
        // A comma stands for the point where what follows it is no group of three digits.
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let isDecimal = parts.count == 2 && (parts[1].count != 3 || parts[0] == "0")
        var digits = String(text.map { isDecimal && $0 == "," ? "." : $0 })
            .filter { $0 != "_" && $0 != "," && $0 != " " && $0 != "'" }
        var factor: Int64 = 1
        if let last = digits.last, last == "k" || last == "K" {
            digits.removeLast()
            factor = 1024
        }
        if factor == 1, case .number = CoreValue(plain: digits) { return digits }
        guard let number = Int64(digits), number >= 0 else { return nil }
        let (product, overflows) = number.multipliedReportingOverflow(by: factor)
        return overflows ? nil : String(product)
    }
}
