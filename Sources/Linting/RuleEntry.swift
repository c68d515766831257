/// A rule as a value: what its type says of itself, and its checks.
///
/// Lists hold these rather than types, since the core has to do without metatypes that are looked up when it runs
/// (Embedded Swift has none). A class, as every file hands each of them on.
public final class RuleEntry: Sendable {
    /// Its name: kebab-case, and says what is wrong.
    public let id: String
    /// What it is about.
    public let family: RuleFamily
    /// The worst its findings can be; the grade of a fact may lower it.
    public let highestSeverity: Severity
    /// What it finds, in one line.
    public let summary: String
    private let page: @Sendable () -> RuleDocumentation
    let checkFile: FileCheck
    let checkProfile: ProfileCheck

    typealias FileCheck = @Sendable (FileContext, inout FindingCollector) throws(RuleProblem) -> Void
    typealias ProfileCheck = @Sendable (ProfileContext, inout FindingCollector) throws(RuleProblem) -> Void

    /// The entry of a rule.
    public init<R: Rule>(_ rule: R.Type) {
        id = R.id
        family = R.family
        highestSeverity = R.highestSeverity
        summary = R.summary
        page = { R.documentation }
        checkFile = { (file, findings) throws(RuleProblem) in try R().check(file: file, &findings) }
        checkProfile = { (profile, findings) throws(RuleProblem) in try R().check(profile: profile, &findings) }
    }

    /// Its page.
    ///
    /// Made when asked for, never while linting.
    public var documentation: RuleDocumentation { page() }
}
