import Foundation
import TestSupport
import Testing

/// `lint --fix` while the disk fills up, the file changes, or the program ends: every file is the old or the new one, whole.
struct FixSafetyTests {
    /// Comments make it long enough to be caught in the middle.
    private static let rest = String(repeating: "# a note that stays where it is\n", count: 400)
    private static let fixed =
        ManagedFolder.evenings.replacingOccurrences(of: ", credits_purchased_usd: 0", with: "") + rest
    private static let broken = fixed.replacingOccurrences(of: "name: other, account", with: "name: other, acount")
        .replacingOccurrences(of: "name: spare, account", with: "name: spare, acount")

    private func leftovers(_ place: ManagedFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: place.folder.url.appending(path: "profiles").path)
            .filter { $0.hasPrefix(".") }
    }

    @Test func theyAreFixedAtAll() throws {
        let place = try ManagedFolder(["evenings": Self.broken])
        let outcome = try place.run("lint", "--fix", "--no-environment", "profiles")
        #expect(outcome.messages == "Fixed 2 problems in 1 file.\n", "\(outcome.messages)")
        #expect(try place.text("profiles/evenings.yaml") == Self.fixed)
    }

    @Test func killedAtAnyMoment() throws {
        let place = try ManagedFolder(["evenings": Self.broken])
        let path = place.folder.url.appending(path: "profiles/evenings.yaml")
        var generator = SystemRandomNumberGenerator()
        var seen: Set<String> = []
        for round in 0..<60 {
            try Data(Self.broken.utf8).write(to: path)
            let process = Process()
            process.executableURL = RunningProgram.executable
            process.arguments = ["lint", "--fix", "--no-environment", "profiles"]
            process.currentDirectoryURL = place.folder.url
            process.environment = place.environment
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            if round % 6 != 0 {
                usleep(UInt32.random(in: 0...60_000, using: &generator))
                kill(process.processIdentifier, SIGKILL)
            }
            process.waitUntilExit()
            let text = try place.text("profiles/evenings.yaml")
            #expect(text == Self.broken || text == Self.fixed, "round \(round): \(text.utf8.count) bytes")
            seen.insert(text)
        }
        #expect(seen.contains(Self.fixed))
        // The next run clears away what the killed ones left.
        try Data(Self.broken.utf8).write(to: path)
        #expect(try place.run("lint", "--fix", "--no-environment", "profiles").status == 0)
        #expect(try leftovers(place) == [])
    }

    @Test(.enabled(if: OwnMounts.arePossible)) func aFullDisk() throws {
        let place = try ManagedFolder(["evenings": Self.broken])
        let root = place.folder.url.path
        let outcome = try OwnMounts.run(
            place,
            """
            mkdir '\(root)/small' && mount -t tmpfs -o size=64k none '\(root)/small' || exit 77
            cp -r '\(root)/profiles' '\(root)/small/' && cd '\(root)/small'
            cat /dev/zero >fill 2>/dev/null
            "$PROGRAM" lint --fix --no-environment profiles; echo "fix $?"
            cmp profiles/evenings.yaml '\(root)/profiles/evenings.yaml' && echo same
            rm fill
            "$PROGRAM" lint --fix --no-environment profiles; echo "again $?"
            ls -A profiles
            """)
        #expect(outcome.contains("No space left on device") && outcome.contains("nothing was changed"), "\(outcome)")
        #expect(outcome.contains("fix 2") && outcome.contains("same\n") && outcome.contains("again 0"), "\(outcome)")
        #expect(!outcome.contains(".proxylint-"), "\(outcome)")
    }

    @Test func aLimitOfTheFileSize() throws {
        let place = try ManagedFolder(["evenings": Self.broken])
        let script =
            "ulimit -f 1; trap '' XFSZ; exec '\(RunningProgram.executable.path)' lint --fix --no-environment profiles"
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = place.folder.url
        process.environment = place.environment
        let messages = Pipe()
        process.standardOutput = FileHandle.nullDevice
        process.standardError = messages
        try process.run()
        let told = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 2 && told.contains("File too large"), "\(told)")
        #expect(try place.text("profiles/evenings.yaml") == Self.broken)
        #expect(try leftovers(place) == [])
    }

    /// Somebody else writes all the while: what they wrote is never lost, and the program says so.
    @Test func filesThatChangeMeanwhileAreLeftAlone() throws {
        let place = try ManagedFolder(["evenings": Self.broken])
        let path = place.folder.url.appending(path: "profiles/evenings.yaml")
        for round in 0..<12 {
            try Data(Self.broken.utf8).write(to: path)
            let process = Process()
            process.executableURL = RunningProgram.executable
            process.arguments = ["lint", "--fix", "--no-environment", "profiles"]
            process.currentDirectoryURL = place.folder.url
            process.environment = place.environment
            let messages = Pipe()
            process.standardOutput = FileHandle.nullDevice
            process.standardError = messages
            try process.run()
            usleep(UInt32(round * 3_000))
            let mine = "# changed in round \(round)\n" + Self.broken
            let didWrite = (try? Data(mine.utf8).write(to: path)) != nil
            let told = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            let text = try place.text("profiles/evenings.yaml")
            // Read before and written behind it, or read behind it: the words of the other one stand in any case.
            #expect(didWrite && text.hasPrefix("# changed in round \(round)\n"), "round \(round): \(told)")
            #expect(text == mine || text == mine.replacingOccurrences(of: Self.broken, with: Self.fixed), "\(told)")
            if told.contains("changed by another program") {
                #expect(text == mine && process.terminationStatus == 2, "round \(round): \(told)")
            }
        }
    }
}
