import Catalog
import Testing
import YAMLSource

@testable import Profiles

/// Secrets that are known by what stands around them, and keys in the place of names.
struct CredentialPlacesTests {
    private func hidden(_ text: String) -> String { SecretMask.byForm.hidingSecrets(in: text) }

    /// What a file shows of its only line.
    private func shownLine(_ text: String) -> String {
        let tree = YAMLTree.parse(SourceText(name: "t", text: text))
        return SecretMask(tree).parts(of: ByteRange(0, text.utf8.count), in: tree.source).map(\.text).joined()
    }

    @Test(arguments: [
        "key", "api_key", "apikey", "access_token", "token", "client_secret", "password", "code", "sig", "signature",
        "auth", "subscription-key", "Ocp-Apim-Subscription-Key", "X-Amz-Signature", "X-Amz-Credential",
        "X-Amz-Security-Token", "X-Goog-Signature", "jwt",
    ])
    func parametersAreHiddenToTheirEnd(_ name: String) {
        for value in [
            "AAAA1/BBBB2==", "AAAA1%2FBBBB2%3D%3D", "aa11|BBBB2", "~AAAA1+BBBB2", "AAAA1.BBBB2:c3", "Xy7~BBBB2",
        ] {
            for text in [
                "https://h.example/v1?\(name)=\(value)", "https://h.example/v1?a=b&\(name)=\(value)&model=gpt-4",
                "see \"https://h.example/v1?\(name)=\(value)\" there", "('https://h.example/?\(name)=\(value)#top')",
                "\"{\\\"url\\\":\\\"https:\\/\\/h.example\\/v1?\(name)=\(value)\\\"}\"",
            ] {
                let output = hidden(text)
                #expect(!output.contains("BBBB2") && !output.contains("AAAA1"), "\(output)")
                #expect(output.contains("h.example") || output.contains("h.example\\/"), "\(output)")
                if text.contains("model=") { #expect(output.hasSuffix("&model=gpt-4"), "\(output)") }
                if text.hasSuffix("there") { #expect(output.hasSuffix("…\" there"), "\(output)") }
            }
            let line = shownLine("base_url: \"https://h.example/v1?\(name)=\(value)\"")
            #expect(!line.contains("BBBB2") && line.hasSuffix("\""), "\(line)")
        }
    }

    @Test(arguments: [
        "https://user:pa@ss@host.example/v1", "https://user:p@a@ss@host.example", "user:pa@ss@host.example/v1",
        "https://user:pa@ss @host.example/v1", "https://user:x/pa@ss@host.example",
        "https://user%40me:pa%2Fss@host.example", "postgres://user:pa@ss@host.example:5432/db",
    ])
    func userInfoGoesToTheLastAt(_ text: String) {
        for output in [hidden(text), shownLine("base_url: \(text)")] {
            #expect(!output.contains("pa@") && !output.contains("ss@") && !output.contains("ss @"), "\(output)")
            #expect(output.contains("@host.example"), "\(output)")
        }
    }

    @Test(arguments: [
        "Bearer AAAA1/BBBB2==", "Authorization: bearer  AAAA1+BBBB2=", "'Bearer aa|BBBB2'", "Bearer AAAA1\\/BBBB2",
        "key=AAAA1/BBBB2==", "token=AAAA1%2FBBBB2", "api_key=\"AAAA1/BBBB2\"",
    ])
    func bearersAndAssignmentsAreHiddenToTheirEnd(_ text: String) {
        #expect(!hidden(text).contains("BBBB2"), "\(hidden(text))")
    }

    /// Whatever the catalogue says that keys begin with is masked in running text.
    @Test func everyPrefixOfTheCatalogueIsMasked() {
        var count = 0
        for provider in Catalog.embedded.providers {
            for prefix in provider.values("key_prefix") {
                count += 1
                for ending in ["aB3dE5fG7hJ9kL1mN3pQ5rS7", "zzyyxxwwvvuuttssrrqqppoonn"] {
                    let output = hidden("the key \(prefix)\(ending), which is refused")
                    #expect(!output.contains(ending.prefix(8)), "\(provider.id): \(output)")
                    #expect(output.hasPrefix("the key \(prefix)…"), "\(provider.id): \(output)")
                }
            }
        }
        #expect(count > 10)
    }

    @Test(arguments: [
        "https://h.example/v1?model=gpt-4", "https://h.example/cb?code=200", "status?code=429&retry=1",
        "?code=invalid_request", "?auth=basic", "?sig=none", "https://h.example/v1?api-version=2024-10-21",
        "https://generativelanguage.googleapis.com/v1beta/openai/", "max_tokens=2048", "z-ai/glm-5.2@preset/evenings",
        "google/gemma-4-31b-it:free@preset/x", "write to me@example.org", "pkg@1.2.3",
        "https://h.example/@scope/pkg/v2",
        "ssh://git@github.com/x/y.git", "https://h.example/v1?key=$GEMINI_API_KEY", "Bearer $OPENROUTER_API_KEY",
        "Bearer <key>", "?key={key}", "Missing bearer token", "Bearer authentication is needed", "token == other",
        "<item key=\"name\">", "https://h.example/v1?encode=utf-8&design=dark", "ratio: 16:9 @home",
        "ollama/llama3@sha256", "10:30 @ noon", "barcode=12345678", "?page=2&sort=keys",
    ])
    func theRestStays(_ text: String) {
        #expect(hidden(text) == text)
    }

    @Test(arguments: [
        "key sk-or-v1-0123456789abcdef0123456789abcdef", "https://u:p@ss@h/?key=AAAA1/BBBB2==&x=1",
        "Bearer AAAA1/BBBB2",
        "?key=AIza0123456789abcdefghijklmno", "?token=gsk_0123456789abcdefghijklmnop",
    ])
    func whatIsMaskedStaysAsItIs(_ text: String) {
        #expect(hidden(hidden(text)) == hidden(text))
    }

    private static let pasted = [
        "sk-or-v1-0123456789abcdef", "gsk_0123456789abcdefghij", "Zr5tQ8wXk1nBc3Vd", "Zr5-tQ8w_Xk1nB.c3Vd7Q",
        "0A1B2C3D4E5F60718293A4B5C6D7E8F9", "a1b2c3d4e5f60718293a4b5c", "AAAA1/BBBB2cc==", "12|Ab34Cd56Ef78",
        "123456789012345678", String(repeating: "longname", count: 9),
    ]

    @Test(arguments: pasted)
    func keysInThePlaceOfNamesAreMasked(_ key: String) {
        #expect(!SecretMask.shown(name: key).contains(key.dropFirst(9)), "\(SecretMask.shown(name: key))")
        #expect(SecretMask.mayBeSecret(name: key, value: "1"))
        // Names of files have full stops in them, and what stands before one is seldom long.
        if !key.hasPrefix("long"), !key.contains(".") {
            #expect(!SecretMask.shown(path: key).contains(key.dropFirst(9)))
        }
        let line = shownLine("accounts: {a: {provider: x, key: {keyring: \"\(key)\"}}}")
        #expect(!line.contains(key.dropFirst(9)), "\(line)")
    }

    @Test(arguments: [
        "OPENROUTER_API_KEY", "AZURE_OPENAI_GPT4O_2024_08_06_KEY", "HF_TOKEN", "openrouter",
        "myOpenRouterKey2024forChats",
        "evenings-custom-2", "любимые-custom", "key-2026-11-28", "chutes.work", "X-Title", "HTTP-Referer",
        "anthropic-version", "OpenAI-Organization", "reasoning_effort", "chat_template_kwargs", "llama3.1-70b",
        "RELAY_B_API_KEY_2", "me@example.org", "1.2.3",
    ])
    func ordinaryNamesAreShown(_ name: String) {
        #expect(SecretMask.shown(name: name) == name)
        #expect(SecretMask.shown(path: name) == name)
    }

    @Test(arguments: [
        "~/.config/proxylint/openrouter.key", "secrets/openrouter.key", "../keys/2026-11-28/chutes.txt",
        "/run/secrets/key",
        "/tmp/proxylint-3F2504E0-4F89-11D3-9A0C-0305E82C3301/p.key", "keys/a+b.txt",
    ])
    func ordinaryPathsAreShown(_ path: String) {
        #expect(SecretMask.shown(path: path) == path)
    }
}
