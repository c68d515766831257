import Foundation
import TestSupport
import Testing

/// What front ends are given, compared with what was looked at before.
struct ExportTests {
    private static let frontEnds = [
        "aichat", "aider", "bifrost", "continue", "curl", "env", "janitor", "librechat", "litellm", "llm", "openwebui",
        "risuai",
        "sillytavern", "typingmind", "zed",
    ]
    private static let rich = Repository.file("Tests/ProxylintTests/Cases/exports/rich.yaml").path
    private static let keys = [
        "OPENROUTER_API_KEY": TestKey.key(of: "openrouter", 1), "RELAY_KEY": "relay-key-of-the-test",
    ]

    private static func export(
        _ frontEnd: String, _ reference: String, _ more: [String] = [], keys: [String: String] = [:],
        in folder: URL = Repository.root
    ) throws -> RunningProgram.Outcome {
        try RunningProgram.run(["export", frontEnd, reference] + more, in: folder, environment: keys)
    }

    @Test(arguments: frontEnds)
    func documentsAreAsRecorded(_ frontEnd: String) throws {
        var text = ""
        for proxy in ["cozy", "relay", "exact", "here"] {
            // The profile is judged as one for the front end, and not all of them send all of it.
            let outcome = try Self.export(frontEnd, "\(Self.rich)/\(proxy)", ["--force"])
            text += "#### \(proxy): exit \(outcome.status)\n\(outcome.output)"
            if outcome.status != 0 { text += outcome.messages.split(separator: "\n").last.map { "\($0)\n" } ?? "" }
        }
        let difference = try Recorded("Tests/ProxylintTests/Cases/exports/\(frontEnd).txt").difference(from: text)
        #expect(difference == nil, "\(difference ?? "")")
        for key in Self.keys.values { #expect(!text.contains(key)) }
    }

    @Test(arguments: frontEnds)
    func theKeyIsWrittenOnlyWhenAskedFor(_ frontEnd: String) throws {
        for (proxy, variable) in [("cozy", "OPENROUTER_API_KEY"), ("relay", "RELAY_KEY")] {
            let key = try #require(Self.keys[variable])
            let named = try Self.export(frontEnd, "\(Self.rich)/\(proxy)", ["--force"], keys: Self.keys)
            #expect(!(named.output + named.messages).contains(key), "\(named.output)")
            let json = try Self.export(
                frontEnd, "\(Self.rich)/\(proxy)", ["--force", "--format", "json"], keys: Self.keys)
            #expect(!(json.output + json.messages).contains(key))
            // Zed and llm keep keys in stores of their own; their files have no place for one. Of all proxies one has no base.
            if ["zed", "llm", "litellm", "bifrost", "openwebui"].contains(frontEnd) { continue }
            let revealed = try Self.export(frontEnd, "\(Self.rich)/\(proxy)", ["--force", "--reveal"], keys: Self.keys)
            #expect(revealed.output.contains(key), "\(revealed.output) \(revealed.messages)")
            #expect(!revealed.messages.contains(key))
        }
    }

    @Test(arguments: frontEnds)
    func otherSecretsAreWrittenOnlyWhenAskedForToo(_ frontEnd: String) throws {
        let folder = try TemporaryFolder()
        for proxy in [
            "base_url: \"https://relay.example.org/v1\", headers: {X-Api-Key: hidden-one}",
            "base_url: \"https://me:hidden-two@relay.example.org/v1\"",
            "base_url: \"https://relay.example.org/v1\", extra_body: {proxy_password: hidden-three}",
        ] {
            let file = try folder.write(
                "p.yaml",
                "version: 1\nname: one\naccounts: {main: {provider: custom}}\nproxies:\n  - {name: x, account: main, model: m, \(proxy)}\n"
            )
            for format in ["text", "json"] {
                let outcome = try Self.export(frontEnd, file, ["--force", "--format", format])
                #expect(outcome.status == 2 && outcome.messages.contains("--reveal"), "\(outcome.output)")
                #expect(!(outcome.output + outcome.messages).contains("hidden-"))
            }
        }
    }

    @Test func numbersAreNoSecrets() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(
            "p.yaml",
            "version: 1\nname: one\naccounts: {main: {provider: custom}}\nproxies:\n  - {account: main, model: m, base_url: \"https://relay.example.org/v1\", extra_body: {max_completion_tokens: 5, use_auth: false}}\n"
        )
        #expect(try Self.export("curl", file, ["--force"]).status == 0)
    }

    @Test func errorsStopAnExport() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("p.yaml", Sample.error)
        let stopped = try Self.export("janitor", file, in: folder.url)
        #expect(stopped.status == 1 && stopped.output.isEmpty, "\(stopped.output)")
        #expect(stopped.messages.contains("error[retired-model]") && stopped.messages.contains("nothing was exported"))
        let forced = try Self.export("janitor", file, ["--force"], in: folder.url)
        #expect(forced.status == 0 && forced.output.contains("anthropic/claude-3-opus"))
    }

    @Test func wrongUsageIsAClearSentence() throws {
        for (arguments, says) in [
            (["export"], "name a front end"), (["export", "janitr", Self.rich], "did you mean `janitor`?"),
            (["export", "jai", "nothing-of-that-name"], "there is no profile"),
            (["export", "sillytavern", Self.rich, "--force", "--part", "x"], "has preset, commands, profile"),
            (["export", "env", "\(Self.rich)/exact", "--force"], "needs a base URL"),
        ] {
            let outcome = try RunningProgram.run(arguments)
            #expect(outcome.status == 2 && outcome.messages.contains(says), "\(outcome.messages)")
        }
        #expect(
            try RunningProgram.run(["export", "--list"]).output.split(separator: "\n").count == Self.frontEnds.count)
    }

    /// Killed at any moment, an export leaves the old file or the new one, whole.
    @Test func anInterruptedExportLeavesAWholeFile() throws {
        let folder = try TemporaryFolder()
        var wholes: Set<String> = []
        for letter in ["a", "b"] {
            let prompt = String(repeating: "\(letter) long prompt. ", count: 20_000)
            try folder.write(
                "\(letter).yaml",
                Sample.clean.replacing("model: z-ai/glm-5.2", with: "model: z-ai/glm-5.2, custom_prompt: \"\(prompt)\"")
            )
            wholes.insert(try Self.export("janitor", folder.url.path + "/\(letter).yaml").output)
        }
        #expect(wholes.count == 2 && wholes.allSatisfy { $0.utf8.count > 300_000 })
        let out = folder.url.appending(path: "out")
        try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
        var seen: Set<String> = []
        for round in 0..<60 {
            let process = Process()
            process.executableURL = RunningProgram.executable
            process.arguments = [
                "export", "janitor", folder.url.path + "/\(round % 2 == 0 ? "a" : "b").yaml", "--output", out.path,
                "--force",
            ]
            process.environment = [:]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            // Every third run is left alone, the others end at some moment of theirs.
            if round % 3 != 0 {
                usleep(UInt32(round * 700))
                kill(process.processIdentifier, SIGKILL)
            }
            process.waitUntilExit()
            guard let text = try? String(contentsOf: out.appending(path: "janitor.txt"), encoding: .utf8) else {
                continue
            }
            #expect(wholes.contains(text), "round \(round): \(text.utf8.count) bytes")
            seen.insert(text)
        }
        #expect(seen.count == 2)
    }

    @Test func filesAreNeverOverwrittenWithoutBeingAsked() throws {
        let folder = try TemporaryFolder()
        let arguments = ["--force", "--output", folder.url.path]
        #expect(try Self.export("env", "\(Self.rich)/cozy", arguments).status == 0)
        let file = folder.url.appending(path: ".env")
        let first = try String(contentsOf: file, encoding: .utf8)
        #expect(first.contains("OPENAI_BASE_URL=https://openrouter.ai/api/v1"))
        let profile = try folder.write("p.yaml", Sample.clean)
        let again = try Self.export("env", profile, ["--output", folder.url.path])
        #expect(again.status == 2 && again.messages.contains("--force to overwrite it"), "\(again.messages)")
        #expect(try String(contentsOf: file, encoding: .utf8) == first)
        let revealed = try Self.export("env", "\(Self.rich)/relay", arguments + ["--reveal"], keys: Self.keys)
        #expect(revealed.status == 0, "\(revealed.messages)")
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == [".env", "p.yaml"])
    }
}
