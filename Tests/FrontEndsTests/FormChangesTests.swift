import Catalog
import FrontEnds
import Setups
import Switching
import Testing

/// What changes in a form, against what was told before.
struct FormChangesTests {
    private func form(_ frontEnd: String, _ provider: String, _ fields: String) throws -> FrontEndForm {
        FrontEndForm(
            of: try Sample.proxy(provider: provider, fields), customPrompt: nil,
            for: Catalog.embedded.frontEnd(frontEnd))
    }

    @Test func anotherSourceHasOtherFields() throws {
        let old = FormDigest(of: try form("sillytavern", "deepseek", "model: a, context_size: 9"), frontEnd: nil)
        let new = try form("sillytavern", "chutes", "model: b, context_size: 9")
        let changes = FormChanges(from: old, to: new)
        #expect(changes.enter.map { $0.label } == ["Chat Completion Source", "Chutes API Key", "Chutes Model"])
        #expect(changes.clear == ["DeepSeek API Key", "DeepSeek Model"] && changes.leave == ["Context Size (tokens)"])
    }

    /// As states on disk have them that were written before forms had the words on the screen.
    @Test func digestsOfOlderVersionsAreRead() throws {
        let janitor = try form(
            "janitor", "openrouter", "name: x, model: a, context_size: 9, generation: {temperature: 1}")
        let now = FormDigest(of: janitor, frontEnd: "janitor")
        let small = FormDigest(
            frontEnd: "janitor",
            fields: now.fields.map { field in
                let isSetting = field.label == "Context size" || field.label == "Temperature"
                return .init(label: isSetting ? field.label.lowercased() : field.label, digest: field.digest)
            })
        let same = FormChanges(from: small, to: janitor)
        #expect(same.enter.isEmpty && same.clear.isEmpty)
        let tavern = try form("sillytavern", "deepseek", "model: a")
        let general = FormDigest(
            frontEnd: "sillytavern",
            fields: ["model", "custom_url", "API key"].map { .init(label: $0, digest: "1") })
        let changes = FormChanges(from: general, to: tavern)
        #expect(changes.enter.count == tavern.entries.count && changes.clear.isEmpty)
    }

    @Test(arguments: [
        (
            "base_url: \"https://joe:passone@relay.example.com/v1\"",
            "base_url: \"https://joe:passtwo@relay.example.com/v1\"", "Custom Endpoint (Base URL)"
        ),
        (
            "base_url: \"https://r.example.com/v1\", headers: {X-A: a}",
            "base_url: \"https://r.example.com/v1\", headers: {X-A: b}", "Include Request Headers"
        ),
        (
            "base_url: \"https://r.example.com/v1\", extra_body: {a: 1}",
            "base_url: \"https://r.example.com/v1\", extra_body: {a: 2}", "Include Body Parameters"
        ),
        (
            "base_url: \"https://r.example.com/v1\", generation: {stop: [\"a | b\"]}",
            "base_url: \"https://r.example.com/v1\", generation: {stop: [a, b]}", "Custom Stopping Strings"
        ),
    ])
    func whatIsShownMaskedOrCutIsComparedWhole(_ first: String, _ second: String, _ label: String) throws {
        let old = FormDigest(of: try form("sillytavern", "custom", "name: one, model: m, \(first)"), frontEnd: nil)
        let changes = FormChanges(
            from: old, to: try form("sillytavern", "custom", "name: one, model: m, \(second)"))
        #expect(changes.enter.map { $0.label } == [label])
        #expect(!changes.enter.contains { $0.shown.contains("passtwo") })
        #expect(!old.fields.contains { $0.digest.contains("passone") })
    }
}
