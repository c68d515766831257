import Testing
import YAMLSource

@testable import Profiles

/// Keys that only their place tells are hidden wherever else they turn up.
struct WrittenKeysTests {
    private func keys(_ text: String) -> WrittenKeys {
        WrittenKeys(YAMLTree.parse(SourceText(name: "p.yaml", bytes: Array(text.utf8))))
    }

    @Test(arguments: [
        ("accounts: {a: {key: hunter2-secret-pw}}", "hunter2-secret-pw"),
        ("accounts: {a: {key: \"Bearer hunter2-secret-pw\"}}", "hunter2-secret-pw"),
        ("accounts:\n  a:\n    key: >-\n      hunter2-secret-pw\n", "hunter2-secret-pw"),
        ("accounts:\n  a:\n    key: |\n      hunter2-secret-pw\n", "hunter2-secret-pw"),
        ("accounts: {a: {key: &k hunter2-secret-pw}, b: {key: *k}}", "hunter2-secret-pw"),
        ("proxies: [{headers: {X-Relay-Token: hunter2-secret-pw}}]", "hunter2-secret-pw"),
        ("proxies: [{extra_body: {api_key: hunter2-secret-pw}}]", "hunter2-secret-pw"),
        ("general_settings: {master_key: hunter2-secret-pw}", "hunter2-secret-pw"),
        ("environment_variables: {GROUP_KEY: hunter2-secret-pw}", "hunter2-secret-pw"),
        ("providers: {a: {keys: [{value: hunter2-secret-pw, models: [m]}]}}", "hunter2-secret-pw"),
        ("accounts: {a: {key: \"it's \\\"quoted\\\" 77\"}}", "it's \"quoted\" 77"),
    ])
    func aKeyIsHiddenElsewhere(_ text: String, _ key: String) {
        let keys = keys(text)
        #expect(keys.hiding(in: "the model \(key) is") == "the model … is")
        // As columns are cut, and as JSON writes it.
        #expect(!keys.hiding(in: "cut \(key.prefix(11))…").contains(key.prefix(11)) || key.contains(" "))
        let escaped = key.replacing("\"", with: "\\\"")
        #expect(!keys.hiding(in: "{\"model\":\"\(escaped)\"}").contains(key.prefix(9)))
    }

    @Test func theEndOfALongOneIsShown() {
        #expect(keys("accounts: {a: {key: abcDEF123-ghi-jkl-9876}}").hiding(in: "abcDEF123-ghi-jkl-9876") == "…9876")
    }

    @Test(arguments: [
        ("accounts: {a: {key: {env: OPENROUTER_API_KEY}}}", "OPENROUTER_API_KEY"),
        ("accounts: {a: {key: {file: secrets/one.txt}}}", "secrets/one.txt"),
        ("accounts: {a: {key: placeholder}}", "placeholder"), ("accounts: {a: {key: your-key}}", "your-key"),
        ("general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}", "LITELLM_MASTER_KEY"),
        ("environment_variables: {LANGFUSE_PUBLIC_KEY: of-the-group-7}", "of-the-group-7"),
        (
            "providers: {a: {keys: [{value: hunter2, models: [claude-3-5-sonnet-20241022]}]}}",
            "claude-3-5-sonnet-20241022"
        ),
        ("proxies: [{headers: {X-Title: JanitorAI Evenings}}]", "JanitorAI Evenings"),
        ("proxies: [{extra_body: {max_tokens: 123456789}}]", "123456789"),
        ("proxies: [{extra_body: {route: fallback-7}}]", "fallback-7"), ("accounts: {a: {key: true}}", "true"),
    ])
    func settingsAreNoKeys(_ text: String, _ word: String) {
        #expect(keys(text).hiding(in: "the \(word) is") == "the \(word) is")
    }

    /// Of a key in words the parts that are words stay: they stand in every report.
    @Test func wordsStay() {
        let keys = keys("accounts: {a: {key: your-openrouter-api-key-here}}")
        #expect(keys.hiding(in: "provider openrouter") == "provider openrouter")
        #expect(keys.hiding(in: "model your-openrouter-api-key-here") == "model …here")
    }

    @Test func namesOfTheProgramsOwnStay() {
        var keys = WrittenKeys()
        keys.note(
            YAMLTree.parse(SourceText(name: "p", bytes: Array("accounts: {a: {key: siliconflow-cn}}".utf8))),
            isName: { $0 == "siliconflow-cn" })
        #expect(keys.isEmpty)
    }
}
