import Catalog
import Testing
import YAMLSource

@testable import Profiles

/// Whatever is shown of a file, no key is in it.
struct SecretMaskTests {
    static let openrouter = "sk-or-v1-" + String(repeating: "0123456789abcdef", count: 4)
    static let chutes =
        "cpk_\(String(repeating: "0f1e2d3c", count: 4)).\(String(repeating: "a9b8c7d6", count: 4)).\(String(repeating: "Zz09Yy18", count: 4))"
    static let mistral = "AbCdEfGh12345678IjKlMnOp90123456"
    static let password = "correct-horse-battery"

    @Test func everyBeginningOfKeysThatTheCatalogueNamesIsMasked() {
        let named = Catalog.embedded.providers.flatMap { $0.values("key_prefix") }
        #expect(Set(SecretPatterns.catalogued.map { "\($0.text)" }) == Set(named))
        for prefix in named {
            let key = prefix + String(repeating: "a1B2", count: 10)
            #expect(SecretMask.byForm.masked("the key \(key) is wrong").text == "the key \(prefix)…a1B2 is wrong")
        }
    }

    /// What is told by its bytes alone is what the long way says, and no name stands there in vain.
    @Test func ordinaryNamesHideNothing() {
        let format = ProfileFormat()
        let fields = [
            format.profile, format.account, format.proxy, format.generation, format.privacy, format.keyReference,
            format.fileReference,
        ].flatMap { $0.names.map { "\($0)" } }
        for name in SecretMask.ordinaryNames.map({ "\($0)" }) {
            #expect(!SecretMask.isSecretName(name) && !SecretMask.isSecretMapping(name), "\(name)")
            #expect(fields.contains(name) || ["description", "file"].contains(name), "\(name)")
        }
    }

    /// Everything the mask lets through of a text, in both of its ways.
    private func shown(_ text: String) -> String {
        let tree = YAMLTree.parse(SourceText(name: "t", text: text))
        let mask = SecretMask(tree)
        let lines = LineIndex(tree.source)
        var output = ""
        for line in 1...lines.lineCount {
            output += mask.parts(of: lines.content(ofLine: line), in: tree.source).map(\.text).joined() + "\n"
        }
        return output + mask.hidingSecrets(in: text)
    }

    @Test(arguments: [
        openrouter, chutes, mistral, password, "x\(password)\u{200B}y", "AIza" + String(repeating: "x_-9", count: 9),
    ])
    func hidesByPlace(_ key: String) {
        for text in [
            "key: \(key)", "a: {provider: x, key: '\(key)'}", "api_key: \"\(key)\"", "Authorization: Bearer \(key)",
            "headers: {X-Other: \(key)}", "extra_body: {deep: [{er: \(key)}]}", "key: &k \(key)\nagain: *k",
            "key: >-\n  \(key)\n",
            "key: |\n  \(key)\n  second\n", "key: [\(key)]", "key: {value: \(key)}", "? key\n: \(key)",
            "key: \(key)\nnote: my key is \(key) indeed", "a: [1, 2\nkey: \(key)\n", "key:\n  \(key)\n  x: [",
            "headers:\n  - X: \(key)\n \tbad",
        ] {
            let output = shown(text)
            #expect(!output.contains(key), "\(text)\n→ \(output)")
            #expect(!output.contains(key.dropFirst(9).dropLast(5)), "\(text)\n→ \(output)")
        }
    }

    @Test(arguments: [
        openrouter, chutes, mistral, "gsk_" + String(repeating: "aB3d", count: 13),
        "AQ." + String(repeating: "aB3-", count: 12),
    ])
    func hidesByForm(_ key: String) {
        for text in [
            "# \(key)", "model: \(key)", "name: \(key)", "key: {env: \(key)}",
            "base_url: https://h.example/v1?key=\(key)",
            "description: see (\(key)).", "\(key): x", "a: \"\(key)", "  \(key)  ", "x=\(key);y",
        ] {
            let output = shown(text)
            #expect(!output.contains(key) && !output.contains(key.dropFirst(10).dropLast(5)), "\(text)\n→ \(output)")
        }
    }

    @Test func hidesUserInfoOfURLs() {
        #expect(!shown("base_url: https://me:hunter2@h.example/v1").contains("hunter2"))
        #expect(shown("base_url: https://me:hunter2@h.example/v1").contains("h.example/v1"))
    }

    @Test(arguments: [
        "base_url: u:Zq8vTm3xWk5rLp9n@openrouter.ai/api/v1", "base_url: https:u:Zq8vTm3xWk5rLp9n@openrouter.ai",
        "base_url: //u:Zq8vTm3xWk5rLp9n@openrouter.ai", "base_url: \"https://u:Zq8vTm3xWk5rLp9n @openrouter.ai/v1\"",
        "base_url: https://u:/Zq8vTm3xWk5rLp9n@openrouter.ai", "model: u:Zq8vTm3xWk5rLp9n@openrouter.ai/api/v1",
        "kez: Zq8vTm3xWk5rLp9n",
        "kye: Zq8vTm3xWk5rLp9n", "openai_api_key: Zq8vTm3xWk5rLp9n", "OPENROUTER_API_KEY: \"Zq8vTm3xWk5rLp9n",
        "header: {a: Zq8vTm3xWk5rLp9n}", "extra_bodyy: {a: Zq8vTm3xWk5rLp9n}",
    ])
    func hidesPasswordsInOddPlaces(_ text: String) {
        #expect(!shown(text).contains("Zq8vTm3xWk5rLp9n"), "\(shown(text))")
    }

    @Test(arguments: [
        "AIzaSyD7kQ2mZx9Lw4V\\x62N8tRc1HfJ6pGyE3uTsA", "AQ.Ab8RN6Lq3XwZt7KvM2pYc9Hd\\x4a4sGfB1eUoTi5nWrDzQkVy0jC8mE",
        "AIzaSyD7kQ2mZx9Lw4V bN8tRc1HfJ6pGyE3uTsA", "AQ.Ab8RN6Lq3XwZt7KvM2pYc9Hd\u{200B}J4sGfB1eUoTi5nWrDzQkVy0jC8mE",
    ])
    func hidesKeysThatAreBroken(_ key: String) {
        let tree = YAMLTree.parse(SourceText(name: "t", text: "name: \"\(key)\""))
        let range = ByteRange(0, tree.source.bytes.count)
        let line = SecretMask(tree).parts(of: range, in: tree.source).map(\.text).joined()
        #expect(!line.contains("GyE3u") && !line.contains("nWrDz"), "\(line)")
        let decoded = tree.root(of: tree.documents[0]).pairs[0].value.text
        let message = SecretMask(tree).hidingSecrets(in: "the profile \(decoded) is wrong")
        #expect(!message.contains("GyE3u") && !message.contains("nWrDz"), "\(message)")
    }

    @Test func showsPrefixAndLastFour() {
        #expect(SecretMask.byForm.hidingSecrets(in: "is \(Self.openrouter)!") == "is sk-or-v1-…cdef!")
        #expect(SecretMask.byForm.hidingSecrets(in: "Bearer abcdefgh") == "Bearer …")
    }

    @Test(arguments: [
        "deepseek/deepseek-chat-v3-0324:free", "zai-org/GLM-5.1-TEE", "Qwen/Qwen3-235B-A22B-Thinking-2507-TEE",
        "nvidia/nemotron-3-nano-omni-30b-a3b-reasoning:free", "https://generativelanguage.googleapis.com/v1beta/openai",
        "accounts: {openrouter: {key: {env: OPENROUTER_API_KEY}}}", "key: {file: secrets/openrouter.key}",
        "key: {keyring: chutes}",
        "cognitivecomputations/dolphin-mistral-24b-venice-edition", "a git commit 6da10d9a", "headers: {X-N: 5}", "sk-",
        "thirty-two-hyphenated-words-are-no-key-at-all", "free_training: true", "@openrouter://x",
    ])
    func leavesTheRestAlone(_ text: String) {
        #expect(SecretMask.byForm.hidingSecrets(in: text) == text)
        let tree = YAMLTree.parse(SourceText(name: "t", text: text))
        let range = ByteRange(0, text.utf8.count)
        #expect(SecretMask(tree).parts(of: range, in: tree.source).map(\.text).joined() == text)
    }

    @Test func partsCoverTheirRangeInOrder() {
        let text = "a: {key: \(Self.openrouter), b: https://u:p@h/ , key: x}\nheaders: {q: \(Self.mistral)}\n"
        let tree = YAMLTree.parse(SourceText(name: "t", text: text))
        let mask = SecretMask(tree)
        for start in stride(from: 0, to: text.utf8.count, by: 7) {
            let range = ByteRange(start, text.utf8.count)
            var offset = start
            for part in mask.parts(of: range, in: tree.source) {
                #expect(part.range.start == offset)
                offset = part.range.end
            }
            #expect(offset == range.end)
        }
    }
}
