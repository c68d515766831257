import Foundation
import TestSupport
import Testing

/// `lint --fix` and what goes with it, as users run it.
struct FixCommandTests {
    private let folder: TemporaryFolder
    private static let key = "sk-or-v1-" + String(repeating: "0123456789abcdef", count: 4)
    private static let broken = Sample.clean.replacingOccurrences(of: "{account", with: "{acount")

    init() throws { folder = try TemporaryFolder() }

    private func run(_ arguments: String..., input: String? = nil) throws -> RunningProgram.Outcome {
        try RunningProgram.run(["lint"] + arguments, in: folder.url, input: input)
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: folder.url.appending(path: path), encoding: .utf8)
    }

    @Test func fixesAndReportsWhatIsLeft() throws {
        try folder.write("p/a.yaml", Self.broken)
        let gone = Sample.clean.replacingOccurrences(of: "z-ai/glm-5.2", with: "google/gemini-2.0-flash-exp:free")
        try folder.write("p/b.yaml", gone)
        let outcome = try run("--fix", "p")
        #expect(
            outcome.messages == "Fixed 1 problem in 1 file.\n" || outcome.messages.contains("Fixed 1 problem in 1 file")
        )
        #expect(
            outcome.status == 1 && outcome.output.contains("retired-model") && !outcome.output.contains("unknown-field")
        )
        #expect(try text("p/a.yaml") == Sample.clean)
        #expect(try text("p/b.yaml") == gone)
        #expect(try run("--fix", "p/a.yaml").messages == "Nothing to fix.\n")
    }

    @Test func aDiffChangesNothingAndIsOneThatPatchTakes() throws {
        try folder.write("a.yaml", Self.broken)
        let outcome = try run("--diff", "a.yaml")
        #expect(outcome.status == 1 && outcome.output.hasPrefix("--- a.yaml\n+++ a.yaml\n@@ -3,4 +3,4 @@\n"))
        #expect(outcome.output.contains("-  - {acount: main") && outcome.output.contains("+  - {account: main"))
        #expect(try text("a.yaml") == Self.broken)
        #expect(try run("--diff", "-", input: Self.broken).output.hasPrefix("--- <stdin>\n+++ <stdin>\n@@"))
        try folder.write("clean.yaml", Sample.clean)
        let clean = try run("--diff", "clean.yaml")
        #expect(clean.status == 0 && clean.output == "")
    }

    @Test func aKeyNeverAppearsInADiff() throws {
        let text = Sample.clean.replacingOccurrences(of: "{keyring: openrouter}", with: "\"Bearer \(Self.key)\"")
        try folder.write("a.yaml", text)
        let outcome = try run("--diff", "a.yaml")
        #expect(outcome.output.contains("-") && !outcome.output.contains("0123456789abcdef0123"))
        #expect(outcome.messages.contains("Keys are masked"))
        #expect(try run("--fix", "a.yaml").status == 1)
        #expect(try self.text("a.yaml").contains("key: \"\(Self.key)\""))
    }

    @Test func standardInputComesOutFixed() throws {
        let outcome = try run("--fix", "-", input: Self.broken)
        #expect(outcome.output == Sample.clean && outcome.status == 0)
        let clean = try run("--fix", "-", input: Sample.clean)
        #expect(clean.output == Sample.clean)
    }

    @Test func severalDocumentsAreFixedEach() throws {
        let two = Self.broken + "--- # the next\r\n" + Self.broken.replacingOccurrences(of: "name: ", with: "name: x-")
        let mended = two.replacingOccurrences(of: "{acount", with: "{account")
        let diff = try run("--diff", "-", input: two)
        #expect(diff.status == 1 && diff.messages == "Would fix 2 problems in 1 file.\n", "\(diff.messages)")
        #expect(diff.output.split(separator: "\n").count { $0.hasPrefix("+  - {account") } == 2, "\(diff.output)")
        #expect(try run("--fix", "-", input: two).output == mended)
        try folder.write("two.yaml", two)
        try folder.write("two.diff", try run("--diff", "two.yaml").output)
        let patch = Process()
        patch.executableURL = URL(filePath: "/usr/bin/env")
        patch.arguments = ["git", "apply", "--whitespace=nowarn", "two.diff"]
        patch.currentDirectoryURL = folder.url
        try patch.run()
        patch.waitUntilExit()
        #expect(try patch.terminationStatus == 0 && text("two.yaml") == mended)
    }

    @Test func whoDidNotAskForFixesIsToldOfThem() throws {
        try folder.write("a.yaml", Self.broken)
        let hint = "1 of these has a safe fix: run with --fix\n"
        #expect(try run("a.yaml").output.hasSuffix(hint))
        #expect(try !run("--quiet", "a.yaml").output.contains("safe fix"))
        #expect(try !run("--diff", "a.yaml").output.contains("safe fix"))
        try folder.write("b.yaml", Sample.clean)
        #expect(try !run("b.yaml").output.contains("fix"))
    }

    @Test func linksAreFollowedAndModesKept() throws {
        let path = try folder.write("real/a.yaml", Self.broken)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        let link = folder.url.appending(path: "link.yaml")
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "real/a.yaml")
        let outcome = try run("--fix", "link.yaml", "real/a.yaml")
        #expect(outcome.status == 0 && outcome.messages == "Fixed 1 problem in 1 file.\n")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "real/a.yaml")
        #expect(try text("real/a.yaml") == Sample.clean)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o640)
    }

    @Test func findingsAreIgnoredWithAReason() throws {
        try folder.write("a.yaml", Sample.error)
        let outcome = try run("--add-ignore", "my relay serves it", "a.yaml")
        #expect(outcome.status == 0 && outcome.messages == "Ignored 1 problem in 1 file.\n")
        #expect(try text("a.yaml").contains("# proxylint: ignore[retired-model] my relay serves it"))
        #expect(try run("--add-ignore", Self.key, "a.yaml").status == 2)
        #expect(try run("--add-ignore", "x", "--fix", "a.yaml").status == 2)
    }

    @Test func optionsThatDoNotGoTogetherAreToldOf() throws {
        try folder.write("a.yaml", Sample.clean)
        for arguments in [
            ["--unsafe-fixes"], ["--fix", "--fix-only", "nonsense"], ["--grace", "soon"], ["--config", "none"],
            ["--config", "a.yaml", "--no-config"],
        ] {
            let outcome = try RunningProgram.run(["lint"] + arguments + ["a.yaml"], in: folder.url)
            #expect(
                outcome.status == 2 && outcome.messages.hasPrefix("proxylint: "), "\(arguments): \(outcome.messages)")
        }
    }

    @Test func theNearestSettingsHold() throws {
        try folder.write("p/.proxylint.yaml", "severity: {retired-model: off}\nignore: [skip.yaml]\n")
        try folder.write("p/deep/a.yaml", Sample.error)
        try folder.write("p/skip.yaml", Sample.error)
        try folder.write("a.yaml", Sample.error)
        #expect(try run("p").output == "1 file checked, nothing found\n")
        #expect(try run("a.yaml").status == 1)
        #expect(try run("--no-config", "p").status == 1)
        #expect(try run("--config", "p/.proxylint.yaml", "a.yaml").status == 0)
        let named = try run("p/skip.yaml")
        #expect(named.status == 0 && named.messages.contains("`p/.proxylint.yaml` ignores it on line 2"))
        let shown = try run("--show-settings", "p/deep/a.yaml")
        #expect(
            shown.status == 0 && shown.output.contains("severity.retired-model")
                && shown.output.contains("p/.proxylint.yaml:1:"))
        try folder.write("p/.proxylint.yaml", "severty: {}\n")
        let faulty = try run("p/deep/a.yaml")
        #expect(faulty.status == 1 && faulty.output.contains("--> p/.proxylint.yaml:1:1"))
    }
}
