import JSONText
import Testing

@testable import Editing

/// Hovers, going to places, renames, outlines and hints.
struct FeatureTests {
    private func hover(_ marked: String) throws -> String? {
        let session = try EditorSession()
        let place = try session.open(marked: marked)
        return try session.answer("textDocument/hover", place).at("result", "contents", "value")?.text
    }

    @Test(arguments: [
        ("provider: open", "provider: op‸en", "OpenRouter"), ("provider: open", "prov‸ider: open", "base URL"),
        ("model: deepseek/", "model: deep‸seek/", "Window: "), ("model: deepseek/", "model: deep‸seek/", "Price: "),
        ("context_size: 16", "context‸_size: 16", "tokens"), ("front_end: jan", "front_end: j‸an", "Janitor"),
        ("model: deepseek-v4-pro", "mod‸el: deepseek-v4-pro", "model ID"),
        ("account: seek", "account: se‸ek", "DeepSeek"),
    ])
    func wordsAreExplained(_ old: String, _ new: String, _ expected: String) throws {
        for text in [goodProfile, goodProfile.replacing("\n", with: "\r\n"), goodProfile + "broken: [\n"] {
            let shown = try hover(text.replacing(old, with: new))
            #expect(shown?.contains(expected) == true, "\(new): \(shown ?? "nothing")")
        }
    }

    @Test func findingsExplainTheirRule() throws {
        let shown = try hover(goodProfile.replacing("account: router", with: "ac‸ount: router"))
        #expect(shown?.contains("docs/rules/unknown-field.md") == true)
    }

    @Test func keysShowTheirMask() throws {
        let key = "sk-or-v1-" + String(repeating: "0a1b2c3d", count: 8)
        let shown = try hover(
            goodProfile.replacing("{env: OPENROUTER_API_KEY}", with: String(key.prefix(20)) + "‸" + key.dropFirst(20)))
        #expect(shown?.contains("sk-or-v1-…") == true)
        #expect(shown?.contains("0a1b2c3d0a") == false)
    }

    @Test func accountsLeadToTheirDefinition() throws {
        let session = try EditorSession()
        let place = try session.open(marked: goodProfile.replacing("account: seek", with: "account: se‸ek"))
        let found = try session.request("textDocument/definition", place)
        #expect(found.at("range", "start", "line")?.integer == 7)
        #expect(found.at("range", "start", "character")?.integer == 2)
        let references = try session.request(
            "textDocument/references", place.dropLast() + ",\"context\":{\"includeDeclaration\":true}}")
        #expect(references.elements?.count == 2)
    }

    @Test func renamesReachEveryPlace() throws {
        let session = try EditorSession()
        let place = try session.open(
            marked: goodProfile.replacing("  router:", with: "  ro‸uter:"), more: ",\"newName\":\"two: words 😀\"")
        let edit = try session.request("textDocument/rename", place)
        let after = try EditorSession.applied(edit, to: goodProfile)
        try session.open(after)
        #expect(try session.diagnostics().filter { ($0["severity"]?.integer ?? 0) < 3 } == [])
        #expect(after.components(of: "two: words 😀").count == 3)
        let taken = try session.open(
            marked: goodProfile.replacing("  router:", with: "  ro‸uter:"), more: ",\"newName\":\"seek\"")
        #expect(try session.answer("textDocument/rename", taken).at("error", "code")?.integer == -32803)
    }

    @Test func proxiesAreRenamed() throws {
        let session = try EditorSession()
        let place = try session.open(
            marked: goodProfile.replacing("first 😀", with: "first‸ 😀"), more: ",\"newName\":\"main\"")
        let edit = try session.request("textDocument/rename", place)
        #expect(try EditorSession.applied(edit, to: goodProfile) == goodProfile.replacing("first 😀", with: "main"))
    }

    private func list(_ method: String, _ text: String = goodProfile, range: String = "") throws -> [JSONValue] {
        let session = try EditorSession()
        try session.open(text)
        return try #require(
            try session.request(
                "textDocument/\(method)", "{\"textDocument\":{\"uri\":\"\(EditorSession.address)\"}\(range)}"
            ).elements)
    }

    @Test func symbolsAreAccountsAndProxies() throws {
        let symbols = try list("documentSymbol")
        #expect(symbols.map { $0["name"]?.text } == ["cats-🐈"])
        #expect(
            symbols.first?["children"]?.elements?.compactMap { $0["name"]?.text } == [
                "router", "seek", "first 😀", "second",
            ])
    }

    @Test func blocksFold() throws {
        let foldings = try list("foldingRange").map {
            "\($0["startLine"]?.integer ?? -1)-\($0["endLine"]?.integer ?? -1)"
        }
        for block in ["3-9", "4-6", "7-9", "10-15", "11-14"] { #expect(foldings.contains(block), "\(foldings)") }
    }

    @Test func providersLinkToTheirPage() throws {
        let targets = try list("documentLink").compactMap { $0["target"]?.text }
        #expect(targets.count == 3)
        #expect(targets.contains { $0.hasSuffix("docs/providers/openrouter.md") })
    }

    @Test func modelsShowWhatAMessageCosts() throws {
        let hints = try list(
            "inlayHint",
            range: ",\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":14,\"character\":0}}")
        #expect(hints.count == 1)
        #expect(hints.first?["label"]?.text?.hasSuffix(" a message") == true)
        #expect(hints.first?.at("position", "line")?.integer == 13)
    }

    /// What has ended is free no more, whatever it cost.
    @Test func endedModelsShowNoPrice() throws {
        let ended = "google/gemini-2.0-flash-exp:free"
        let hints = try list(
            "inlayHint", goodProfile.replacing("deepseek/deepseek-v3.2", with: ended),
            range: ",\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":14,\"character\":0}}")
        #expect(hints == [])
        let shown = try hover(goodProfile.replacing("deepseek/deepseek-v3.2", with: "goo‸" + ended.dropFirst(3)))
        #expect(shown?.contains("- Price: was free") == true, "\(shown ?? "nothing")")
    }
}
