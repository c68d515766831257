import Foundation
import TestSupport
import Testing

/// `key set`, `key rm`, `key list`, without a keyring: in files that only their owner can read.
struct KeyCommandTests {
    private let folder: TemporaryFolder
    private let environment: [String: String]

    init() throws {
        folder = try TemporaryFolder()
        environment = ["HOME": folder.url.path]
    }

    private func run(_ arguments: [String], input: String? = nil) throws -> RunningProgram.Outcome {
        try RunningProgram.run(["key"] + arguments, in: folder.url, input: input, environment: environment)
    }

    private func keyFile(_ name: String) -> URL {
        folder.url.appending(path: ".local/share/proxylint/keys/\(name)")
    }

    @Test func aKeyIsKeptWhereOnlyItsOwnerCanReadIt() throws {
        let key = TestKey.key(of: "openrouter", 1)
        let set = try run(["set", "openrouter"], input: key + "\n")
        #expect(set.status == 0, "\(set.messages)")
        #expect(set.output.contains("sk-or-v1-…\(key.suffix(4))") && set.output.contains("key: {keyring: openrouter}"))
        #expect(!(set.output + set.messages).contains(key) && set.messages.contains("No keyring is available"))
        let attributes = try FileManager.default.attributesOfItem(atPath: keyFile("openrouter").path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let above = try FileManager.default.attributesOfItem(
            atPath: keyFile("openrouter").deletingLastPathComponent().path)
        #expect(above[.posixPermissions] as? Int == 0o700)
        #expect(try String(contentsOf: keyFile("openrouter"), encoding: .utf8) == key)
        #expect(try run(["list"]).output == "openrouter  file\n")
        #expect(
            try run(["list", "--format", "json"]).output.contains(#""keys":[{"name":"openrouter","place":"file"}]"#))
    }

    @Test func aStoredKeyIsFoundByProfiles() throws {
        let key = TestKey.key(of: "vllm", 1)
        let world = try ProviderWorld(answers: [key: .init(body: "{\"data\":[]}")])
        let set = try RunningProgram.run(
            ["key", "set", "my server", "--file"], in: world.folder.url, input: "Bearer \"\(key)\"\r\n",
            environment: world.environment)
        #expect(set.status == 2)
        for name in ["server", "ключ", "..", "a/b"] {
            let set = try RunningProgram.run(
                ["key", "set", name, "--file"], in: world.folder.url, input: "Bearer \"\(key)\"\r\n",
                environment: world.environment)
            #expect(set.status == 0 && set.messages.contains("`Bearer`, quotes"), "\(set.messages)")
            let profile = """
                version: 1
                name: one
                accounts:
                  main: {provider: vllm, key: {keyring: "\(name)"}}
                proxies:
                  - {account: main, base_url: "\(world.plain)/v1", model: m}

                """
            #expect(try world.verify(profile).status == 0)
        }
        let list = try RunningProgram.run(["key", "list"], environment: world.environment)
        #expect(list.output == "..      file\na/b     file\nserver  file\nключ    file\n", "\(list.output)")
    }

    @Test func aKeyIsReplacedAndRemoved() throws {
        _ = try run(["set", "a"], input: "first-key-of-all")
        _ = try run(["set", "a"], input: "second-key-of-all")
        #expect(try String(contentsOf: keyFile("a"), encoding: .utf8) == "second-key-of-all")
        let files = try FileManager.default.contentsOfDirectory(atPath: keyFile("a").deletingLastPathComponent().path)
        #expect(files == ["a"])
        #expect(try run(["rm", "a"]).status == 0)
        let again = try run(["rm", "a"])
        #expect(
            again.status == 2
                && again.messages.contains("no key is stored as `a`; see the names with `proxylint key list`"))
        #expect(try run(["list"]).messages.contains("No keys are stored"))
    }

    @Test func whatIsNoKeyIsNotStored() throws {
        for (input, says) in [
            ("", "the key is empty"), ("\n\n", "the key is empty"), ("\u{200B}", "the key is empty"),
            (String(repeating: "k", count: 5000), "longer than 4096 bytes"),
        ] {
            let set = try run(["set", "a"], input: input)
            #expect(set.status == 2 && set.messages.contains(says), "\(set.messages)")
        }
        // The key is no argument: a second one is refused without being repeated.
        let argument = try run(["set", "a", "sk-or-v1-0123456789abcdef"], input: "")
        #expect(argument.status == 2 && !argument.messages.contains("0123456789abcdef"), "\(argument.messages)")
        #expect(!FileManager.default.fileExists(atPath: keyFile("a").path))
    }

    @Test func whereNothingCanBeWrittenThereIsAClearSentence() throws {
        let nowhere = try RunningProgram.run(["key", "set", "a"], input: "some-key", environment: [:])
        #expect(nowhere.status == 2 && nowhere.messages.contains("neither XDG_DATA_HOME nor HOME"))
        try folder.write("blocked", "a file where a folder belongs")
        let blocked = try RunningProgram.run(
            ["key", "set", "a"], input: "some-key", environment: ["XDG_DATA_HOME": folder.url.path + "/blocked"])
        #expect(blocked.status == 2 && blocked.messages.contains("cannot write"), "\(blocked.messages)")
        #expect(!blocked.messages.contains("some-key"))
    }
}
