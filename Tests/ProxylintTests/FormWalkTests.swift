import Foundation
import TestSupport
import Testing

/// `export --copy`, in a terminal of the test's own with a stand-in for the desktop's clipboard.
struct FormWalkTests {
    private let folder: TemporaryFolder
    private let key = TestKey.key(of: "openrouter", 1)
    private let profile: String

    init() throws {
        folder = try TemporaryFolder()
        profile = try folder.write(
            "p.yaml",
            """
            version: 1
            name: one
            accounts:
              main: {provider: openrouter, key: {env: KEY}}
            proxies:
              - {name: cozy, account: main, model: z-ai/glm-5.2, max_new_tokens: 777}
            generation: {temperature: 0.85}

            """)
    }

    /// The clipboard's content stands in the file `clip`, everything that was ever in it in `clips`.
    private func write(clipboard script: String, as name: String = "xclip") throws {
        try folder.write("bin/\(name)", "#!/bin/sh\n\(script)\n")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: folder.url.appending(path: "bin/\(name)").path)
    }

    private static let works =
        "cat >\"$CLIPS/clip\"; { printf '%s' '---'; cat \"$CLIPS/clip\"; } >>\"$CLIPS/clips\""

    private func content(_ name: String) -> String {
        (try? String(contentsOf: folder.url.appending(path: name), encoding: .utf8)) ?? "missing"
    }

    /// Runs the walk in a terminal of Python's: `keys` are pressed one after the other, each when its prompt is there; a
    /// number is a signal.
    private func walk(
        _ keys: [String], variables: [String: String] = ["DISPLAY": ":99"]
    ) throws -> (status: Int32, text: String) {
        let script = """
            import os, pty, signal, sys, time, select
            pid, terminal = pty.fork()
            if pid == 0:
                for one in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM): signal.signal(one, signal.SIG_DFL)
                os.execv(sys.argv[1], sys.argv[1:5] + ["--copy"])
            shown = b""
            def read(seconds, until=None):
                global shown
                end = time.time() + seconds
                seen = b""
                while time.time() < end:
                    ready, _, _ = select.select([terminal], [], [], 0.05)
                    if not ready: continue
                    try: chunk = os.read(terminal, 65536)
                    except OSError: return
                    if not chunk: return
                    shown += chunk
                    seen += chunk
                    if until and until in seen: return
            for key in sys.argv[5:]:
                read(10, b"press Enter")
                if key.isdigit(): os.kill(pid, int(key))
                elif key == "hangup":
                    os.close(terminal)
                    break
                else: os.write(terminal, key.encode().decode("unicode_escape").encode())
            if sys.argv[-1] != "hangup": read(10)
            # Whatever it waits for, the test does not.
            end = time.time() + 10
            while time.time() < end:
                done, status = os.waitpid(pid, os.WNOHANG)
                if done: break
                time.sleep(0.02)
            else:
                os.kill(pid, signal.SIGKILL)
                _, status = os.waitpid(pid, 0)
            sys.stdout.buffer.write(shown)
            sys.stdout.flush()
            os._exit(os.waitstatus_to_exitcode(status) % 256)
            """
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            ["python3", "-c", script, RunningProgram.executable.path, "export", "janitor", profile] + keys
        process.environment = variables.merging([
            "PATH": "\(folder.url.path)/bin:/usr/bin:/bin", "CLIPS": folder.url.path, "KEY": key, "SHELL": "/bin/sh",
            "TERM": "xterm",
        ]) { mine, _ in mine }
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }

    @Test func everyFieldIsCopiedInTurnAndTheKeyIsNotShown() throws {
        try write(clipboard: Self.works)
        let (status, text) = try walk(["\\n", "\\n", "\\n", "\\n"])
        #expect(status == 0, "\(text)")
        #expect(
            content("clips") == "---cozy---z-ai/glm-5.2---https://openrouter.ai/api/v1/chat/completions---\(key)---")
        #expect(!text.contains(key) && text.contains("sk-or-v1-…\(key.suffix(4))"), "\(text)")
        #expect(text.contains("The clipboard was cleared."))
        // What is typed or slid, and what makes it work, comes at the end.
        let end = try #require(text.firstRange(of: "was cleared")).upperBound
        for part in [
            "Temperature     0.85", "Max new tokens  777", "apply to the whole account", "Press Save Settings",
            "reload every open Janitor tab",
        ] {
            #expect(text[end...].contains(part), "\(part): \(text)")
        }
        #expect(text.contains("API Settings, tab Proxy, Add Configuration"))
    }

    /// It works until the key is in it.
    @Test func aClipboardThatIsNotEmptiedIsNotSaidToBe() throws {
        try write(clipboard: "cat >\"$CLIPS/new\"; [ -s \"$CLIPS/new\" ] || exit 1; mv \"$CLIPS/new\" \"$CLIPS/clip\"")
        let (status, text) = try walk(["\\n", "\\n", "\\n", "\\n"])
        #expect(content("clip") == key)
        #expect(
            status == 2 && !text.contains("was cleared") && text.contains("could not clear the clipboard"), "\(text)")
    }

    /// It stops working half-way: the walk ends, and what was copied is cleared.
    @Test func aClipboardThatFailsHalfWayIsEmptied() throws {
        try write(
            clipboard:
                "cat >\"$CLIPS/new\"; grep -q https \"$CLIPS/new\" && exit 1; mv \"$CLIPS/new\" \"$CLIPS/clip\"")
        let (status, text) = try walk(["\\n", "\\n", "\\n", "\\n"])
        #expect(
            status == 2 && text.contains("cannot write to the clipboard anymore") && content("clip") == "", "\(text)")
        #expect(text.contains("was cleared") && !text.contains("OSC 52"), "\(text)")
    }

    @Test(arguments: ["15", "1", "2", "hangup"])
    func aSignalEmptiesTheClipboardToo(_ signal: String) throws {
        try write(clipboard: Self.works)
        let (status, text) = try walk(["\\n", "\\n", "\\n", signal])
        #expect(content("clips").hasSuffix("---\(key)---") && content("clip") == "", "\(signal): \(text)")
        #expect(status == 130, "\(signal): \(status) \(text)")
    }

    @Test func theEndOfInputEmptiesTheClipboard() throws {
        try write(clipboard: Self.works)
        let (status, text) = try walk(["\\n", "\\n", "\\n", "\\x04"])
        #expect(content("clip") == "" && content("clips").contains(key))
        #expect(status == 1 && text.contains("The input ended before the last field"), "\(text)")
        #expect(!text.contains("Press Save Settings"), "\(text)")
    }

    /// Where the terminal is asked, nothing says whether it did.
    @Test(arguments: [(["WAYLAND_DISPLAY": "w0"], "install wl-clipboard"), ([:], "there is no desktop session")])
    func whatIsUnconfirmedIsSaid(_ variables: [String: String], _ advice: String) throws {
        let (status, text) = try walk(["\\n", "\\n", "\\n", "\\n"], variables: variables)
        #expect(status == 0 && text.contains("OSC 52") && text.contains(advice), "\(text)")
        #expect(text.contains("cannot confirm it") && !text.contains("was cleared"), "\(text)")
    }

    @Test func withoutATerminalItIsRefused() throws {
        let file = try folder.write("q.yaml", Sample.clean.replacing("{keyring: openrouter}", with: "{env: KEY}"))
        let outcome = try RunningProgram.run(
            ["export", "janitor", file, "--copy"], in: folder.url, environment: ["KEY": key])
        #expect(outcome.status == 2 && outcome.messages.contains("needs a terminal"), "\(outcome.messages)")
    }
}
