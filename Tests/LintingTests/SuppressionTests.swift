import Catalog
import Testing
import YAMLSource

@testable import Linting

/// Comments that silence findings: those that are wrong, and those that are written.
struct SuppressionTests {
    private static let linter = Linter(catalog: .embedded, options: .forTests)
    private static let text = """
        version: 1
        name: n
        accounts: {a: {provider: openrouter, key: {keyring: k}}}
        proxies:
          - account: a
            model: anthropic/claude-3-opus
            contxt: 1
        custom_prompt: |
          a: b

        """

    private func rules(_ text: String) -> [String] {
        Self.linter.lint(SourceText(name: "t.yaml", text: text)).findings.map(\.rule)
    }

    private func written(_ text: String, reason: String = "known") -> String {
        let fixed = IgnoreWriter(Self.linter, reason: reason, least: .warning)
            .apply(to: SourceText(name: "t.yaml", text: text))
        return String(decoding: fixed.text.bytes, as: UTF8.self)
    }

    @Test func aReasonStandsBehindTheBrackets() {
        let text = Self.text.replacing("opus", with: "opus # proxylint: ignore[retired-model] my relay has it [still]")
        #expect(rules(text) == ["unknown-field"])
    }

    @Test func severalOrdersStandInOneComment() {
        let text = Self.text.replacing(
            "opus", with: "opus # mine # proxylint: ignore[retired-model] a # proxylint: ignore[unused-account]")
        #expect(rules(text) == ["unused-suppression", "unknown-field"])
    }

    @Test func aCommentAboveSpeaksOverFurtherComments() {
        let text = Self.text.replacing(
            "    model:", with: "    # proxylint: ignore[retired-model]\n    # it answers still\n    model:")
        #expect(rules(text) == ["unknown-field"])
    }

    @Test func rulesThatDidNotRunAreNotJudged() {
        var options = LintOptions.forTests
        options.selectedRules = ["unused-suppression"]
        let text = "# proxylint: ignore-file[retired-model]\n" + Self.text
        let findings = Linter(catalog: .embedded, options: options).lint(SourceText(name: "t.yaml", text: text))
        #expect(findings.findings.isEmpty)
    }

    @Test func commentsAreWrittenWithTheirReason() {
        let text = written(Self.text)
        #expect(rules(text) == [])
        #expect(text.contains("opus  # proxylint: ignore[retired-model] known\n"))
        #expect(text.contains("contxt: 1  # proxylint: ignore[unknown-field] known\n"))
        #expect(written(text) == text)
    }

    @Test func aNameJoinsACommentWithTheSameReason() {
        let line = Self.text.replacing("    model: anthropic/claude-3-opus\n    contxt: 1", with: "    {MODEL}")
            .replacing(
                "  - account: a\n    {MODEL}", with: "  - {account: a, model: anthropic/claude-3-opus, contxt: 1}")
        let text = written(line)
        #expect(text.contains("# proxylint: ignore[retired-model, unknown-field] known\n"), "\(text)")
        #expect(rules(text) == [])
    }

    @Test func whereNoCommentCanStandTheFileIsNamed() {
        let text = Self.text.replacing(
            "model: anthropic/claude-3-opus", with: "model: >-\n      anthropic/claude-3-opus")
        #expect(rules(written(text)) == [])
        let crlf = Self.text.replacing("\n", with: "\r\n")
        #expect(rules(written(crlf)) == [] && !written(crlf).replacing("\r\n", with: "").contains("\n"))
    }
}
