/// A rule as a value: what its type says of itself, and its checks.
///
/// Lists hold these rather than types, since the core has to do without metatypes that are looked up when it runs
/// (Embedded Swift has none).
public struct RuleEntry: Sendable {
    /// In a class, as every file hands each entry on; made outside of it, as Embedded Swift knows no generic initializers of classes.
    private final class Content: Sendable {
        let id: String
        let family: RuleFamily
        let highestSeverity: Severity
        let summary: String
        let page: @Sendable () -> RuleDocumentation
        let checkFile: FileCheck
        let checkProfile: ProfileCheck
        let checkRelay: RelayCheck

        init(
            id: String, family: RuleFamily, highestSeverity: Severity, summary: String,
            page: @escaping @Sendable () -> RuleDocumentation, checkFile: @escaping FileCheck,
            checkProfile: @escaping ProfileCheck, checkRelay: @escaping RelayCheck
        ) {
            self.id = id
            self.family = family
            self.highestSeverity = highestSeverity
            self.summary = summary
            self.page = page
            self.checkFile = checkFile
            self.checkProfile = checkProfile
            self.checkRelay = checkRelay
        }
    }

    private let content: Content

    typealias FileCheck = @Sendable (FileContext, inout FindingCollector) throws(RuleProblem) -> Void
    typealias ProfileCheck = @Sendable (ProfileContext, inout FindingCollector) throws(RuleProblem) -> Void

    typealias RelayCheck = @Sendable (RelayContext, inout FindingCollector) throws(RuleProblem) -> Void

    /// Its name: kebab-case, and says what is wrong.
    public var id: String { content.id }
    /// What it is about.
    public var family: RuleFamily { content.family }
    /// The worst its findings can be; the grade of a fact may lower it.
    public var highestSeverity: Severity { content.highestSeverity }
    /// What it finds, in one line.
    public var summary: String { content.summary }
    var checkFile: FileCheck { content.checkFile }
    var checkProfile: ProfileCheck { content.checkProfile }
    var checkRelay: RelayCheck { content.checkRelay }

    /// The entry of a rule.
    public init<R: Rule>(_ rule: R.Type) {
        content = Content(
            id: R.id, family: R.family, highestSeverity: R.highestSeverity, summary: R.summary,
            page: { R.documentation },
            checkFile: { (file, findings) throws(RuleProblem) in try R().check(file: file, &findings) },
            checkProfile: { (profile, findings) throws(RuleProblem) in try R().check(profile: profile, &findings) },
            checkRelay: { (relay, findings) throws(RuleProblem) in try R().check(relay: relay, &findings) })
    }

    /// Its page.
    ///
    /// Made when asked for, never while linting.
    public var documentation: RuleDocumentation { content.page() }
}
