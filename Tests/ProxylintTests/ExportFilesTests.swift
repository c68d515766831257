import Foundation
import TestSupport
import Testing

/// Where exports are written: what is there already is not destroyed.
struct ExportFilesTests {
    private let folder: TemporaryFolder
    private let profile: String

    init() throws {
        folder = try TemporaryFolder()
        profile = try folder.write(
            "p.yaml",
            "version: 1\nname: files\naccounts: {main: {provider: custom, key: {env: KEY}}}\nproxies:\n  - {name: x, account: main, model: m, base_url: \"https://relay.example.org/v1\"}\n"
        )
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "out"), withIntermediateDirectories: true)
    }

    private func path(_ name: String) -> String { folder.url.appending(path: name).path }

    private func export(_ frontEnd: String, _ more: [String]) throws -> RunningProgram.Outcome {
        try RunningProgram.run(["export", frontEnd, profile] + more, environment: ["KEY": "the-key"])
    }

    private func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int
    }

    @Test func allProxiesBecomeConnectionProfiles() throws {
        let file = try folder.write(
            "several.yaml",
            """
            version: 1
            name: several
            front_end: [sillytavern, janitor, other]
            accounts:
              a: {provider: openrouter, key: {env: KEY}}
              b: {provider: chutes, key: {env: KEY_B}}
            proxies:
              - {name: "my one", account: a, model: z-ai/glm-5.2}
              - {name: my/one, account: a, model: deepseek/deepseek-v3.2}
              - {name: three, account: b, model: zai-org/GLM-5.2-TEE}

            """)
        let environment = ["KEY": "the-key", "KEY_B": "another-key"]
        try folder.write("st/settings.json", "{\"extension_settings\":{},\"else\":1}")
        try folder.write("st/OpenAI Settings/x.json", "{}")
        let merged = try RunningProgram.run(
            ["export", "sillytavern", "--all", file, "--merge", path("st"), "--reveal", "--force"],
            environment: environment)
        #expect(merged.status == 0 && merged.output.hasPrefix("Added 3 presets"), "\(merged.output)\(merged.messages)")
        let settings = try String(contentsOfFile: path("st/settings.json"), encoding: .utf8)
        for name in ["my one", "my/one", "three"] { #expect(settings.contains("\"name\": \"\(name)\"")) }
        #expect(settings.contains("\"preset\": \"my-one-2\"") && settings.contains("\"else\": 1"))
        let secrets = try String(contentsOfFile: path("st/secrets.json"), encoding: .utf8)
        #expect(secrets.components(separatedBy: "the-key").count == 2, "one entry for a key that two proxies share")
        #expect(secrets.contains("api_key_chutes"))
        let everywhere = try RunningProgram.run(
            ["export", "--all", path("out"), file, "--force"], environment: environment)
        #expect(everywhere.status == 0, "\(everywhere.messages)")
        let files = try FileManager.default.subpathsOfDirectory(atPath: path("out")).sorted()
        #expect(files.contains("sillytavern/three-connection.json") && files.contains { $0.hasPrefix("janitor/") })
        let one = try RunningProgram.run(["export", "janitor", "--all", file], environment: environment)
        #expect(one.status == 2 && one.messages.contains("takes one proxy at a time"))
        let nowhere = try RunningProgram.run(["export", "--all", path("out"), profile])
        #expect(nowhere.status == 2 && nowhere.messages.contains("names no front end"), "\(nowhere.messages)")
    }

    @Test func pipesAndFoldersAreNotReplaced() throws {
        #expect(mkfifo(path("out/.env"), 0o600) == 0)
        for more in [["--output", path("out")], ["--output", path("out"), "--force"]] {
            let outcome = try export("env", more)
            #expect(outcome.status == 2 && outcome.messages.contains("a device, or a pipe"), "\(outcome.messages)")
        }
        let device = try export("janitor", ["--html", path("out/.env"), "--force"])
        #expect(device.status == 2 && device.messages.contains("a device, or a pipe"), "\(device.messages)")
        #expect(
            try FileManager.default.attributesOfItem(atPath: path("out/.env"))[.type] as? FileAttributeType
                != .typeRegular)
    }

    @Test func linksAreFollowed() throws {
        try folder.write("real/secret.env", "OLD=1\n")
        chmod(path("real/secret.env"), 0o640)
        try FileManager.default.createSymbolicLink(
            atPath: path("out/.env"), withDestinationPath: "../real/secret.env")
        #expect(try export("env", ["--output", path("out"), "--force"]).status == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path("out/.env")) == "../real/secret.env")
        #expect(try String(contentsOfFile: path("real/secret.env"), encoding: .utf8).contains("OPENAI_BASE_URL"))
        #expect(try mode("real/secret.env") == 0o640)
        try FileManager.default.removeItem(atPath: path("real/secret.env"))
        let broken = try export("env", ["--output", path("out"), "--force"])
        #expect(broken.status == 2 && broken.messages.contains("a dangling link"), "\(broken.messages)")
    }

    @Test(arguments: [(0o600, false, 0o600), (0o640, false, 0o640), (0o644, true, 0o600), (0o666, true, 0o600)])
    func theStricterModeHolds(_ before: Int, _ hasKey: Bool, _ after: Int) throws {
        try folder.write("out/.env", "OLD=1\n")
        chmod(path("out/.env"), mode_t(before))
        let outcome = try export("env", ["--output", path("out"), "--force"] + (hasKey ? ["--reveal"] : []))
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(try mode("out/.env") == after)
        #expect(try String(contentsOfFile: path("out/.env"), encoding: .utf8).contains("the-key") == hasKey)
    }

    /// All or none: the last of several files is looked at before the first is written.
    @Test func whereOneFileCannotBeWrittenNoneIs() throws {
        try folder.write("out/x-connection.json", "mine")
        let outcome = try export("sillytavern", ["--output", path("out")])
        #expect(outcome.status == 2 && outcome.messages.contains("x-connection.json"), "\(outcome.messages)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: path("out")) == ["x-connection.json"])
    }

    @Test(arguments: [("sillytavern", "secrets.json"), ("zed", "settings.json"), ("llm", "extra-openai-models.yaml")])
    func anEntryNeverTakesThePlaceOfTheWhole(_ frontEnd: String, _ name: String) throws {
        try folder.write("out/\(name)", "mine")
        let outcome = try export(frontEnd, ["--output", path("out"), "--reveal", "--force"])
        #expect(outcome.status == 2 && outcome.messages.contains("only an entry for it"))
        #expect(outcome.messages.contains("--merge") == (frontEnd == "sillytavern"), "\(outcome.messages)")
        #expect(try String(contentsOfFile: path("out/\(name)"), encoding: .utf8) == "mine")
        #expect(try FileManager.default.contentsOfDirectory(atPath: path("out")) == [name])
    }

    @Test(arguments: [
        ["--merge", "st", "--output", "out"], ["--merge", "st", "--copy"], ["--html", "a.html", "--output", "out"],
        ["--copy", "--output", "out"], ["--merge", "st", "--format", "json"], ["--merge", "st", "--part", "preset"],
    ])
    func whatCannotBeDoneAtOnceIsRefused(_ options: [String]) throws {
        let outcome = try RunningProgram.run(
            ["export", "sillytavern", profile] + options, in: folder.url, environment: ["KEY": "the-key"])
        #expect(outcome.status == 2, "\(outcome.messages)")
        #expect(
            outcome.messages.contains("mutually exclusive") || outcome.messages.contains("cannot be combined with"),
            "\(outcome.messages)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: path("out")).isEmpty)
    }

    @Test func aFolderThatIsMissingIsCalledThat() throws {
        let outcome = try export("env", ["--output", path("nowhere")])
        #expect(outcome.status == 2 && outcome.messages.contains("nowhere` does not exist"), "\(outcome.messages)")
    }

    /// The second file of aider's is an entry, so a second export is told how to go on.
    @Test func aidersSecondExportIsToldHowToGoOn() throws {
        try folder.write("out/.aider.model.settings.yml", "mine")
        try folder.write(
            "p.yaml",
            "version: 1\nname: files\naccounts: {main: {provider: custom, key: {env: KEY}}}\nproxies:\n  - {name: x, account: main, model: m, max_new_tokens: 900, base_url: \"https://relay.example.org/v1\"}\n"
        )
        let outcome = try export("aider", ["--output", path("out"), "--force"])
        #expect(
            outcome.status == 2 && outcome.messages.contains("or use --part config, or delete it"),
            "\(outcome.messages)")
    }

    /// Exact in pipes; a terminal would act on some signs.
    @Test func whatATerminalWouldActOnIsShownHarmless() throws {
        try folder.write(
            "p.yaml",
            "version: 1\nname: files\naccounts: {main: {provider: custom, key: {env: KEY}}}\nproxies:\n  - {name: x, account: main, model: m, base_url: \"https://relay.example.org/v1\"}\ncustom_prompt: \"one\\ttwo\\n\\e]52;c;eHh4\\a\\u009b31mthree\"\n"
        )
        let exact = "one\ttwo\n\u{1B}]52;c;eHh4\u{7}\u{9B}31mthree"
        #expect(try export("janitor", []).output.contains(exact))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c", "import pty, sys; pty.spawn(sys.argv[1:])", RunningProgram.executable.path, "export",
            "janitor", profile,
        ]
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(text.contains("one\ttwo") && text.contains("\u{FFFD}]52;c;eHh4\u{FFFD}\u{FFFD}31mthree"), "\(text)")
        #expect(!text.contains("\u{1B}") && !text.contains("\u{9B}"))
        #expect(text.contains("Terminal control characters"), "\(text)")
    }
}
