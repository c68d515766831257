import JSONText
import Linting
import Testing

@testable import Editing

/// Findings in the editor, and what can be done about them.
struct FindingsTests {
    private static let retired = goodProfile.replacing("deepseek/deepseek-v3.2", with: "Deepseek/deepseek-v3.2")
    private static let wholeRange =
        ",\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":40,\"character\":0}}"

    private func actions(_ session: EditorSession, only: String? = nil) throws -> [JSONValue] {
        let kinds = only.map { ",\"only\":[\"\($0)\"]" } ?? ""
        return try #require(
            try session.request(
                "textDocument/codeAction",
                "{\"textDocument\":{\"uri\":\"\(EditorSession.address)\"}\(Self.wholeRange),\"context\":{\"diagnostics\":[]\(kinds)}}"
            ).elements)
    }

    @Test func goodProfilesHaveNoWarning() throws {
        let session = try EditorSession()
        try session.open(goodProfile)
        let bad = try session.diagnostics().filter { ($0["severity"]?.integer ?? 0) < 3 }
        #expect(bad == [])
    }

    @Test func findingsNameRulePageAndPlace() throws {
        let session = try EditorSession()
        let text = goodProfile.replacing("first 😀", with: "\"😀\"").replacing("account: router", with: "acount: router")
        try session.open(text)
        let found = try #require(try session.diagnostics().first { $0["code"]?.text == "unknown-field" })
        #expect(found["severity"]?.integer == 1)
        #expect(found["source"]?.text == "proxylint")
        #expect(found.at("codeDescription", "href")?.text?.hasSuffix("docs/rules/unknown-field.md") == true)
        #expect(found.at("range", "start", "line")?.integer == 12)
        #expect(found.at("range", "start", "character")?.integer == 4)
        #expect(found.at("range", "end", "character")?.integer == 10)
    }

    @Test func columnsBehindEmojiAreRight() throws {
        for (encoding, column) in [("utf-16", 18), ("utf-8", 20)] {
            let session = try EditorSession(encodings: [encoding])
            try session.open("version: 1\r\n\"name\": '😀' \r\naccounts: {\"😀\": {provder: openrouter}}\r\n")
            let found = try #require(try session.diagnostics().first { $0["code"]?.text == "unknown-field" })
            #expect(found.at("range", "start", "line")?.integer == 2)
            #expect(found.at("range", "start", "character")?.integer == Int64(column))
        }
    }

    @Test func otherFilesAreLeftAlone() throws {
        let session = try EditorSession()
        try session.open("services:\n  web:\n    image: nginx\nversion: '3'\n")
        #expect(try session.diagnostics() == [])
        let ignored = try EditorSession(options: { _, _ in nil })
        try ignored.open(Self.retired)
        #expect(try ignored.diagnostics() == [])
    }

    @Test func settingsAreChecked() throws {
        let session = try EditorSession()
        let address = "file:///home/me/.proxylint.yaml"
        try session.open("severity:\n  plaintext-kee: error\n", at: address)
        #expect(try session.diagnostics(of: address).count == 1)
    }

    @Test func closedFilesAreCleared() throws {
        let session = try EditorSession()
        try session.open(Self.retired)
        #expect(try session.diagnostics().isEmpty == false)
        try session.notify("textDocument/didClose", "{\"textDocument\":{\"uri\":\"\(EditorSession.address)\"}}")
        #expect(try session.diagnostics() == [])
    }

    @Test(arguments: [goodProfile, goodProfile.replacing("\n", with: "\r\n")])
    func quickFixMendsTheFinding(_ text: String) throws {
        let session = try EditorSession()
        let broken = text.replacing("account: router", with: "acount: router")
        try session.open(broken)
        let fix = try #require(
            try actions(session, only: "quickfix").first { $0["isPreferred"]?.boolean == true })
        #expect(fix["diagnostics"]?.elements?.first?["code"]?.text == "unknown-field")
        #expect(try EditorSession.applied(fix["edit"], to: broken) == text)
    }

    @Test func fixAllTakesSafeFixesAndIsSmall() throws {
        let session = try EditorSession()
        let broken = goodProfile.replacing("account: router", with: "acount: router")
            .replacing("provider: deepseek", with: "provder: deepseek")
        try session.open(broken)
        let all = try actions(session, only: "source.fixAll")
        #expect(all.count == 1)
        #expect(try EditorSession.applied(all.first?["edit"], to: broken) == goodProfile)
        #expect(all.first?.at("edit", "changes", EditorSession.address)?.elements?.count == 2)
    }

    @Test func ignoringWritesACommentWithAReason() throws {
        let session = try EditorSession()
        let text = goodProfile.replacing("model: deepseek/deepseek-v3.2", with: "model: deepseek/no-such-thing")
        try session.open(text)
        let action = try #require(
            try actions(session).first { $0["title"]?.text?.hasPrefix("Ignore `unknown-model`") == true })
        let after = try EditorSession.applied(action["edit"], to: text)
        #expect(after.contains("no-such-thing  # proxylint: ignore[unknown-model] reviewed on 2026-11-28"))
        try session.open(after)
        #expect(try session.diagnostics().contains { $0["code"]?.text == "unknown-model" } == false)
    }

    /// Keys in every place where one may stand: no message has a part of them beyond the mask.
    @Test func keysAreInNoMessage() throws {
        let middle = "Qm7Zp2Xc9Vb4Nn8Kk3Jj6Hh1Gg5Ff0Dd"
        let key = "sk-or-v1-\(middle)\(middle)"
        let texts = [
            goodProfile.replacing("{env: OPENROUTER_API_KEY}", with: "\"Bearer \(key)\""),
            goodProfile.replacing("{env: OPENROUTER_API_KEY}", with: "\(key)").replacing("accounts:", with: "acounts:"),
            goodProfile.replacing("name: second", with: "name: \(key)"),
            goodProfile.replacing("router", with: key),
            goodProfile.replacing("context_size: 16384", with: "headers: {X-Key: \(middle)}"),
            "version: 1\naccounts:\n  a: {provider: openrouter, key: \(key)\n  broken: [\n",
            "accounts:\n  a:\n    key: \(key)\n  \"unclosed\n",
        ]
        for text in texts {
            let session = try EditorSession()
            try session.open(text)
            _ = try actions(session)
            for line in 0..<17 {
                for character in [6, 14, 30] {
                    let place =
                        "{\"textDocument\":{\"uri\":\"\(EditorSession.address)\"},\"position\":{\"line\":\(line),\"character\":\(character)}"
                    for method in ["hover", "completion", "prepareRename", "definition"] {
                        _ = try session.answer("textDocument/\(method)", place + "}")
                    }
                    _ = try session.answer("textDocument/rename", place + ",\"newName\":\"other\"}")
                }
            }
            let whole = "{\"textDocument\":{\"uri\":\"\(EditorSession.address)\"}\(Self.wholeRange)}"
            for method in ["documentSymbol", "foldingRange", "documentLink", "inlayHint"] {
                _ = try session.answer("textDocument/\(method)", whole)
            }
            #expect(!session.sent.contains("Qm7Zp2Xc"), "\(text)")
        }
    }
}
