import Foundation
import Linting
import Profiles
import TestSupport
import Testing

@testable import Reporting

/// What stands in a report for people, whoever wrote it.
struct ReportTextTests {
    private static let key = "sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

    @Test func foreignTextIsMaskedAndStaysOnItsLine() {
        let report: ReportText = "model \(foreign: "a\n::stop-commands::x\u{1B}[2J \(Self.key)")\n"
        #expect(report.printed.hasPrefix("model a ::stop-commands::x\u{FFFD}[2J sk-or-v1-…"))
        #expect(!report.printed.contains(Self.key) && report.separateLines.count == 2)
    }

    @Test func noLineBeginsWithACommandOfALog() {
        let word = String(repeating: "a", count: 60)
        let wrapped = SecretMask.byForm.reported("\(word) ::stop-commands::x").lines(width: 40, indentation: 2)
        let report = wrapped.map { "  \($0)\n" as ReportText }.joined()
        #expect(wrapped.count == 2)
        for line in report.printed.split(separator: "\n") {
            #expect(!line.drop { $0 == " " }.hasPrefix("::"), "\(line)")
        }
        for command in ["##[error]x", "a ##[add-mask]x", "##vso[task.complete]x"] {
            let printed = ("\(foreign: command)" as ReportText).printed
            #expect(!printed.contains("##[") && !printed.contains("##vso["), "\(printed)")
        }
        #expect(("\(foreign: "a::b # comment ## x")" as ReportText).printed == "a::b # comment ## x")
    }

    @Test func aProfilesWordsForgeNoLineOfAFinding() throws {
        let model = String(repeating: "a", count: 70) + " ::stop-commands::x ##[error]y"
        let text = """
            version: 1
            name: forged
            accounts:
              main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
            proxies:
              - {account: main, model: '\(model)'}
            """
        let options = LintOptions(today: try #require(.init("2026-11-21")))
        let result = Linter(catalog: .embedded, options: options).lint(.init(name: "forged.yaml", text: text))
        try #require(result.findings.contains { $0.message.contains("::stop") })
        let report = LintReport(files: [.init(name: "forged.yaml", result)], fileCount: 1)
        let printed = TextLintRenderer(isColored: false, width: 80).render(report, withSummary: true).printed
        for line in printed.split(separator: "\n") {
            #expect(!line.drop { $0 == " " }.hasPrefix("::") && !line.contains("##["), "\(line)")
        }
    }

    /// A thousand findings on one line are shown in time, each with its place in view.
    @Test func longLinesAreShownAroundThePlace() throws {
        let fields = (0..<1000).map { "odd_\($0): 1" }.joined(separator: ", ")
        let source = "version: 1\nname: long\naccounts: {}\nproxies: []\ngeneration: {\(fields)}\n"
        let options = LintOptions(today: try #require(.init("2026-11-21")))
        let result = Linter(catalog: .embedded, options: options).lint(.init(name: "long.yaml", text: source))
        let report = LintReport(files: [.init(name: "long.yaml", result)], fileCount: 1)
        let printed = TextLintRenderer(isColored: false, width: 80).render(report, withSummary: false).printed
        #expect(printed.contains("odd_999: 1"))
        for line in printed.split(separator: "\n") { #expect(DisplayWidth.of(line) <= 80, "\(line)") }
    }

    /// What people read is `ReportText`; a `String` is for programs and for files.
    @Test func renderersForPeopleReturnNothingElse() throws {
        let folder = Repository.file("Sources/Reporting")
        let pattern = /func (\w+)(?:\([^{}]*\)) -> (?:\[String\]|String)\??/.dotMatchesNewlines(false)
        let allowed: Set = ["json", "markdown", "harmless", "index"]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
        where name.hasSuffix("Renderer.swift") {
            let isForPrograms = name.hasPrefix("JSON") || name == "CatalogPageRenderer.swift"
            if isForPrograms { continue }
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            for line in text.split(separator: "\n")
            where line.contains("public func") || line.contains("public static func") {
                guard let match = line.firstMatch(of: pattern) else { continue }
                let isExport = name == "ExportRenderer.swift" && match.1 == "text"
                #expect(allowed.contains(String(match.1)) || isExport, "\(name): \(line)")
            }
        }
        // The hatches: parts of excerpts, whose text went through the mask piece by piece.
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where name.hasSuffix(".swift") {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            if text.contains("ReportText(excerpt:") {
                #expect(["SourceExcerpt.swift", "FixPreview.swift"].contains(name), "\(name)")
            }
            #expect(!text.contains("ReportText(stringLiteral:"), "\(name)")
        }
    }
}
