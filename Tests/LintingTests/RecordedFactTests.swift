import Catalog
import Foundation
import Testing

@testable import Linting

/// Every sentence that a rule quotes is in the catalogue, and no day stands in a rule itself.
struct RecordedFactTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/Linting").standardized

    private func sources() throws -> [(name: String, text: String)] {
        let names = try #require(FileManager.default.enumerator(atPath: Self.folder.path)?.allObjects as? [String])
        return try names.filter { $0.hasSuffix(".swift") }.map { name in
            (name, try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8))
        }
    }

    @Test func everyQuotedSentenceIsThere() throws {
        var count = 0
        for (name, text) in try sources() {
            for match in text.matches(of: /\.recorded\(\s*"([^"]+)", "([^"]+)"\)/) {
                let fact = Fact.recorded(String(match.1), String(match.2))
                #expect(!fact.source.isEmpty && fact.date != nil, "\(name): \(match.1) \(match.2)")
                count += 1
            }
        }
        #expect(count > 25)
    }

    @Test func rulesHaveFactsWithDatesAndSources() {
        for rule in RuleList.all {
            for fact in rule.documentation.facts {
                #expect(!fact.source.isEmpty && fact.date != nil, "\(rule.id): \(fact.statement)")
            }
        }
    }

    @Test func noDatedFactStandsInARule() throws {
        for (name, text) in try sources() {
            #expect(!text.contains("CalendarDate(\"2"), "\(name): write the fact in data/, and quote it")
        }
    }
}
