/// A check with everything that belongs to it: name, documentation, examples.
///
/// One rule is one file in `Rules/<family>/`, named like its type; `scripts/list-rules` finds it there.
public protocol Rule: Sendable {
    /// Its name: kebab-case, and says what is wrong.
    static var id: String { get }
    /// What it is about.
    static var family: RuleFamily { get }
    /// The worst its findings can be; the grade of a fact may lower it.
    static var highestSeverity: Severity { get }
    /// What it finds, in one line.
    static var summary: String { get }
    /// Its page. Made when asked for, never while linting.
    static var documentation: RuleDocumentation { get }

    init()

    /// Looks at a file as a whole.
    ///
    /// - Throws: `RuleProblem` where it cannot do its work; its findings in this file are then lost.
    func check(file: FileContext, _ findings: inout FindingCollector) throws(RuleProblem)
    /// Looks at one profile.
    ///
    /// - Throws: `RuleProblem` where it cannot do its work; its findings in this file are then lost.
    func check(profile: ProfileContext, _ findings: inout FindingCollector) throws(RuleProblem)
    /// Looks at a relay's configuration file.
    ///
    /// - Throws: `RuleProblem` where it cannot do its work; its findings in this file are then lost.
    func check(relay: RelayContext, _ findings: inout FindingCollector) throws(RuleProblem)
}

extension Rule {
    /// Finds nothing.
    public func check(file: FileContext, _ findings: inout FindingCollector) throws(RuleProblem) {}
    /// Finds nothing.
    public func check(profile: ProfileContext, _ findings: inout FindingCollector) throws(RuleProblem) {}
    /// Finds nothing.
    public func check(relay: RelayContext, _ findings: inout FindingCollector) throws(RuleProblem) {}
}

/// Why a rule could not do its work: something that it takes for granted did not hold.
public struct RuleProblem: Error, Sendable {
    /// A problem.
    public init() {}
}

/// What rules are about, in the order of the documentation.
public enum RuleFamily: String, CaseIterable, Sendable {
    case file, model, endpoint, context, account, key, settings, plan, relay, comment
}
