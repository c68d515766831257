import Foundation
import TestSupport
import Testing

/// What the repository itself holds.
struct RepositoryTests {
    @Test func theRealProfilesLintClean() throws {
        let outcome = try RunningProgram.run(["lint", "--now", "2026-11-21", "--no-environment", "profiles"])
        #expect(outcome.status == 0, "\(outcome.output)")
        #expect(outcome.output.hasSuffix("files checked, nothing found\n"), "\(outcome.output)")
        let files = try FileManager.default.contentsOfDirectory(atPath: Repository.file("profiles").path)
        #expect(files.count { $0.hasSuffix(".yaml") } >= 6)
    }

    @Test func theReadmeIsShort() throws {
        let readme = try String(contentsOf: Repository.file("README.md"), encoding: .utf8)
        #expect(readme.split { $0.isWhitespace }.count <= 800)
    }

    @Test func filesStayShort() throws {
        let files = FileManager.default.enumerator(atPath: Repository.file("Sources").path)
        while let path = files?.nextObject() as? String {
            guard path.hasSuffix(".swift") else { continue }
            let text = try String(contentsOf: Repository.file("Sources/\(path)"), encoding: .utf8)
            #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 400, "\(path)")
        }
    }
}
