import Foundation
import Testing

/// `export --copy`, in a terminal of the test's own with a stand-in for the desktop's clipboard.
struct FormWalkTests {
    @Test func everyFieldIsCopiedInTurnAndTheKeyIsNotShown() throws {
        let folder = try TemporaryFolder()
        let key = TestKey.key(of: "openrouter", 1)
        try folder.write("bin/xclip", "#!/bin/sh\nprintf '%s' '---' >>\"$CLIPS\"\ncat >>\"$CLIPS\"\n")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: folder.url.appending(path: "bin/xclip").path)
        let profile = try folder.write(
            "p.yaml",
            """
            version: 1
            name: one
            accounts:
              main: {provider: openrouter, key: {env: KEY}}
            proxies:
              - {name: cozy, account: main, model: z-ai/glm-5.2}

            """)
        // `script` gives the program a terminal; Enter four times.
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "script", "--quiet", "--return", "--command",
            "'\(RunningProgram.executable.path)' export janitor '\(profile)' --copy", "/dev/null",
        ]
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        process.environment = [
            "PATH": "\(folder.url.path)/bin:\(path)", "DISPLAY": ":99", "CLIPS": folder.url.path + "/clips", "KEY": key,
            "SHELL": "/bin/sh", "TERM": "xterm",
        ]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data("\n\n\n\n".utf8))
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text)")
        let clips = try String(contentsOf: folder.url.appending(path: "clips"), encoding: .utf8)
        #expect(clips == "---cozy---z-ai/glm-5.2---https://openrouter.ai/api/v1/chat/completions---\(key)---")
        #expect(!text.contains(key) && text.contains("sk-or-v1-…\(key.suffix(4))"), "\(text)")
        #expect(text.contains("The clipboard is empty again."))
    }

    @Test func withoutATerminalItIsRefused() throws {
        let folder = try TemporaryFolder()
        let profile = try folder.write("p.yaml", Sample.clean.replacing("{keyring: openrouter}", with: "{env: KEY}"))
        let outcome = try RunningProgram.run(
            ["export", "janitor", profile, "--copy"], in: folder.url,
            environment: ["KEY": TestKey.key(of: "openrouter", 1)])
        #expect(outcome.status == 2 && outcome.messages.contains("needs a terminal"), "\(outcome.messages)")
    }
}
