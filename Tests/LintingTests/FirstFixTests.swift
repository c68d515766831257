import Catalog
import Foundation
import Testing
import YAMLSource

@testable import Linting

/// First fixes of broken profiles: what they leave behind.
struct FirstFixTests {
    private let linter = Linter(catalog: .embedded, options: .forTests)

    private func counts(_ findings: [Finding]) -> [String: Int] {
        findings.filter { $0.severity > .info }.reduce(into: [:]) { $0[$1.rule, default: 0] += 1 }
    }

    /// The text with the first fix of a safety of every finding, those that overlap left for the next round.
    private func mended(_ source: SourceText, _ isWanted: (Fix) -> Bool) throws -> SourceText {
        var text = source
        for _ in 0..<6 {
            var edits: [TextEdit] = []
            for finding in linter.lint(text).findings {
                guard let fix = finding.fixes.first(where: isWanted) else { continue }
                if (try? text.applying(edits + fix.edits)) != nil { edits += fix.edits }
            }
            if edits.isEmpty { break }
            text = SourceText(name: source.name, bytes: try text.applying(edits))
        }
        return text
    }

    private func expectNothingNew(_ source: SourceText) throws {
        let before = linter.lint(source).findings
        for isWanted in [{ $0.safety == .safe }, { _ in true }] as [(Fix) -> Bool] {
            let mended = try mended(source, isWanted)
            let after = linter.lint(mended).findings
            let text = String(decoding: mended.bytes, as: UTF8.self)
            let known = counts(before)
            let added = counts(after).filter { $0.value > known[$0.key] ?? 0 }
            #expect(added.isEmpty, "\(source.name):\n\(text)")
            let unmended = after.filter { $0.severity == .error && $0.fixes.contains(where: isWanted) }
            #expect(unmended.map { $0.message } == [], "\(source.name):\n\(text)")
        }
    }

    @Test(arguments: SetupTests.broken)
    func ofABrokenProfileAddNothing(_ name: String) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Setups/broken")
        let bytes = try Data(contentsOf: folder.appending(path: name))
        try expectNothingNew(SourceText(name: name, bytes: Array(bytes)))
    }

    @Test(arguments: RuleExampleTests.fired)
    func ofARulesExampleAddNothing(_ test: ExampleCase) throws {
        try expectNothingNew(SourceText(name: test.testDescription, text: test.example.text))
    }

    private func lint(_ account: String, _ proxy: String, on day: String = "2026-11-28") throws -> [Finding] {
        let text = """
            version: 1
            name: one
            accounts:
              main: {provider: openrouter, key: {keyring: openrouter}\(account)}
            proxies:
              - {account: main, \(proxy)}
            """
        let options = LintOptions(today: try #require(CalendarDate(day)))
        return Linter(catalog: .embedded, options: options).lint(SourceText(name: "one.yaml", text: text)).findings
    }

    @Test func whoBoughtNothingIsLedToFreeModels() throws {
        let findings = try lint(
            ", credits_purchased_usd: 0, privacy: {free_training: true, free_publication: true}",
            "model: \"deepseek/deepseek-chat-v3-0324:free\", context_size: 16384")
        let fixes = try #require(findings.first { $0.rule == "free-variant-ended" }).fixes
        #expect(fixes.first?.edits.first?.text.contains(":free") == true, "\(fixes.map(\.message))")
        #expect(fixes.last?.message.contains("which is paid") == true, "\(fixes.map(\.message))")
    }

    @Test func aDayBeforeAnEndIsJudgedAsOfThatDay() throws {
        let gone = Catalog.embedded.models(of: "openrouter").first {
            $0.status == .retired && $0.isFree != true && $0.ended.map { $0.description > "2026-10-01" } ?? false
        }
        let model = try #require(gone)
        let then = try lint("", "model: \"\(model.id)\"", on: "2026-10-01")
        #expect(!then.contains { $0.severity == .error }, "\(model.id): \(then.map(\.message))")
        let now = try lint("", "model: \"\(model.id)\"")
        #expect(now.contains { $0.rule == "retired-model" || $0.rule == "free-variant-ended" }, "\(model.id)")
    }
}
