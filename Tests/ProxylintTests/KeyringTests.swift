import Foundation
import TestSupport
import Testing

/// The desktop's keyring, in a session bus of the test's own with gnome-keyring as the Secret Service.
@Suite(.enabled(if: OutsidePrograms.areThere, "make test installs what this needs"))
struct KeyringTests {
    /// Runs shell commands within a session that has an unlocked keyring.
    private func session(_ script: String, in folder: URL) throws -> String {
        let runtime = folder.appending(path: "run")
        try FileManager.default.createDirectory(
            at: runtime, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let whole = """
            exec 2>&1
            printf pw | gnome-keyring-daemon --unlock --foreground --components=secrets >/dev/null 2>&1 &
            keyring=$!
            for attempt in $(seq 100); do
                dbus-send --session --print-reply --dest=org.freedesktop.DBus /org/freedesktop/DBus \
                    org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q true && break
                sleep 0.1
            done
            \(script)
            kill $keyring
            """
        // Threads of tests hold signals back, and children inherit that: the session could not end its daemons.
        let release =
            "import os, signal, sys; signal.pthread_sigmask(signal.SIG_SETMASK, []); os.execvp(sys.argv[1], sys.argv[1:])"
        process.arguments = ["python3", "-c", release, "dbus-run-session", "--", "sh", "-c", whole]
        process.currentDirectoryURL = folder
        process.environment = [
            "HOME": folder.path, "XDG_RUNTIME_DIR": runtime.path,
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
            "PROXYLINT": RunningProgram.executable.path, "SWIFT_BACKTRACE": "enable=no",
        ]
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text
    }

    @Test func keysAreStoredFoundListedAndRemoved() throws {
        let key = TestKey.key(of: "vllm", 7)
        let world = try ProviderWorld(answers: [key: .init(body: "{\"data\":[]}")])
        try world.folder.write("key.txt", key + "\n")
        try world.folder.write(
            "p.yaml",
            """
            version: 1
            name: one
            accounts:
              main: {provider: vllm, key: {keyring: мой-server}}
            proxies:
              - {account: main, base_url: "\(world.plain)/v1", model: m}

            """)
        let output = try session(
            """
            "$PROXYLINT" key set мой-server < key.txt; echo "set $?"
            "$PROXYLINT" key set other < key.txt >/dev/null
            "$PROXYLINT" key list; echo "list $?"
            "$PROXYLINT" verify p.yaml; echo "verify $?"
            "$PROXYLINT" key rm мой-server; echo "rm $?"
            "$PROXYLINT" key rm мой-server; echo "rm again $?"
            "$PROXYLINT" verify p.yaml | tr '\\n' ' '; echo "verify again"
            "$PROXYLINT" key list
            """, in: world.folder.url)
        #expect(output.contains("in the keyring. In profiles: key: {keyring: мой-server}\nset 0\n"), "\(output)")
        #expect(output.contains("other       keyring\nмой-server  keyring\nlist 0\n"), "\(output)")
        #expect(output.contains("from the keyring, stored as мой-server") && output.contains("verify 0\n"), "\(output)")
        #expect(output.contains("Removed `мой-server` from the keyring.\nrm 0\n"), "\(output)")
        #expect(output.contains("no key is stored as `мой-server`") && output.contains("rm again 2\n"), "\(output)")
        #expect(output.hasSuffix("verify again\nother  keyring\n"), "\(output)")
        #expect(!output.contains(key))
        #expect(!FileManager.default.fileExists(atPath: world.folder.url.path + "/.local/share/proxylint"))
    }
}

/// Programs from outside that `make test` installs.
enum OutsidePrograms {
    /// Whether they were asked for.
    static let areThere = ProcessInfo.processInfo.environment["PROXYLINT_TEST_TOOLS"] != nil
}
