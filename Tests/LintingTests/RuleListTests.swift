import Foundation
import Testing

@testable import Linting

/// The rules as a whole.
struct RuleListTests {
    @Test func holdsEveryFileOfTheRulesFolder() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/Linting/Rules")
        var files: [String] = []
        for family in RuleFamily.allCases {
            let path = folder.appending(path: family.rawValue).path
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            files += names.sorted().map { "\(family.rawValue)/\($0.dropLast(".swift".count))" }
        }
        let list = try String(contentsOf: folder.appending(path: "../RuleList.swift"), encoding: .utf8)
        let types = list.split(separator: "RuleEntry(").dropFirst().map { $0.prefix { $0 != "." } }
        #expect(types.count == RuleList.all.count)
        let listed = zip(RuleList.all, types).map { "\($0.family.rawValue)/\($1)" }
        #expect(listed == files, "run scripts/list-rules")
    }

    @Test func namesAreKebabCaseAndUnique() {
        let names = RuleList.all.map { $0.id }
        #expect(Set(names).count == names.count)
        for name in names {
            #expect(name.allSatisfy { $0.isLowercase || $0 == "-" } && !name.hasPrefix("-"), "\(name)")
        }
    }

    @Test func everyRuleHasWhatItsPageNeeds() {
        for rule in RuleList.all {
            let page = rule.documentation
            #expect(page.examples.contains { $0.severity != nil }, "\(rule.id) has no example that fires")
            #expect(page.examples.contains { $0.severity == nil }, "\(rule.id) has no near-miss")
            #expect(page.examples.allSatisfy { $0.severity ?? .info <= rule.highestSeverity }, "\(rule.id)")
            #expect(!page.rationale.isEmpty && !page.remedy.isEmpty && rule.summary.hasSuffix("."), "\(rule.id)")
            #expect(
                page.facts.allSatisfy { $0.date != nil && !$0.source.isEmpty }, "\(rule.id) has a fact without a date")
        }
    }
}
