import Foundation
import TestSupport
import Testing

@testable import proxylint

/// Where lint's reports go, and which findings are in them.
struct ReportOutputTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("profiles/clean.yaml", Sample.clean)
        try folder.write("profiles/error.yaml", Sample.error)
    }

    private func run(_ arguments: String...) throws -> RunningProgram.Outcome {
        try RunningProgram.run(
            arguments, in: folder.url, environment: ["PATH": "/usr/bin:/bin", "HOME": folder.url.path])
    }

    private func git(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"] + arguments
        process.currentDirectoryURL = folder.url
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func severalReportsAreWrittenAtOnce() throws {
        let outcome = try run("lint", "--output", "sarif:a.sarif", "--output=compact:b.txt", "profiles")
        #expect(outcome.status == 1 && outcome.output.contains("error[retired-model]"))
        #expect(outcome.messages == "Wrote sarif to a.sarif.\nWrote compact to b.txt.\n")
        let sarif = try Data(contentsOf: folder.url.appending(path: "a.sarif"))
        #expect((try JSONSerialization.jsonObject(with: sarif) as? [String: Any])?["version"] as? String == "2.1.0")
        #expect(try run("lint", "--output", "sarif:none/a.sarif", "profiles").status == 2)
        #expect(try run("lint", "--output", "sarif", "profiles").status == 2)
    }

    @Test func aBaselineLeavesWhatIsNew() throws {
        let written = try run("lint", "--write-baseline", "profiles")
        #expect(written.status == 0 && written.messages == "Wrote 1 finding to .proxylint-baseline.json.\n")
        let known = try run("lint", "--baseline", ".proxylint-baseline.json", "profiles")
        #expect(known.status == 0 && known.messages.contains("1 finding is in the baseline"))
        try folder.write("profiles/error.yaml", "# moved\n\n" + Sample.error)
        #expect(try run("lint", "--baseline", ".proxylint-baseline.json", "profiles").status == 0)
        try folder.write("profiles/new.yaml", Sample.error)
        #expect(try run("lint", "--baseline", ".proxylint-baseline.json", "profiles").status == 1)
        try folder.write("profiles/error.yaml", Sample.clean)
        let gone = try run("lint", "--baseline", ".proxylint-baseline.json", "profiles/error.yaml")
        #expect(gone.status == 0 && gone.messages.contains("profiles/error.yaml: retired-model"))
        #expect(try run("lint", "--baseline", "none.json", "profiles").status == 2)
    }

    @Test func changedFilesAreThoseThatGitNames() throws {
        #expect(try run("lint", "--changed", "profiles").status == 2)
        try git("init", "-q")
        try git("add", ".")
        try git("commit", "-qm", "first")
        let none = try run("lint", "--changed", "profiles")
        #expect(none.status == 0 && none.messages == "No profile has changed since HEAD.\n")
        try folder.write("profiles/new file.yaml", Sample.error)
        try folder.write("profiles/clean.yaml", "# changed\n" + Sample.clean)
        let some = try run("lint", "--changed", "profiles", "--format", "compact")
        #expect(some.status == 1 && some.output.hasPrefix("profiles/new file.yaml:6:"))
        #expect(some.output.split(separator: "\n").count == 1)
        #expect(try run("lint", "--changed", "HEAD", "profiles").status == 1)
        #expect(try run("lint", "--changed", "nothing", "profiles").status == 2)
        #expect(try run("lint", "--changed=--output=x", "profiles").status == 2)
    }

    @Test func watchingStandardInputIsRefused() throws {
        #expect(try run("lint", "--watch", "-").status == 2)
    }

    @Test(arguments: [
        (["--changed"], ["--changed=HEAD"]), (["--changed", "main", "x"], ["--changed=main", "x"]),
        (["--changed", "a.yaml"], ["--changed=HEAD", "a.yaml"]),
        (["--changed", "there"], ["--changed=HEAD", "there"]),
        (["--changed", "-q"], ["--changed=HEAD", "-q"]), (["--", "--changed"], ["--", "--changed"]),
        (["--write-baseline", "x"], ["--write-baseline=.proxylint-baseline.json", "x"]),
        (["--write-baseline", "x.json"], ["--write-baseline=x.json"]),
    ])
    func optionsWithoutAValueGetTheUsualOne(_ arguments: [String], _ complete: [String]) {
        #expect(Array(ReportOptions.complete(arguments[...], exists: { $0 == "there" })) == complete)
    }
}
