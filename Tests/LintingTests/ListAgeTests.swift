import Catalog
import Testing
import YAMLSource

@testable import Linting

/// What an old list still says.
struct ListAgeTests {
    private func finding(_ provider: String, _ model: String, on day: String, _ catalog: Catalog = .embedded)
        -> Finding?
    {
        let text = """
            version: 1
            name: n
            accounts:
              a: {provider: \(provider), key: {keyring: k}}
            proxies:
              - {account: a, model: "\(model)"}

            """
        guard let today = CalendarDate(day) else { return nil }
        let result = Linter(catalog: catalog, options: LintOptions(today: today)).lint(
            SourceText(name: "t", text: text))
        return result.findings.first { ["unknown-model", "model-id-form", "deprecated-model"].contains($0.rule) }
    }

    /// A list of OpenRouter's of one day, with one model that ends.
    private func catalog(readOn day: String) throws -> Catalog {
        let row = "\tactive\t\t\(day)\t\t\tA\t\(day)\ttest"
        let ending = "\tdeprecated\t2027-06-30\t\(day)\t\t\tA\t\(day)\ttest"
        return Catalog.embedded.with(
            try CatalogOverlay(
                CatalogOverlay.bytes(of: [
                    .models: [
                        "openrouter\tmaker/carbonara-large\t32768\t\t\tno\tno\(row)",
                        "openrouter\tmaker/ends-soon\t32768\t\t\tno\tno\(ending)",
                    ],
                    .lists: ["openrouter\tmodels\t\(day)T00:00:00Z\t2\tyes\thttps://openrouter.ai/api/v1/models"],
                ])))
    }

    @Test func anUnknownModelAtARouterIsARemarkOnceTheListIsOld() throws {
        let catalog = try catalog(readOn: "2027-01-01")
        let young = try #require(finding("openrouter", "nobody/knows-this-9", on: "2027-01-15", catalog))
        #expect(young.severity == .warning && !young.why.contains("catalog update"))
        let old = try #require(finding("openrouter", "nobody/knows-this-9", on: "2027-01-16", catalog))
        #expect(old.severity == .info)
        #expect(old.why.contains("the list of 2027-01-01, 15 days old, does not have it"), "\(old.why)")
        #expect(old.why.contains("`proxylint catalog update`"))
        // At a host whose list is closed it stays an error.
        #expect(finding("deepseek", "deepseek-v9-ultra", on: "2027-09-01")?.severity == .error)
    }

    @Test func anOldListHintsAtOneLetterAtTheMost() throws {
        let catalog = try catalog(readOn: "2027-01-01")
        for day in ["2027-01-20", "2027-01-31"] {
            #expect(finding("openrouter", "maker/carbonra-lage", on: day, catalog)?.rule == "model-id-form", "\(day)")
        }
        #expect(finding("openrouter", "maker/carbonra-lage", on: "2027-02-01", catalog)?.rule == "unknown-model")
        #expect(finding("openrouter", "maker/carbonra-large", on: "2027-02-01", catalog)?.rule == "model-id-form")
    }

    @Test func datedEndsWarnAtAnyAge() throws {
        let catalog = try catalog(readOn: "2027-01-01")
        #expect(finding("openrouter", "maker/ends-soon", on: "2027-06-01", catalog)?.severity == .warning)
    }

    @Test(arguments: [
        ("gemini", "gemini-5-carbon"), ("openai", "gpt-6-nebula"), ("anthropic", "claude-sonnet-6"),
        ("deepseek", "deepseek-v5-flash"), ("deepseek", "deepseek-v5"),
    ])
    func aNewModelOfAKnownFamilyIsNoSlip(_ provider: String, _ model: String) throws {
        let found = try #require(finding(provider, model, on: "2026-11-25"))
        #expect(found.rule == "unknown-model" && found.severity == .info && found.fixes.isEmpty, "\(found)")
        #expect(found.why.contains("a newer model of its family"))
    }

    /// A closed list knows the next version of a model no better than any other list, but what leaps ahead is made up.
    @Test(arguments: ["deepseek-v9-ultra", "deepseek-ultra", "nonsense-5"])
    func whatAClosedListCannotHaveStaysAnError(_ model: String) throws {
        let found = try #require(finding("deepseek", model, on: "2026-11-25"))
        #expect(found.rule == "unknown-model" && found.severity == .error, "\(found)")
        #expect(!found.why.contains("a newer model of its family"))
    }

    @Test(arguments: [("gemini", "geminni-pro-max"), ("openai", "nonsense-9"), ("gemini", "gemini-1.0-carbon")])
    func whatIsOfNoFamilyOrOlderStaysAWarning(_ provider: String, _ model: String) throws {
        let found = try #require(finding(provider, model, on: "2026-11-25"))
        #expect(found.severity == .warning, "\(found)")
    }
}
