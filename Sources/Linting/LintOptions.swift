public import Catalog

/// What lint is a function of, besides the file and the catalogue.
public struct LintOptions: Sendable {
    /// The day on which deadlines are judged.
    public var today: CalendarDate
    /// The front ends to judge for; nil for those the profile names.
    public var frontEnds: [String]?
    /// The front ends of profiles that name none; nil for none.
    public var defaultFrontEnds: [String]?
    /// What may be looked up outside the file; nil for nothing.
    public var environment: (any LintEnvironment)?
    /// Names of the rules that run; nil for all.
    public var selectedRules: Set<String>?
    /// For how many days behind its end a model is no more than a remark; 0 for none.
    public var graceDays = 0
    /// The severities that the linter's settings give rules, by the rule's name.
    public var severities: [String: Severity] = [:]
    /// What the linter's settings say of models and hosts.
    public var ownFacts = OwnFacts()
    /// The age in days from which the catalogue counts as old, as the linter's settings have it; nil for the usual one.
    public var catalogueAgeDays: Int64?
    /// What the text is; nil to tell it by its content.
    public var kind: LintedKind?
    /// Rules that the linter's settings switch off.
    public var disabledRules: Set<String> = []

    /// Options for one run.
    public init(
        today: CalendarDate, frontEnds: [String]? = nil, environment: (any LintEnvironment)? = nil,
        selectedRules: Set<String>? = nil
    ) {
        self.today = today
        self.frontEnds = frontEnds
        self.environment = environment
        self.selectedRules = selectedRules
    }

    /// What a finding about a model that ended on `day` says of the grace that it is in; nil where it is in none.
    func grace(forEnd day: CalendarDate) -> String? {
        guard graceDays > 0, day.days(until: today) < graceDays else { return nil }
        return "within the grace of \(graceDays == 1 ? "1 day" : "\(graceDays) days") set by --grace"
    }
}

/// The few facts of the surroundings that lint may ask for.
///
/// It never reads a secret.
public protocol LintEnvironment: AnyObject, Sendable {
    /// Whether an environment variable is set to something.
    func hasVariable(_ name: String) -> Bool
    /// What a file is, its path taken relative to the folder of the profile at `profilePath`.
    func file(_ path: String, besideProfileAt profilePath: String) -> FileState
}

/// What lint may know of a file.
public enum FileState: Sendable, Equatable {
    /// There is none.
    case absent
    /// It exists; whether others than its owner may read it.
    case present(readableByOthers: Bool)
}

/// What a linted text is.
public enum LintedKind: String, CaseIterable, Sendable {
    /// Profiles.
    case profile
    /// LiteLLM's `config.yaml`, or the values of its Helm chart.
    case litellm
    /// Bifrost's `config.json`.
    case bifrost
}
