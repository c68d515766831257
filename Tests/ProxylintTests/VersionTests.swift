import Foundation
import TestSupport
import Testing

/// What `--version` says, and that every part of the repository says the same.
struct VersionTests {
    @Test func itNamesProgramBuildAndOldestList() throws {
        let outcome = try RunningProgram.run(["--version"])
        #expect(outcome.status == 0)
        // A plain build has no stamp.
        let line = /proxylint \d+\.\d+\.\d+ \(build development, catalog of [-\d]+, oldest list: [a-z-]+, [-\d]+\)\n/
        #expect(outcome.output.wholeMatch(of: line) != nil, "\(outcome.output)")
        #expect(try RunningProgram.run(["lint", "--version"]).output == outcome.output)
    }

    @Test(arguments: [["--version", "--verbose"], ["--verbose", "--version"], ["--version", "-v"]])
    func atLengthItListsWhatIsLinked(_ arguments: [String]) throws {
        let outcome = try RunningProgram.run(arguments)
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix(try RunningProgram.run(["--version"]).output))
        #expect(outcome.output.contains(/\n  libyaml  +\d+\.\d+/))
        #expect(outcome.output.contains(/\n  glibc  +\d+\.\d+/))
        #expect(outcome.output.contains(/\n  libcurl  +(\d+\.\d+|not found)/))
    }

    @Test func everyPartHasTheSameNumber() throws {
        let output = try RunningProgram.run(["--version"]).output
        let version = try #require(output.split(separator: " ").dropFirst().first.map(String.init))
        for (path, text) in [
            ("Sources/Web/Operations.swift", "version = \"\(version)\""),
            ("editors/vscode/extension/package.json", "\"version\": \"\(version)\""),
            ("editors/vscode/extension.vsixmanifest", "Version=\"\(version)\" Publisher"),
            ("CHANGELOG.md", "\n## \(version)\n"),
        ] {
            let file = try String(contentsOf: Repository.file(path), encoding: .utf8)
            #expect(file.contains(text), "\(path)")
        }
    }
}
