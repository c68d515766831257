/// How bad a finding is.
public enum Severity: Int, Comparable, CaseIterable, Sendable {
    /// Worth knowing; the loaded works.
    case info
    /// Probably fails, or fails soon.
    case warning
    /// Certainly fails, or means something else than it says.
    case error

    /// The word in reports and options.
    public var name: String {
        switch self {
        case .info: "info"
        case .warning: "warning"
        case .error: "error"
        }
    }

    /// Reads the word; nil for any other.
    public init?(name: String) {
        guard let severity = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = severity
    }

    /// Whether `first` is less bad than `second`.
    public static func < (first: Severity, second: Severity) -> Bool { first.rawValue < second.rawValue }
}
