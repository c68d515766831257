/// The range of a sampling setting that a provider takes or a front end offers.
public struct ParameterRange: Sendable {
    /// The setting, as profiles call it.
    public let parameter: String
    /// Its values.
    public let range: ClosedRange<Double>
    /// Who says so.
    public let fact: CatalogFact

    /// Reads `temperature 0..1.5`; nil for anything else.
    init?(_ fact: CatalogFact) {
        let words = fact.value.split(separator: " ")
        guard words.count == 2, let dots = words[1].place(of: ".."),
            let low = Double(words[1][..<dots.lowerBound]), let high = Double(words[1][dots.upperBound...]),
            low <= high
        else { return nil }
        parameter = String(words[0])
        range = low...high
        self.fact = fact
    }
}

extension [ParameterRange] {
    /// The range that a value of a setting leaves; nil while it is inside, or nothing is known.
    public func broken(by value: Double, of parameter: String) -> ParameterRange? {
        first { $0.parameter == parameter && !$0.range.contains(value) }
    }
}
