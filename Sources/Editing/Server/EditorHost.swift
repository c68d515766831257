public import Catalog
public import Linting

/// What the language server is told of the machine that it runs on.
public struct EditorHost {
    /// The program's version, as `--version` names it.
    public var version: String
    /// What is known of the field.
    public var catalog: Catalog
    /// The day on which models and deadlines are judged; asked anew before each answer.
    public var today: () -> CalendarDate
    /// How a file is linted by the settings of its folder; nil for one that they ignore.
    public var options: (_ path: String, _ today: CalendarDate) -> LintOptions?

    /// A host.
    public init(
        version: String, catalog: Catalog, today: @escaping () -> CalendarDate,
        options: @escaping (_ path: String, _ today: CalendarDate) -> LintOptions?
    ) {
        self.version = version
        self.catalog = catalog
        self.today = today
        self.options = options
    }
}
