import JSONText
import Testing

@testable import Editing

/// What is offered at the cursor.
struct CompletionTests {
    @Test(arguments: ["", "# my chats 😀\n"])
    func anEmptyFileIsOfferedAWholeProfile(_ text: String) throws {
        let session = try EditorSession(takesSnippets: false)
        #expect(
            try session.items(text + "‸").allSatisfy { $0.at("textEdit", "newText")?.text?.contains("\n") == false })
        let range = "\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":0,\"character\":0}}"
        let actions = try session.request(
            "textDocument/codeAction",
            "{\"textDocument\":{\"uri\":\"\(EditorSession.address)\"},\(range),\"context\":{\"diagnostics\":[]}}")
        let whole = try #require(actions.elements?.first { $0["title"]?.text == "Insert a whole profile" })
        let after = try EditorSession.applied(whole["edit"], to: text)
        #expect(!after.contains("$"))
        try session.open(after)
        #expect(try session.diagnostics().filter { ($0["severity"]?.integer ?? 0) < 3 } == [])
    }

    @Test func snippetsHavePlacesToFillIn() throws {
        let text = try #require(try EditorSession().items("‸").first?.at("textEdit", "newText")?.text)
        #expect(text.contains("name: ${1:my-chats}\n"))
        #expect(text.contains("key: {env: ${5:OPENROUTER_API_KEY}}\n"))
    }

    @Test(arguments: [
        ("version: 1\nna‸", "name"), ("version: 1\n‸", "accounts"),
        ("accounts:\n  a:\n    prov‸", "provider"), ("accounts:\n  a: {provider: openrouter, ‸", "plan"),
        ("accounts:\n  😀:\n    provider: ‸", "openrouter"), ("accounts: {a: {provider: op‸}}", "openrouter"),
        ("accounts:\n  a:\n    key: ‸", "{env: …}"),
        ("accounts:\n  a:\n    provider: deepseek\n    key: {‸", "keyring"),
        ("accounts:\n  a:\n    privacy:\n      ‸", "free_training"),
        ("accounts:\n  a:\n    ignored_providers: [‸]", "novita"),
        ("accounts:\n  a:\n    ignored_providers:\n      - ‸", "novita"),
        ("front_end: ‸", "janitor"), ("front_end: [janitor, ‸]", "sillytavern"), ("front_end:\n  - ‸", "janitor"),
        ("proxies:\n  - name: a\n    ‸", "model"), ("proxies:\n  - ‸", "account"), ("proxies:\n- ‸", "account"),
        ("proxies:\n- name: x\n  ‸", "context_size"),
        ("proxies:\n  - reasoning: ‸", "medium"), ("proxies:\n  - generation:\n      ‸", "temperature"),
    ])
    func whatFitsIsOffered(_ marked: String, _ label: String) throws {
        for text in [marked, marked.replacing("\n", with: "\r\n")] {
            #expect(try EditorSession().labels(text).contains(label), "\(text)")
        }
    }

    @Test func fieldsThatAreThereAreNotOffered() throws {
        let labels = try EditorSession().labels(
            "proxies:\n  - name: x\n  - name: a\n    ‸\n    model: b\n  - account: c\n")
        #expect(!labels.contains("name") && !labels.contains("model"))
        #expect(labels.contains("account"))
    }

    @Test func accountsAreNamed() throws {
        #expect(try EditorSession().labels(goodProfile + "  - name: third\n    account: ‸") == ["router", "seek"])
    }

    @Test func modelsAreThoseOfTheProvider() throws {
        let session = try EditorSession()
        let items = try session.items(goodProfile + "  - account: seek\n    model: ‸")
        let labels = items.compactMap { $0["label"]?.text }
        #expect(labels.contains("deepseek-v4-pro") || labels.contains { $0.hasPrefix("deepseek-v") })
        #expect(!labels.contains { $0.contains("/") })
        #expect(items.first?["detail"]?.text?.contains("tokens") == true)
    }

    @Test func modelsAreFoundByWhatOneTypes() throws {
        let items = try EditorSession().items(goodProfile + "  - account: router\n    model: glm5‸")
        #expect(!items.isEmpty)
        #expect(items.allSatisfy { $0["label"]?.text?.contains("glm-5") == true })
        #expect(items.allSatisfy { $0["filterText"]?.text == "glm5" })
        // What is typed as it is written needs no filter.
        let plain = try EditorSession().items(goodProfile + "  - account: router\n    model: z-ai/glm-5‸")
        let begun = plain.filter { $0["label"]?.text?.hasPrefix("z-ai/glm-5") == true }
        #expect(!begun.isEmpty && begun.allSatisfy { $0["filterText"] == nil })
    }

    @Test func aBrokenFileKeepsItsAccounts() throws {
        let session = try EditorSession()
        try session.open(goodProfile)
        let broken = goodProfile.replacing("name: cats", with: "name: \"cats") + "  - account: ‸"
        let change = JSONValue.members(["text": .string(broken.replacing("‸", with: ""))])
        try session.notify(
            "textDocument/didChange",
            "{\"textDocument\":{\"uri\":\"\(EditorSession.address)\",\"version\":2},\"contentChanges\":[\(change.json)]}"
        )
        let items = try session.request("textDocument/completion", try EditorSession.parameters(broken))["items"]
        #expect(items?.elements?.compactMap { $0["label"]?.text } == ["router", "seek"])
    }

    @Test func wordIsReplacedWhole() throws {
        let item = try #require(
            try EditorSession().items("accounts:\n  😀: {provider: op‸en}\n").first { $0["label"]?.text == "openrouter" }
        )
        #expect(item.at("textEdit", "range", "start", "character")?.integer == 17)
        #expect(item.at("textEdit", "range", "end", "character")?.integer == 21)
    }

    @Test func settingsOfferRulesAndLevels() throws {
        let session = try EditorSession()
        let address = "file:///home/me/.proxylint.yaml"
        try session.open("severity:\n  \n", at: address)
        let place = "{\"textDocument\":{\"uri\":\"\(address)\"},\"position\":{\"line\":1,\"character\":2}}"
        let labels = try session.request("textDocument/completion", place)["items"]?.elements?.compactMap {
            $0["label"]?.text
        }
        #expect(labels?.contains("plaintext-key") == true)
    }

    @Test func nothingIsOfferedInComments() throws {
        let session = try EditorSession()
        let place = try session.open(marked: "version: 1 # a ‸comment\n")
        #expect(try session.answer("textDocument/completion", place)["result"]?.isNull == true)
    }
}
