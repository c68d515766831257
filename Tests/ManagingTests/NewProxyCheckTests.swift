import Catalog
import Linting
import Testing

@testable import Managing

/// What lint says of answers while they can still be changed.
struct NewProxyCheckTests {
    private let catalog = Catalog.embedded

    private func check(_ frontEnds: [String] = []) -> NewProxyCheck {
        let options = LintOptions(today: CalendarDate(secondsSince1970: 1_795_000_000), frontEnds: frontEnds)
        return NewProxyCheck(catalog: catalog, linter: Linter(catalog: catalog, options: options))
    }

    @Test(arguments: [
        ("https://relay.example.org/v1/chat/completions", "https://relay.example.org/v1"),
        ("https://relay.example.org/v1/", "https://relay.example.org/v1"),
        ("https://relay.example.org/v1", "https://relay.example.org/v1"),
    ])
    func whatIsPastedBecomesTheBase(pasted: String, base: String) throws {
        let provider = try #require(catalog.provider("custom"))
        #expect(check().settled(pasted, at: provider) == base)
    }

    @Test func whatCannotWorkTogetherIsSaid() throws {
        let router = try #require(catalog.provider("openrouter"))
        let nvidia = try #require(catalog.provider("nvidia"))
        let errors = check(["janitor"]).errors(of: nvidia, baseURL: nil)
        #expect(errors.count == 1 && errors[0].message.contains("cannot call NVIDIA"))
        #expect(check(["sillytavern"]).errors(of: nvidia, baseURL: nil).isEmpty)
        let retired = check().errors(of: "anthropic/claude-3-opus", at: router, baseURL: nil)
        #expect(retired.map(\.rule) == ["retired-model"])
        #expect(check().errors(of: "z-ai/glm-5.2", at: router, baseURL: nil).isEmpty)
    }
}
