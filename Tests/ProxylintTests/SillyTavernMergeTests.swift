import Foundation
import TestSupport
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
        #expect(again.status == 2 && again.messages.contains("--force to overwrite it"), "\(again.messages)")
        #expect(try merge(["--reveal", "--force"]).status == 0)
        #expect(try profiles(json("settings.json")).count == 2)
        #expect((try json("secrets.json")["api_key_openrouter"] as? [Any])?.count == 1)
    }

    /// Copies made within one second stand beside each other; the first is what was there.
    @Test func noCopyIsEverReplaced() throws {
        for _ in 0..<4 { #expect(try merge(["--reveal", "--force"]).status == 0) }
        let copies = try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/st").filter {
            $0.hasPrefix("settings.json.before")
        }
        #expect(copies.count == 4)
        let texts = try copies.map { try String(contentsOf: folder.url.appending(path: "st/\($0)"), encoding: .utf8) }
        #expect(texts.filter { $0 == Self.settings }.count == 1)
    }

    /// The preset may be one that was made by hand.
    @Test func aPresetThatIsReplacedIsKept() throws {
        try folder.write("st/OpenAI Settings/cozy.json", "mine")
        let outcome = try merge(["--force"])
        #expect(outcome.status == 0, "\(outcome.messages)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/st/OpenAI Settings")
        let copy = try #require(names.first { $0.hasPrefix("cozy.json.before-proxylint-") })
        #expect(
            try String(contentsOf: folder.url.appending(path: "st/OpenAI Settings/\(copy)"), encoding: .utf8) == "mine")
        #expect(names.filter { $0.hasSuffix(".json") } == ["cozy.json"])
        #expect(outcome.output.contains("start SillyTavern and choose the connection profile `cozy`"))
    }

    /// Half of a pair of surrogates is no character, and SillyTavern's files may hold it all the same.
    @Test(arguments: [Data(#""abc\ud83d""#.utf8), Data(#""\ude00x""#.utf8), Data([0x22, 0xFF, 0xFE, 0x22])])
    func textThatWouldNotSurviveIsLeftAlone(_ text: Data) throws {
        let file = folder.url.appending(path: "st/settings.json")
        let bytes = Data(#"{"username": "#.utf8) + text + Data(#", "extension_settings": {}}"#.utf8)
        try bytes.write(to: file)
        let outcome = try merge()
        #expect(outcome.status == 2 && outcome.messages.contains("cannot be preserved"), "\(outcome.messages)")
        #expect(try Data(contentsOf: file) == bytes)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/st").count == 2)
    }

    @Test func aWholePairSurvives() throws {
        try folder.write("st/settings.json", #"{"username": "\ud83e\udd8a", "extension_settings": {}}"#)
        #expect(try merge().status == 0)
        #expect(try json("settings.json")["username"] as? String == "🦊")
    }

    /// Settings kept elsewhere, under version control for instance, stay there.
    @Test func linksAreFollowed() throws {
        let link = folder.url.appending(path: "st/settings.json")
        try FileManager.default.removeItem(at: link)
        try folder.write("kept/settings.json", Self.settings)
        try FileManager.default.createSymbolicLink(
            atPath: link.path, withDestinationPath: "../kept/settings.json")
        let outcome = try merge()
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "../kept/settings.json")
        let kept = try String(contentsOf: folder.url.appending(path: "kept/settings.json"), encoding: .utf8)
        #expect(kept.contains("\"cozy\""))
    }

    @Test func aSecondKeyIsSaidToBeInactive() throws {
        try folder.write(
            "st/secrets.json",
            #"{"api_key_openrouter": [{"id": "a", "value": "other", "label": "mine", "active": true}]}"#)
        let outcome = try merge(["--reveal"])
        #expect(outcome.messages.contains("Another key for that provider stays active"), "\(outcome.messages)")
        let secrets = try #require(try json("secrets.json")["api_key_openrouter"] as? [NSDictionary])
        #expect(secrets.map { $0["active"] as? Bool } == [true, false])
    }

    @Test func withoutTheKeyNoSecretIsTouched() throws {
        let outcome = try merge()
        #expect(outcome.status == 0 && outcome.messages.contains("The key was not written"))
        #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/st/secrets.json"))
    }

    @Test(arguments: [
        ("settings.json", "not json", "is not valid JSON"), ("settings.json", "{}", "is not SillyTavern's"),
        ("secrets.json", "{\"api_key_openai\": \"old\"}", "start SillyTavern once"),
        (
            "secrets.json", "{\"api_key_openrouter\":[],\"api_key_openai\":\"x\"}",
            "SillyTavern ignores `api_key_openai`; remove those lines"
        ),
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
