import Foundation
import Synchronization
import TestSupport
import Testing

/// The state on disk: whole whatever happens, and never worth more than a pointer.
struct StateTests {
    /// A state's text, wherever it is whole.
    private func state(_ place: ManagedFolder) throws -> [String: Any] {
        let text = try place.text("state/proxylint/state.json")
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
    }

    private func leftovers(_ place: ManagedFolder, _ path: String) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: place.folder.url.appending(path: path).path)
        return (names ?? []).filter { $0.hasPrefix(".") }
    }

    @Test func fiftyAtOnce() throws {
        let place = try ManagedFolder()
        let names = ["free", "other", "paid", "spare"]
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 50) { number in
            let outcome = try? place.run("use", "evenings/\(names[number % 4])")
            if outcome?.status != 0 { failures.withLock { $0.append(outcome?.messages ?? "not run") } }
        }
        #expect(failures.withLock { $0 }.isEmpty)
        let state = try state(place)
        let active = try #require(state["active"] as? [String: Any])
        #expect(names.contains(try #require(active["proxy"] as? String)))
        #expect(leftovers(place, "state/proxylint").isEmpty)
    }

    @Test func killedAtAnyMoment() throws {
        let place = try ManagedFolder()
        try place.run("use", "evenings/free")
        let names = ["free", "other", "paid", "spare"]
        var generator = SystemRandomNumberGenerator()
        let size = { (number: Int) in "context_size: \(8000 + number)" }
        let whole = Set(
            (0...200).map {
                ManagedFolder.evenings.replacingOccurrences(
                    of: "gemma-4-31b-it:free\", context_size: 16384", with: "gemma-4-31b-it:free\", \(size($0))")
            } + [ManagedFolder.evenings])
        for number in 0..<200 {
            let process = Process()
            process.executableURL = RunningProgram.executable
            process.arguments =
                number.isMultiple(of: 2)
                ? ["use", "evenings/\(names[number / 2 % 4])"]
                : ["set", "evenings/free", "context_size", String(8000 + number)]
            process.currentDirectoryURL = place.folder.url
            process.environment = place.environment
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            usleep(UInt32.random(in: 0...25_000, using: &generator))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let active = try #require(try state(place)["active"] as? [String: Any])
            #expect(names.contains(try #require(active["proxy"] as? String)))
            #expect(whole.contains(try place.text("profiles/evenings.yaml")))
        }
        // The next run clears away what the killed ones left.
        try place.run("use", "evenings/free")
        try place.run("set", "evenings/free", "context_size", "8000")
        #expect(leftovers(place, "state/proxylint").isEmpty && leftovers(place, "profiles").isEmpty)
    }

    @Test func whatAKilledProcessLeftIsClearedAway() throws {
        let place = try ManagedFolder()
        try place.run("use", "evenings")
        try place.folder.write("state/proxylint/.proxylint-123-456", "half")
        try place.folder.write("state/proxylint/.proxylint-notes", "somebody's own")
        try place.folder.write("profiles/.proxylint-123-456", "half")
        #expect(try place.run("current").status == 0)
        #expect(leftovers(place, "state/proxylint") == [".proxylint-notes"])
        #expect(leftovers(place, "profiles").isEmpty)
    }

    @Test(arguments: [
        "", "{", "null", "[]", "{\"version\": \"x\"}", "\u{0}\u{1}", "{\"active\": {}}", "{\"version\": \"1\"}",
        "{\"version\": 1, \"active\": \"evenings/free\"}", "{\"version\": 1, \"active\": {\"profile\": 5}}",
    ])
    func aDamagedFileCostsThePointerAlone(text: String) throws {
        let place = try ManagedFolder()
        try place.folder.write("state/proxylint/state.json", text)
        let outcome = try place.run("list")
        #expect(outcome.status == 0 && outcome.output.contains("free"))
        #expect(outcome.messages.contains("state.json` is corrupted, so the active proxy is unknown"))
        let used = try place.run("use", "evenings/spare")
        #expect(used.status == 0 && used.messages.split(separator: "\n").count { $0.contains("is corrupted") } == 1)
        #expect(try place.run("current").output == "evenings/spare\n")
        #expect(try place.text("profiles/evenings.yaml") == ManagedFolder.evenings)
    }

    @Test(arguments: [
        #"{"version": 1, "active": "evenings"}"#, #"{"version": 1, "active": {"profile": 5}}"#,
        #"{"version": 1, "active": {"profile": "evenings", "proxy": "free", "index": 1e300, "file": "x"}, "failures": 7}"#,
        #"{"version": 1, "active": {"profile": "evenings", "proxy": "free", "index": -9e99, "file": "/x"}}"#,
        #"{"version": 1, "failures": [{"cause": "x", "scope": "y", "seen": "z"}, 4, null]}"#,
    ])
    func oddMembersAreNoTrap(text: String) throws {
        let place = try ManagedFolder()
        try place.folder.write("state/proxylint/state.json", text)
        #expect([0, 2].contains(try place.run("list").status))
        #expect(try place.run("use", "evenings/spare").status == 0)
        #expect(try place.run("current").output == "evenings/spare\n")
    }

    @Test func whatANewerVersionAddsIsKept() throws {
        let place = try ManagedFolder()
        try place.run("use", "evenings")
        let text = try place.text("state/proxylint/state.json")
        try place.folder.write(
            "state/proxylint/state.json",
            text.replacingOccurrences(of: "\"failures\"", with: "\"pinned\": [1.50, \"x\"],\n  \"failures\""))
        try place.run("use", "evenings/spare")
        #expect(try place.text("state/proxylint/state.json").contains("1.50"))
    }

    @Test func aLinkStaysOne() throws {
        let place = try ManagedFolder()
        try place.run("use", "evenings")
        let files = FileManager.default
        let link = place.folder.url.appending(path: "state/proxylint/state.json")
        try files.moveItem(at: link, to: place.folder.url.appending(path: "real.json"))
        try files.createSymbolicLink(atPath: link.path, withDestinationPath: "../../real.json")
        try place.run("use", "evenings/spare")
        #expect(try files.destinationOfSymbolicLink(atPath: link.path) == "../../real.json")
        #expect(try place.text("real.json").contains("\"spare\""))
    }

    @Test func theFormOfANewerVersionIsLeftAlone() throws {
        let place = try ManagedFolder()
        let newer = #"{"version": 2, "active": null}"#
        try place.folder.write("state/proxylint/state.json", newer)
        let outcome = try place.run("use", "evenings")
        #expect(outcome.status == 2 && outcome.messages.contains("written by a newer proxylint (format version 2"))
        #expect(try place.text("state/proxylint/state.json") == newer)
    }

    @Test func withoutAHomeItSaysWhatIsMissing() throws {
        let place = try ManagedFolder()
        let bare = ["PATH": place.environment["PATH"] ?? ""]
        let used = try RunningProgram.run(["use", "evenings"], in: place.folder.url, environment: bare)
        #expect(used.status == 2)
        #expect(
            used.messages.hasSuffix(
                "proxylint: cannot save the active proxy, because neither HOME nor XDG_STATE_HOME is set; set one of them\n"
            ))
        let listed = try RunningProgram.run(["list"], in: place.folder.url, environment: bare)
        #expect(listed.status == 0 && listed.output.contains("spare") && listed.messages.isEmpty)
    }

    @Test(arguments: ["tr_TR.UTF-8", "C", "xx_YY.nonsense"], ["Asia/Kathmandu", "Nowhere/Atall", "UTC0"])
    func oddLocalesAndZones(locale: String, zone: String) throws {
        let place = try ManagedFolder()
        let odd = ["LC_ALL": locale, "LANG": locale, "TZ": zone]
        #expect(try place.run("use", "evenings", adding: odd).status == 0)
        let outcome = try place.run("next", "--because", NextCommandTests.dailyCap, adding: odd)
        #expect(outcome.status == 0 && outcome.output.contains("evenings/paid is active"), "\(outcome.messages)")
        #expect(try place.run("list", adding: odd).status == 0)
    }

    /// Roots may write anywhere, so a folder is made one that nobody can: a file stands in its place.
    @Test func aPlaceThatCannotBeWritten() throws {
        let place = try ManagedFolder()
        try place.folder.write("state/proxylint", "a file, no folder")
        let outcome = try place.run("use", "evenings")
        #expect(outcome.status == 2 && outcome.messages.contains("state/proxylint"), "\(outcome.messages)")
        #expect(try place.text("state/proxylint") == "a file, no folder")
    }

    @Test(.enabled(if: OwnMounts.arePossible)) func foldersThatAreReadOnly() throws {
        let place = try ManagedFolder()
        try place.run("use", "evenings")
        let before = try place.text("state/proxylint/state.json")
        let root = place.folder.url.path
        // In a world of its own, in which both folders are mounted read-only.
        let outcome = try OwnMounts.run(
            place,
            """
            mount --bind '\(root)/state' '\(root)/state' && mount -o remount,bind,ro '\(root)/state' || exit 77
            mount --bind '\(root)/profiles' '\(root)/profiles' && mount -o remount,bind,ro '\(root)/profiles' || exit 77
            "$PROGRAM" use evenings/spare; echo "use $?"
            "$PROGRAM" set evenings/free context_size 8000; echo "set $?"
            "$PROGRAM" current; echo "current $?"
            """)
        #expect(
            outcome.contains("cannot save what is active in") && outcome.contains("Read-only file system"),
            "\(outcome)")
        #expect(outcome.contains("use 2") && outcome.contains("set 2") && outcome.contains("evenings/free\ncurrent 0"))
        #expect(try place.text("state/proxylint/state.json") == before)
        #expect(try place.text("profiles/evenings.yaml") == ManagedFolder.evenings)
    }

    @Test(.enabled(if: OwnMounts.arePossible)) func aFullDisk() throws {
        let place = try ManagedFolder()
        let root = place.folder.url.path
        let outcome = try OwnMounts.run(
            place,
            """
            mkdir '\(root)/small' && mount -t tmpfs -o size=64k none '\(root)/small' || exit 77
            mkdir '\(root)/small/profiles' && cp '\(root)'/profiles/* '\(root)/small/profiles/'
            cd '\(root)/small' && export XDG_STATE_HOME='\(root)/small/state'
            "$PROGRAM" use evenings/free >/dev/null; echo "first $?"
            cat /dev/zero >fill 2>/dev/null
            "$PROGRAM" use evenings/spare; echo "use $?"
            "$PROGRAM" set evenings/free context_size 8000; echo "set $?"
            "$PROGRAM" current; echo "current $?"
            cmp profiles/evenings.yaml '\(root)/profiles/evenings.yaml' && echo same
            ls -A state/proxylint profiles
            """)
        #expect(outcome.contains("No space left on device") && outcome.contains("first 0"), "\(outcome)")
        #expect(outcome.contains("use 2") && outcome.contains("set 2") && outcome.contains("evenings/free\ncurrent 0"))
        #expect(outcome.contains("same\n") && !outcome.contains(".proxylint-"), "\(outcome)")
    }
}

/// Mounts that nobody else sees, for folders that are read-only and disks that are full.
enum OwnMounts {
    static let arePossible: Bool = {
        let folder = try? TemporaryFolder()
        guard let place = folder, let text = try? run(place.url, [:], "mount -t tmpfs none . && echo mounted") else {
            return false
        }
        return text.contains("mounted")
    }()

    static func run(_ place: ManagedFolder, _ script: String) throws -> String {
        try run(place.folder.url, place.environment, script)
    }

    private static func run(_ folder: URL, _ environment: [String: String], _ script: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", "exec 2>&1\n" + script]
        process.currentDirectoryURL = folder
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        process.environment = ["PATH": path].merging(environment) { $1 }.merging(
            ["PROGRAM": RunningProgram.executable.path]) { $1 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text
    }
}
