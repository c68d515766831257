import Foundation
import TestSupport

/// A folder with profiles and a state of its own, in which commands run as a user runs them.
final class ManagedFolder: Sendable {
    let folder: TemporaryFolder

    /// Three providers, so that a rotation has somewhere to go.
    static let evenings = """
        version: 1
        name: evenings
        front_end: janitor
        accounts:
          router: {provider: openrouter, key: {env: OPENROUTER_API_KEY}, credits_purchased_usd: 0}
          chutes: {provider: chutes, key: {keyring: chutes}}
        proxies:
          - {name: free, account: router, model: "google/gemma-4-31b-it:free", context_size: 16384}
          - {name: other, account: router, model: "nvidia/nemotron-3-ultra-550b-a55b:free", context_size: 16384}
          - {name: paid, account: router, model: z-ai/glm-5.2, context_size: 16384}
          - {name: spare, account: chutes, model: zai-org/GLM-5.1-TEE, context_size: 32768}

        """

    init(_ profiles: [String: String] = ["evenings": evenings]) throws {
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "profiles"), withIntermediateDirectories: true)
        for (name, text) in profiles { try folder.write("profiles/\(name).yaml", text) }
    }

    /// What commands see of the environment.
    var environment: [String: String] {
        [
            "HOME": folder.url.path, "XDG_STATE_HOME": folder.url.path + "/state",
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "TZ": "UTC",
        ]
    }

    @discardableResult
    func run(
        _ arguments: String..., input: String? = nil, adding variables: [String: String] = [:]
    ) throws -> RunningProgram.Outcome {
        try RunningProgram.run(
            arguments, in: folder.url, input: input, environment: environment.merging(variables) { $1 })
    }

    /// A file's text.
    func text(_ path: String) throws -> String {
        try String(contentsOf: folder.url.appending(path: path), encoding: .utf8)
    }

    /// Runs the program in a terminal of its own and types `keys`, each a moment after what it waits for was shown.
    func inTerminal(
        _ arguments: String, typing keys: [(after: String, keys: String)], adding variables: [String: String] = [:]
    ) throws -> (status: Int32, screen: String) {
        let script = """
            import os, pty, select, sys, json
            arguments, keys, seconds = sys.argv[1], json.loads(sys.argv[2]), 20
            process, terminal = pty.fork()
            if process == 0:
                import signal
                signal.pthread_sigmask(signal.SIG_UNBLOCK, signal.valid_signals())
                os.execv("/bin/sh", ["sh", "-c", arguments])
            shown = b""
            seen = 0
            import time
            end = time.time() + seconds
            while time.time() < end:
                if keys and keys[0][0].encode() in shown[seen:]:
                    seen = len(shown)
                    time.sleep(0.1)
                    os.write(terminal, keys.pop(0)[1].encode())
                if not select.select([terminal], [], [], 0.1)[0]:
                    continue
                try:
                    chunk = os.read(terminal, 65536)
                except OSError:
                    break
                if not chunk:
                    break
                shown += chunk
            else:
                os.kill(process, 9)
            status = os.waitpid(process, 0)[1]
            sys.stdout.write(shown.decode("utf-8", "replace"))
            sys.exit(os.waitstatus_to_exitcode(status) if status & 127 == 0 else 99)
            """
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let typed = try JSONSerialization.data(withJSONObject: keys.map { [$0.after, $0.keys] })
        process.arguments = [
            "python3", "-c", script, "'\(RunningProgram.executable.path)' \(arguments)",
            String(decoding: typed, as: UTF8.self),
        ]
        process.currentDirectoryURL = folder.url
        process.environment = environment.merging(["TERM": "xterm"]) { $1 }.merging(variables) { $1 }
        let output = Pipe()
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let screen = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, screen)
    }
}
