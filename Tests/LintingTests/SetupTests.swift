import Catalog
import Foundation
import Testing
import YAMLSource

@testable import Linting

/// Whole loadedProfiles as users have them: broken ones, each with the findings it expects, and correct ones.
///
/// A broken one begins with comments: `# from:` and its source, and `# expect: RULE SEVERITY LINE [fix TEXT]` for each
/// finding that must come. Nothing else of warning or above may.
struct SetupTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Setups")
    private let linter = Linter(catalog: .embedded, options: .forTests)

    static let broken = names("broken")
    static let correct = names("correct")

    private static func names(_ kind: String) -> [String] {
        let files = try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: kind).path)
        return (files ?? []).filter { $0.hasSuffix(".yaml") }.sorted()
    }

    private func source(_ kind: String, _ name: String) throws -> SourceText {
        let bytes = try Data(contentsOf: Self.folder.appending(path: kind).appending(path: name))
        return SourceText(name: name, bytes: Array(bytes))
    }

    @Test func thereAreManyOfBoth() {
        #expect(Self.broken.count >= 300 && Self.correct.count >= 200)
    }

    @Test(arguments: correct)
    func aCorrectSetupIsClean(_ name: String) throws {
        let findings = linter.lint(try source("correct", name)).findings.filter { $0.severity > .info }
        #expect(findings.map { "\($0.rule): \($0.message)" } == [])
    }

    @Test(arguments: broken)
    func aBrokenSetupGetsItsFindingsAndNoOther(_ name: String) throws {
        let source = try source("broken", name)
        let expected = Expectation.all(in: source)
        #expect(!expected.isEmpty)
        let lines = LineIndex(source)
        var findings = linter.lint(source).findings
        for wanted in expected {
            let place = findings.firstIndex {
                $0.rule == wanted.rule && lines.position(at: $0.range.start).line == wanted.line
            }
            guard let place else {
                Issue.record("\(wanted.rule) does not come on line \(wanted.line): \(findings.map(\.message))")
                continue
            }
            let finding = findings.remove(at: place)
            #expect(finding.severity.name == wanted.severity, "\(finding.message)")
            if let fix = wanted.fix { #expect(finding.fixes.first?.edits.contains { $0.text == fix } ?? false) }
        }
        let surplus = findings.filter { $0.severity > .info }
        #expect(surplus.map { "\($0.rule): \($0.message)" } == [])
    }

    @Test(arguments: broken)
    func safeFixesLeaveNoNewErrorAndReadBack(_ name: String) throws {
        let source = try source("broken", name)
        let before = linter.lint(source).findings
        for finding in before {
            for fix in finding.fixes where fix.safety == .safe {
                let mended = SourceText(name: name, bytes: try source.applying(fix.edits))
                #expect(mended.bytes != source.bytes, "\(finding.message)")
                let after = linter.lint(mended).findings.filter { $0.severity == .error }
                #expect(
                    after.count <= before.count { $0.severity == .error }, "\(finding.message): \(after.map(\.message))"
                )
                #expect(!fix.edits.contains { $0.text.contains("…") }, "\(finding.message)")
            }
        }
    }

    private struct Expectation {
        let rule: String
        let severity: String
        let line: Int
        let fix: String?

        static func all(in source: SourceText) -> [Expectation] {
            let text = String(decoding: source.bytes, as: UTF8.self)
            return text.split(whereSeparator: \.isNewline).compactMap { line in
                guard let mark = line.firstRange(of: "# expect: ") else { return nil }
                let words = line[mark.upperBound...].split(separator: " ", maxSplits: 3)
                guard words.count >= 3, let number = Int(words[2]) else { return nil }
                let rest = words.count > 3 ? words[3] : ""
                return Expectation(
                    rule: String(words[0]), severity: String(words[1]), line: number,
                    fix: rest.hasPrefix("fix ") ? String(rest.dropFirst(4)) : nil)
            }
        }
    }
}
