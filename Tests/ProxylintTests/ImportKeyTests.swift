import Foundation
import TestSupport
import Testing

/// The keys that stand in what is imported: never printed, never in a profile, never at another's host.
struct ImportKeyTests {
    private static func sheet(_ host: String, _ key: String) -> String {
        "Config Name\ncozy\nModel Name\nm\nProxy URL\nhttps://\(host)/v1/chat/completions\nAPI Key\n\(key)\n"
    }

    @Test func areNeverWrittenIntoAProfile() throws {
        let folder = try TemporaryFolder()
        let key = TestKey.key(of: "openrouter", 1)
        let sources = [
            "curl":
                "curl https://openrouter.ai/api/v1/chat/completions -H 'Authorization: Bearer \(key)' -d '{\"model\":\"z-ai/glm-5.2\"}'",
            "env": "OPENAI_BASE_URL=https://openrouter.ai/api/v1\nOPENAI_API_KEY=\(key)\nOPENAI_MODEL=z-ai/glm-5.2\n",
            "janitor":
                "Config Name\ncozy\nModel Name\nz-ai/glm-5.2\nProxy URL\nhttps://openrouter.ai/api/v1/chat/completions\nAPI Key\n\(key)\n",
            "risuai":
                "{\"aiModel\":\"reverse_proxy\",\"forceReplaceUrl\":\"https://openrouter.ai/api/v1/chat/completions\",\"customProxyRequestModel\":\"z-ai/glm-5.2\",\"proxyKey\":\"\(key)\"}",
        ]
        for (format, text) in sources {
            let told = try RunningProgram.run(
                ["import", format, "-"], in: folder.url, input: text, environment: ["HOME": folder.url.path])
            #expect(told.status == 0 && !(told.output + told.messages).contains(key), "\(format): \(told.messages)")
            #expect(
                told.output.contains("provider: openrouter\n    key: {keyring: imported-openrouter}"),
                "\(format): \(told.output)")
            #expect(told.output.contains("model: z-ai/glm-5.2") && !told.output.contains("base_url"), "\(told.output)")
            #expect(told.messages.contains("proxylint key set imported-openrouter"), "\(told.messages)")
            let stored = try RunningProgram.run(
                ["import", format, "-", "--store-key"], in: folder.url, input: text,
                environment: ["HOME": folder.url.path])
            #expect(stored.status == 0 && !(stored.output + stored.messages).contains(key), "\(stored.messages)")
            let file = folder.url.appending(path: ".local/share/proxylint/keys/imported-openrouter")
            #expect(try String(contentsOf: file, encoding: .utf8) == key)
            try FileManager.default.removeItem(at: file)
        }
    }

    @Test func keysOfTwoHostsHaveTwoNames() throws {
        let folder = try TemporaryFolder()
        let keys = folder.url.appending(path: ".local/share/proxylint/keys")
        func run(_ host: String, _ options: [String]) throws -> RunningProgram.Outcome {
            try RunningProgram.run(
                ["import", "janitor", "-", "--store-key"] + options, in: folder.url,
                input: Self.sheet(host, "key-of-\(host)"), environment: ["HOME": folder.url.path])
        }
        func stored(_ name: String) -> String? {
            try? String(contentsOf: keys.appending(path: name), encoding: .utf8)
        }
        let first = try run("relay-a.example.org", ["--name", "evenings"])
        #expect(first.status == 0 && first.output.contains("{keyring: evenings-custom}"), "\(first.output)")
        let second = try run("relay-b.example.org", ["--name", "nights"])
        #expect(second.status == 0 && second.output.contains("{keyring: nights-custom}"), "\(second.output)")
        #expect(stored("evenings-custom") == "key-of-relay-a.example.org")
        #expect(stored("nights-custom") == "key-of-relay-b.example.org")
        // The same name again is refused before anything is written.
        let third = try run("relay-c.example.org", ["--name", "evenings", "--output", "c.yaml"])
        #expect(third.status == 2 && third.messages.contains("`proxylint key rm evenings-custom`"), "\(third.messages)")
        #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "c.yaml").path))
        #expect(stored("evenings-custom") == "key-of-relay-a.example.org")
        let forced = try run("relay-c.example.org", ["--name", "evenings", "--force"])
        #expect(forced.status == 0 && stored("evenings-custom") == "key-of-relay-c.example.org", "\(forced.messages)")
    }

    @Test func hostsWithinOneProfileDoNotShareAKey() throws {
        let outcome = try RunningProgram.run(
            ["import", "env", "-", "--name", "любимые/".replacingOccurrences(of: "/", with: "")],
            input:
                "OPENAI_API_BASE_URLS=https://a.example.org/v1;https://b.example.org/v1\nOPENAI_API_KEYS=one-key-1;two-key-2\nOPENAI_MODEL=m\n"
        )
        #expect(outcome.output.contains("key: {keyring: \"любимые-custom\"}"), "\(outcome.output)")
        #expect(outcome.output.contains("key: {keyring: \"любимые-custom-2\"}"), "\(outcome.output)")
    }

    @Test func longNamesStayApart() throws {
        let folder = try TemporaryFolder()
        let name = String(repeating: "夜", count: 60)
        let outcome = try RunningProgram.run(
            ["import", "janitor", "-", "--store-key", "--name", name], in: folder.url,
            input: Self.sheet("relay.example.org", "key-1234"), environment: ["HOME": folder.url.path])
        #expect(outcome.status == 0 && outcome.output.contains("-custom\"}"), "\(outcome.messages)")
    }

    @Test func aKeyThatCannotBeStoredIsTold() throws {
        let folder = try TemporaryFolder()
        let outcome = try RunningProgram.run(
            ["import", "janitor", "-", "--store-key", "--output", "p.yaml"], in: folder.url,
            input: Self.sheet("relay.example.org", "key-1234"))
        #expect(outcome.status == 2, "\(outcome.messages)")
        #expect(
            outcome.messages.contains("store the key with `proxylint key set imported-custom`"), "\(outcome.messages)")
        #expect(FileManager.default.fileExists(atPath: folder.url.appending(path: "p.yaml").path))
    }

    /// In a terminal of the test's own.
    @Test(arguments: [("y\n", true), ("\n", false), ("n\n", false)])
    func atATerminalItIsAsked(_ answer: String, isStored: Bool) throws {
        let folder = try TemporaryFolder()
        let key = TestKey.key(of: "custom", 3)
        let file = try folder.write("sheet.txt", Self.sheet("relay.example.org", key))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "script", "--quiet", "--return", "--command",
            "'\(RunningProgram.executable.path)' import janitor '\(file)' --name asked", "/dev/null",
        ]
        process.environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder.url.path,
            "SHELL": "/bin/sh", "TERM": "xterm",
        ]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(answer.utf8))
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0 && !text.contains(key), "\(text)")
        #expect(text.contains("Store it as asked-custom? [y/N]"), "\(text)")
        let stored = folder.url.appending(path: ".local/share/proxylint/keys/asked-custom")
        #expect(FileManager.default.fileExists(atPath: stored.path) == isStored, "\(text)")
    }
}
