import Catalog
import Dispatch
import Foundation
import Linting
import TestSupport
import Testing
import YAMLSource

@testable import Reporting

/// What users see, compared with recorded files.
struct RenderingTests {
    static let cases = ["typical", "wide", "tabs", "long-line", "hostile", "crlf", "broken", "empty"]

    private func report(_ name: String) throws -> LintReport {
        let bytes = try Data(contentsOf: Repository.file("Tests/ReportingTests/Cases/\(name).yaml"))
        let linter = Linter(
            catalog: .embedded, options: LintOptions(today: CalendarDate(secondsSince1970: 1_795_219_200)))
        let result = linter.lint(SourceText(name: "profiles/\(name).yaml", bytes: Array(bytes)))
        return LintReport(files: [.init(name: "profiles/\(name).yaml", result)], fileCount: 1)
    }

    @Test(arguments: cases)
    func textIsAsRecorded(_ name: String) throws {
        let text = TextLintRenderer(isColored: false, width: 80).render(try report(name), withSummary: true).text
        #expect(try Recorded("Tests/ReportingTests/Cases/\(name).txt").difference(from: text) == nil)
        for line in text.split(separator: "\n") where !line.contains("http") {
            #expect(DisplayWidth.of(line) <= 80, "\(line)")
        }
    }

    @Test(arguments: cases)
    func jsonIsAsRecordedAndParses(_ name: String) throws {
        let text = JSONLintRenderer(version: "0.0.0", catalogDate: "2026-11-21").render(try report(name))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let pretty = try JSONSerialization.data(withJSONObject: object, options: [.prettyPrinted, .sortedKeys])
        let recorded = Recorded("Tests/ReportingTests/Cases/\(name).json")
        #expect(try recorded.difference(from: String(decoding: pretty, as: UTF8.self) + "\n") == nil)
    }

    /// Why it was not written stands in its own line above; there was something to fix.
    @Test func whatCouldNotBeWrittenIsNotCalledNothingToFix() {
        let text =
            "version: 1\nname: r\naccounts:\n  a: {provider: openrouter, key: $ORK}\nproxies:\n  - {account: a, model: z-ai/glm-5.2}\n"
        let linter = Linter(
            catalog: .embedded, options: LintOptions(today: CalendarDate(secondsSince1970: 1_795_219_200)))
        let fixed = FixApplier(linter, FixSelection()).apply(to: SourceText(name: "r.yaml", text: text))
        #expect(fixed.isChanged)
        for (action, wanted) in [(FixSummary.Action.fixed, "Fixed nothing.\n"), (.ignored, "Ignored nothing.\n")] {
            var summary = FixSummary(action)
            summary.add(fixed, isWritten: false)
            #expect(summary.text().text == wanted)
        }
    }

    @Test(arguments: cases)
    func nothingPrintedHoldsAKeyOrAControlSequence(_ name: String) throws {
        let report = try report(name)
        let outputs = [
            TextLintRenderer(isColored: false, width: 80).render(report, withSummary: true).text,
            TextLintRenderer(isColored: false, width: 40).render(report, withSummary: true).text,
            JSONLintRenderer(version: "0.0.0", catalogDate: "2026-11-21").render(report),
        ]
        for output in outputs {
            #expect(
                !output.contains("0123456789abcdef0123") && !output.contains("my-own-relay")
                    && !output.contains("another secret"))
            for scalar in output.unicodeScalars where scalar != "\n" {
                #expect(
                    scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value),
                    "U+\(String(scalar.value, radix: 16))")
            }
        }
    }

    @Test func colorsAreTheOnlyDifference() throws {
        let report = try report("typical")
        let plain = TextLintRenderer(isColored: false, width: 80).render(report, withSummary: true).text
        let colored = TextLintRenderer(isColored: true, width: 80).render(report, withSummary: true).text
        #expect(colored != plain && colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }

    @Test func marksStandBelowWhatTheyMark() throws {
        for width in [40, 60, 80, 120] {
            for name in ["typical", "wide", "tabs", "long-line", "crlf"] {
                let file = try report(name).files[0]
                let lines = LineIndex(file.findings[0].source)
                let excerpt = SourceExcerpt(lines: lines, mask: file.mask, width: width)
                for finding in file.findings where finding.rule == "unknown-field" {
                    let line = excerpt.line(showing: finding.range)
                    let field = finding.source.text(in: finding.range)
                    var column = 0
                    var marked = ""
                    for scalar in line.text.text.unicodeScalars {
                        if column >= line.markStart, column < line.markStart + line.markWidth {
                            marked.unicodeScalars.append(scalar)
                        }
                        column += DisplayWidth.of(scalar)
                    }
                    #expect(marked == field, "\(name) at \(width): \(line.text.text)")
                    #expect(line.text.columns <= width)
                }
            }
        }
    }

    @Test(arguments: [
        ("a", 1), ("ä", 1), ("e\u{301}", 1), ("日本", 4), ("🎭", 2), ("ｗ", 2), ("\u{200B}", 0), ("한", 2), ("", 0),
    ])
    func knowsTheWidthOfText(_ text: String, _ width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    /// Parts that are made side by side, the last first, come to the same report.
    @Test func partsMayBeMadeInAnyOrder() throws {
        let report = LintReport(files: try Self.cases.flatMap { try self.report($0).files }, fileCount: 8)
        let threads = PartMaker { count, body in
            DispatchQueue.concurrentPerform(iterations: count) { body(count - 1 - $0) }
        }
        let text = TextLintRenderer(isColored: true, width: 80).render(report, withSummary: true)
        #expect(
            TextLintRenderer(isColored: true, width: 80, parts: threads).render(report, withSummary: true) == text)
        let json = JSONLintRenderer(version: "0", catalogDate: "d").render(report)
        #expect(JSONLintRenderer(version: "0", catalogDate: "d", parts: threads).render(report) == json)
    }
}
