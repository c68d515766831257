public import Catalog
public import Profiles
public import YAMLSource

/// Reads the linter's own settings, and finds what is wrong with them.
///
/// Faults are findings of the rules that judge the form of profiles: `unknown-field`, `wrong-type`, `out-of-range` and so on.
public struct SettingsLinter: Sendable {
    private let catalog: Catalog
    private let options: LintOptions

    /// A reader of settings.
    public init(_ catalog: Catalog, _ options: LintOptions) {
        self.catalog = catalog
        self.options = LintOptions(today: options.today)
    }

    /// The applier of the fixes for such files.
    public func applier(_ selection: FixSelection) -> FixApplier { FixApplier(self, selection) }

    /// The name of such files.
    public static let fileName = ".proxylint.yaml"

    /// The format, with the rules and providers there are.
    public static func format(_ catalog: Catalog) -> SettingsFormat {
        SettingsFormat(
            rules: RuleFamily.allCases.map { $0.rawValue } + RuleList.all.map { $0.id },
            providers: catalog.providers.map { $0.id })
    }

    /// What a file of settings says, and what is wrong with it; what is wrong is not in force.
    public func read(_ source: SourceText) -> (settings: LintSettings, faults: LintResult) {
        let tree = YAMLTree.parse(source)
        let decoded = Self.format(catalog).decode(tree, catalog)
        let file = FileContext(
            tree: tree, profiles: decoded.map { [$0] } ?? [], catalog: catalog, options: options, isSettings: true)
        var searches = ModelSearches()
        let profiles = file.profiles.map { ProfileContext($0, in: file, searches: &searches) }
        var findings: [Finding] = []
        for rule in RuleList.all where rule.family == .file {
            var collector = FindingCollector(rule, source)
            // None of these rules throws.
            if rule.id == YAMLSyntax.id { try? rule.checkFile(file, &collector) }
            for profile in profiles { try? rule.checkProfile(profile, &collector) }
            findings += collector.findings
        }
        findings.sort { ($0.range.start, $0.range.end, $0.rule) < ($1.range.start, $1.range.end, $1.rule) }
        var settings = LintSettings(source: source)
        if let document = tree.documents.first {
            LintSettingsReader(catalog: catalog).read(tree.root(of: document), into: &settings)
        }
        return (settings, LintResult(findings: findings, failures: [], tree: tree))
    }
}
