import Catalog
import Testing
import YAMLSource

@testable import Linting

/// What ends soon is no good advice.
struct NearEndTests {
    private static let today = CalendarDate("2026-11-28") ?? CalendarDate(secondsSince1970: 0)

    private func findings(_ account: String, _ model: String) -> [Finding] {
        let text = """
            version: 1
            name: n
            accounts:
              a: {\(account), key: {keyring: k}}
            proxies:
              - {account: a, model: \(model)}

            """
        return Linter(catalog: .embedded, options: LintOptions(today: Self.today)).lint(
            SourceText(name: "t", text: text)
        ).findings
    }

    @Test(arguments: ["gemini-2.0-flash-exp", "gemini-2.0-pro-exp", "gemini-2.0-flash-nebula"])
    func whatStaysIsNamedBeforeWhatEndsInThreeDays(_ model: String) throws {
        let why = try #require(findings("provider: gemini", model).first { $0.why.contains("closest") }).why
        #expect(why.contains("`gemini-2.5-flash-lite`"), "\(why)")
        // Both end on 2026-12-01.
        #expect(!why.contains("`gemini-2.5-flash`") && !why.contains("`gemini-2.5-pro`"), "\(why)")
    }

    @Test func whatEndsSoonIsSaidTo() {
        let list = ModelSentences.list(
            ["gemini-2.5-flash-lite", "gemini-2.5-pro"], at: "gemini", on: Self.today, .embedded)
        #expect(list == "`gemini-2.5-flash-lite`, `gemini-2.5-pro` (ends on 2026-12-01)")
    }

    /// The provider's own documentation names the one plan that it sells.
    @Test func aPlanThatNanoGPTDoesNotSellIsNamed() {
        func plans(_ plan: String) -> [Finding] {
            findings("provider: nanogpt, plan: \(plan)", "zai-org/glm-5.1").filter { $0.rule == "unknown-plan" }
        }
        #expect(plans("pro").map { $0.severity } == [.info])
        #expect(plans("subscription").isEmpty && plans("NanoGPT subscription").isEmpty)
    }
}
