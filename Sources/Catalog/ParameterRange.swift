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
        guard let blank = fact.value.utf8.firstIndex(of: UInt8(ascii: " ")), let dots = fact.value.place(of: ".."),
            blank < dots.lowerBound,
            let low = Double(String(fact.value[fact.value.utf8.index(after: blank)..<dots.lowerBound])),
            let high = Double(String(fact.value[dots.upperBound...])), low <= high
        else { return nil }
        parameter = String(fact.value[..<blank])
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
