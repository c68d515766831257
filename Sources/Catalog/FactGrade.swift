/// How well a fact is supported.
public enum FactGrade: String, Comparable, Sendable {
    /// Read in the provider's own source, documentation or full list, or observed.
    case documented = "A"
    /// Two or more independent sources agree, or a later full list lacks the entry.
    case corroborated = "B"
    /// One third party says so.
    case singleWitness = "C"
    /// Nobody readable says so; shown, never judged by.
    case unverified = "?"

    /// Whether a finding on it may be an error.
    public var isCertain: Bool { self <= .corroborated }

    /// Whether `first` is better supported than `second`.
    public static func < (first: FactGrade, second: FactGrade) -> Bool { first.rank < second.rank }

    private var rank: Int {
        switch self {
        case .documented: 0
        case .corroborated: 1
        case .singleWitness: 2
        case .unverified: 3
        }
    }
}

/// A statement with its date, its source and how well it is supported.
public struct Fact: Hashable, Sendable {
    /// What is so, as one sentence without a final full stop.
    public let statement: String
    /// The day of the evidence.
    public let date: CalendarDate?
    /// Who says so.
    public let source: String
    /// How well it is supported.
    public let grade: FactGrade

    /// A statement with its support.
    public init(_ statement: String, date: CalendarDate?, source: String, grade: FactGrade) {
        self.statement = statement
        self.date = date
        self.source = source
        self.grade = grade
    }
}
