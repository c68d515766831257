import Catalog
import Foundation
import Linting
import TestSupport
import Testing
import YAMLSource

@testable import Reporting

/// The forms of lint's report.
struct FormatTests {
    private static let context = ReportContext(
        version: "0.0.0", catalogDate: "2026-11-21", date: "2026-11-21",
        paths: ArtifactPaths(workTree: "/srv/tree", folder: "/srv/tree/sub"), hasStatistics: false)

    private func report(_ text: String, name: String = "a.yaml") -> LintReport {
        let linter = Linter(
            catalog: .embedded, options: LintOptions(today: CalendarDate(secondsSince1970: 1_795_219_200)))
        return LintReport(files: [.init(name: name, linter.lint(SourceText(name: name, text: text)))], fileCount: 1)
    }

    private func recorded(_ name: String) throws -> LintReport {
        let text = try String(contentsOf: Repository.file("Tests/ReportingTests/Cases/\(name).yaml"), encoding: .utf8)
        return report(text, name: "profiles/\(name).yaml")
    }

    private static let profile = """
        version: 1
        name: clean
        accounts:
          main: {provider: openrouter, key: {keyring: openrouter}}
        proxies:
          - {account: main, model: anthropic/claude-3-opus}

        """

    private func fingerprints(_ report: LintReport) -> [String] {
        var found: [String] = []
        report.forEachFinding(in: Self.context) { found.append($0.fingerprint) }
        return found
    }

    @Test(arguments: ReportFormat.all.map(\.name))
    func everyFormatShowsNoKeyAndNoControlCharacter(_ name: String) throws {
        let format = try #require(ReportFormat.named(name))
        for sample in RenderingTests.cases {
            let text = format.render(try recorded(sample), in: Self.context)
            #expect(!text.contains("0123456789abcdef0123") && !text.contains("my-own-relay"), "\(sample)")
            for scalar in text.unicodeScalars where scalar != "\n" {
                #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar.value != 0x202E)
            }
        }
    }

    /// A name and a value that try to look like more than they are.
    @Test(arguments: ["compact", "github", "agent", "jsonl", "checkstyle", "junit"])
    func nothingForgesALine(_ name: String) throws {
        let format = try #require(ReportFormat.named(name))
        let hostile = "x\\n::error file=y::forged\\r]]>\\\"<b>,:%0A\\u2028\\u202Ez"
        let text = Self.profile.replacing("anthropic/claude-3-opus", with: "\"\(hostile)\"")
        let plain = format.render(
            report(Self.profile.replacing("anthropic/claude-3-opus", with: "nobody/x")), in: Self.context)
        let output = format.render(
            report(text, name: "b\n::warning::forged,file=z]]>\u{1B}[31m\u{202E}.yaml"), in: Self.context)
        func lines(_ text: String) -> Int { text.split(whereSeparator: \.isNewline).count }
        let findings =
            report(text).files[0].findings.count
            - report(
                Self.profile.replacing("anthropic/claude-3-opus", with: "nobody/x")
            ).files[0].findings.count
        if name == "compact" || name == "github" || name == "agent" || name == "jsonl" {
            #expect(lines(output) == lines(plain) + findings, "\(output)")
        }
        #expect(!output.contains("]]>") || name != "junit" && name != "checkstyle")
        for line in output.split(whereSeparator: \.isNewline) where name == "github" {
            #expect(
                line.hasPrefix("::error file=") || line.hasPrefix("::warning file=") || line.hasPrefix("::notice file=")
            )
            #expect(line.matches(of: /::/).count <= 2 + line.matches(of: /forged/).count)
        }
    }

    @Test func fingerprintsSurviveMovedLinesAndAreUnique() throws {
        let before = fingerprints(report(Self.profile))
        let moved = fingerprints(
            report("# a comment\n\n" + Self.profile.replacing("name: clean", with: "name: clean\n")))
        #expect(before == moved && !before.isEmpty)
        #expect(before != fingerprints(report(Self.profile, name: "b.yaml")))
        #expect(before != fingerprints(report(Self.profile.replacing("claude-3-opus", with: "claude-2"))))
        let twice = fingerprints(
            report(Self.profile + "  - {account: main, model: anthropic/claude-3-opus}\n"))
        #expect(Set(twice).count == twice.count)
    }

    @Test(arguments: [
        ("a.yaml", "sub/a.yaml"), ("./a.yaml", "sub/a.yaml"), ("../a.yaml", "a.yaml"),
        ("/srv/tree/x/y.yaml", "x/y.yaml"),
        ("/elsewhere/a.yaml", "/elsewhere/a.yaml"), ("../../../a.yaml", "/a.yaml"), ("<stdin>", "sub/<stdin>"),
    ])
    func pathsAreRelativeToTheWorkTree(_ path: String, _ relative: String) {
        #expect(Self.context.paths.relative(path) == relative)
    }

    @Test func urisEscapeWhatIsNoName() {
        #expect(Self.context.paths.uri("a b:ä#?%.yaml").text == "sub/a%20b%3A%C3%A4%23%3F%25.yaml")
        #expect(Self.context.paths.uri("/x/a.yaml").text == "file:///x/a.yaml")
    }

    @Test func aBaselineKnowsWhatItHolds() throws {
        let first = report(Self.profile)
        let text = Baseline(first, in: Self.context).text(version: "0", catalogDate: "2026-11-21")
        let baseline = try Baseline(text)
        let same = baseline.compared(with: report("\n\n" + Self.profile), in: Self.context) { _ in true }
        #expect(same.new.files.isEmpty && same.known == first.files[0].findings.count && same.gone.isEmpty)
        let changed = baseline.compared(
            with: report(Self.profile.replacing("claude-3-opus", with: "claude-2")), in: Self.context
        ) { _ in true }
        #expect(changed.new.files.count == 1 && changed.gone.map(\.rule) == ["retired-model"])
        #expect(throws: BaselineProblem.self) { try Baseline("{}") }
        #expect(throws: BaselineProblem.self) { try Baseline("not json") }
    }

    @Test func theSameFindingInManyFilesIsToldOnce() {
        var whole = LintReport()
        for number in 0..<9 { whole.files += report(Self.profile, name: "p\(number).yaml").files }
        whole.fileCount = 9
        let text = TextLintRenderer(isColored: false, width: 80).render(whole, withSummary: true).text
        #expect(text.matches(of: /-->/).count == 1)
        #expect(text.contains("p1.yaml:6:28") && text.contains("and 3 more") && text.contains("9 errors"))
    }

    @Test func ruleNamesLeadToTheirPages() {
        let text = TextLintRenderer(isColored: true, width: 80, hasLinks: true).render(
            report(Self.profile), withSummary: false
        ).text
        #expect(text.contains("\u{1B}]8;;\(ProjectPages.rule("retired-model"))\u{1B}\\retired-model\u{1B}]8;;\u{1B}\\"))
    }

    @Test func statisticsCountByRule() {
        let text = Statistics(report(Self.profile)).text(isColored: false).text
        #expect(text.hasPrefix("1  retired-model  error") && text.hasSuffix("1 file checked: 1 finding\n"))
    }
}
