import Catalog
import Testing
import YAMLSource

@testable import Linting

/// The runner: what a failing rule costs, order, suppression, several documents.
struct LinterTests {
    /// A rule that reports something and then fails.
    private struct FailingRule: Rule {
        static let id = "failing-rule"
        static let family = RuleFamily.file
        static let highestSeverity = Severity.error
        static let summary = "Fails."
        static var documentation: RuleDocumentation { RuleDocumentation(rationale: "", remedy: "", examples: []) }

        func check(profile: ProfileContext, _ findings: inout FindingCollector) throws(RuleProblem) {
            findings.report("half the truth", at: profile.profile.node.range, why: "it fails next")
            throw RuleProblem()
        }
    }

    private static let text = """
        version: 1
        name: n
        accounts: {a: {provider: openrouter, key: {keyring: k}}}
        proxies:
          - {account: a, model: anthropic/claude-3-opus, contxt: 1}
        """

    private func lint(_ text: String, rules: [RuleEntry] = RuleList.all) -> LintResult {
        Linter(catalog: .embedded, options: .forTests, rules: rules).lint(SourceText(name: "t.yaml", text: text))
    }

    @Test func aFailingRuleLosesItsOwnFindingsOnlyAndSaysSo() {
        let result = lint(Self.text, rules: [RuleEntry(FailingRule.self)] + RuleList.all)
        #expect(result.failures == [RuleFailure(rule: "failing-rule")])
        #expect(result.findings.map(\.rule) == ["retired-model", "unknown-field"])
    }

    @Test func findingsComeInTheOrderOfTheTextWhateverTheRules() {
        let forwards = lint(Self.text).findings.map { "\($0.rule) \($0.range)" }
        #expect(lint(Self.text, rules: RuleList.all.reversed()).findings.map { "\($0.rule) \($0.range)" } == forwards)
    }

    @Test func eachDocumentIsAProfileAndTellsItsNumber() {
        let second = Self.text.replacing("name: n", with: "name: m")
        let findings = lint("\(Self.text)\n---\n\(second)\n").findings
        #expect(findings.map(\.document) == [1, 1, 2, 2] && findings.map(\.profile) == ["n", "n", "m", "m"])
    }

    @Test(arguments: [
        ("# proxylint: ignore[retired-model]\n", 1), ("# proxylint: ignore[retired-model, unknown-field]\n", 0),
        ("# proxylint: ignore[other]\n", 2), ("# proxylint ignore[retired-model]\n", 2), ("# proxylint: ignore\n", 2),
    ])
    func aCommentAboveSilencesTheNextLine(_ comment: String, _ left: Int) {
        let lines = Self.text.replacing("  - {account", with: "  \(comment)  - {account")
        #expect(lint(lines).findings.count { !SuppressionReview.rules.contains($0.rule) } == left)
    }

    @Test func aCommentMaySpeakOfTheWholeFile() {
        #expect(lint("# proxylint: ignore-file[retired-model]\n" + Self.text).findings.map(\.rule) == ["unknown-field"])
        let quoted = Self.text.replacing("name: n", with: "name: \"# proxylint: ignore-file[retired-model]\"")
        #expect(lint(quoted).findings.count == 2)
    }

    @Test func aCopyForAnotherThreadFindsTheSame() {
        let linter = Linter(catalog: .embedded, options: .forTests)
        let source = SourceText(name: "t.yaml", text: Self.text)
        #expect(
            linter.forAnotherThread().lint(source).findings.map(\.message)
                == linter.lint(source).findings.map(\.message))
    }
}
