/// A form of lint's report, as a value.
///
/// A new one is a file beside this one that adds a constant, and a line in `all`. Renderers judge nothing.
public struct ReportFormat: Sendable {
    /// The word in `--format`.
    public let name: String
    /// What it is, in a few words.
    public let summary: String
    private let renderer: @Sendable (LintReport, ReportContext) -> String

    init(
        _ name: String, _ summary: String, _ renderer: @escaping @Sendable (LintReport, ReportContext) -> String
    ) {
        self.name = name
        self.summary = summary
        self.renderer = renderer
    }

    /// Every form, in the order of the help.
    public static let all: [ReportFormat] = [
        .text, .compact, .json, .jsonl, .sarif, .github, .gitlab, .junit, .checkstyle, .rdjson, .agent,
    ]

    /// The form of a name; nil for any other.
    public static func named(_ name: some StringProtocol) -> ReportFormat? { all.first { $0.name == name } }

    /// The whole report, ending with a line break unless it is empty.
    public func render(_ report: LintReport, in context: ReportContext) -> String { renderer(report, context) }
}

/// What reports name besides findings.
public struct ReportContext: Sendable {
    /// The program's version.
    public let version: String
    /// The catalogue's date.
    public let catalogDate: String
    /// The day of the run, as `YYYY-MM-DD`.
    public let date: String
    /// Where files are within the work tree.
    public let paths: ArtifactPaths
    /// Whether a report that can do so counts findings by rule.
    public let hasStatistics: Bool
    /// Makes the parts of files, where a form can make them apart.
    public let parts: PartMaker

    /// A context.
    public init(
        version: String, catalogDate: String, date: String, paths: ArtifactPaths, hasStatistics: Bool = false,
        parts: PartMaker = .serial
    ) {
        self.parts = parts
        self.version = version
        self.catalogDate = catalogDate
        self.date = date
        self.paths = paths
        self.hasStatistics = hasStatistics
    }
}

/// Where people read more.
public enum ProjectPages {
    /// The project's page.
    public static let home = "https://github.com/proxylint/proxylint"

    /// The page of a rule.
    public static func rule(_ id: String) -> String { "\(home)/blob/main/docs/rules/\(id).md" }
}
