import Foundation
import Testing

/// `export sillytavern --merge`: into SillyTavern's own files, and nothing else in them changes.
struct SillyTavernMergeTests {
    private let folder: TemporaryFolder
    private let profile: String
    private let key = TestKey.key(of: "openrouter", 1)

    private static let settings = """
        {"firstRun": false, "username": "é\\u0001 🦊", "power_user": {"big": 12345678901234567890, "small": 1e-7, "list": []},
         "extension_settings": {"other": {"a": [1, 2.50]}, "connectionManager": {"selectedProfile": "x", "profiles": [{"id": "x", "name": "mine", "odd": true}]}}}
        """

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "st/OpenAI Settings"), withIntermediateDirectories: true)
        try folder.write("st/settings.json", Self.settings)
        profile = try folder.write(
            "p.yaml",
            """
            version: 1
            name: one
            accounts:
              main: {provider: openrouter, key: {env: KEY}}
            proxies:
              - {name: cozy, account: main, model: z-ai/glm-5.2, context_size: 32768}

            """)
    }

    private func merge(_ more: [String] = []) throws -> RunningProgram.Outcome {
        try RunningProgram.run(
            ["export", "sillytavern", profile, "--merge", folder.url.path + "/st/"] + more, environment: ["KEY": key])
    }

    private func json(_ name: String) throws -> NSDictionary {
        let data = try Data(contentsOf: folder.url.appending(path: "st/\(name)"))
        return try #require(try JSONSerialization.jsonObject(with: data) as? NSDictionary)
    }

    private func profiles(_ settings: NSDictionary) throws -> [NSDictionary] {
        let extensions = settings["extension_settings"] as? NSDictionary
        let manager = extensions?["connectionManager"] as? NSDictionary
        return try #require(manager?["profiles"] as? [NSDictionary])
    }

    @Test func everythingElseStaysAsItIs() throws {
        let before = try json("settings.json")
        let outcome = try merge(["--reveal"])
        #expect(outcome.status == 0 && !(outcome.output + outcome.messages).contains(key), "\(outcome.messages)")
        let after = try json("settings.json")
        #expect(after["power_user"] as? NSDictionary == before["power_user"] as? NSDictionary)
        #expect(after["username"] as? String == "é\u{1} 🦊" && after.allKeys.count == before.allKeys.count)
        let text = try String(contentsOf: folder.url.appending(path: "st/settings.json"), encoding: .utf8)
        #expect(text.contains("12345678901234567890") && text.contains("1e-7") && text.contains("2.50"))
        let profiles = try profiles(after)
        #expect(profiles.map { $0["name"] as? String } == ["mine", "cozy"] && profiles[0]["odd"] as? Bool == true)
        let secrets = try #require(try json("secrets.json")["api_key_openrouter"] as? [NSDictionary])
        #expect(secrets.count == 1 && secrets[0]["value"] as? String == key && secrets[0]["active"] as? Bool == true)
        #expect(profiles[1]["secret-id"] as? String == secrets[0]["id"] as? String)
        #expect(try json("OpenAI Settings/cozy.json")["openrouter_model"] as? String == "z-ai/glm-5.2")
        let copies = try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/st").filter {
            $0.contains("before")
        }
        #expect(copies.count == 1)
        #expect(try String(contentsOf: folder.url.appending(path: "st/\(copies[0])"), encoding: .utf8) == Self.settings)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.url.path + "/st/secrets.json")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func twiceIsOnce() throws {
        #expect(try merge(["--reveal"]).status == 0)
        let again = try merge(["--reveal"])
        #expect(again.status == 2 && again.messages.contains("--force overwrites it"), "\(again.messages)")
        #expect(try merge(["--reveal", "--force"]).status == 0)
        #expect(try profiles(json("settings.json")).count == 2)
        #expect((try json("secrets.json")["api_key_openrouter"] as? [Any])?.count == 1)
    }

    @Test func withoutTheKeyNoSecretIsTouched() throws {
        let outcome = try merge()
        #expect(outcome.status == 0 && outcome.messages.contains("The key was not written"))
        #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/st/secrets.json"))
    }

    @Test(arguments: [
        ("settings.json", "not json", "is no JSON"), ("settings.json", "{}", "is not SillyTavern's"),
        ("secrets.json", "{\"api_key_openai\": \"old\"}", "start SillyTavern once"),
        (
            "settings.json",
            "{\"extension_settings\":{\"connectionManager\":{\"profiles\":[{\"id\":\"y\",\"name\":\"cozy\"}]}}}",
            "already"
        ),
    ])
    func whatIsNotAsExpectedIsLeftAlone(_ file: String, _ text: String, _ says: String) throws {
        try folder.write("st/\(file)", text)
        let outcome = try merge(["--reveal"])
        #expect(outcome.status == 2 && outcome.messages.contains(says), "\(outcome.messages)")
        #expect(try String(contentsOf: folder.url.appending(path: "st/\(file)"), encoding: .utf8) == text)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/st/OpenAI Settings").isEmpty)
    }
}
