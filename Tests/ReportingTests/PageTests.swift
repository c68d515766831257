import Catalog
import Foundation
import Linting
import TestSupport
import Testing

@testable import Reporting

/// Pages and schema that are made from the code and stand in the repository.
struct PageTests {
    /// Whatever the list of words and the glossary name has a page that `explain` shows.
    @Test func everyTermIsExplained() throws {
        func text(_ path: String) throws -> String { try String(contentsOf: Repository.file(path), encoding: .utf8) }
        let table = try #require(try text("docs/words.md").components(separatedBy: "## Terms").last)
        let rows = try #require(table.components(separatedBy: "\n## ").first).split(separator: "\n")
            .filter { $0.hasPrefix("|") }.dropFirst(2)
        var terms = rows.flatMap { row in
            row.split(separator: "|")[0].split(separator: ";").map {
                String($0).replacing(" after the first time", with: "").replacing("\"", with: "")
                    .trimmingCharacters(in: .whitespaces)
            }
        }
        let bold = try text("docs/glossary.md").split(separator: "\n").filter { $0.hasPrefix("**") }
        terms += bold.flatMap { line in
            line.dropFirst(2).prefix { $0 != "." }.split(separator: ", ").map { String($0) }
        }
        #expect(terms.count > 30)
        let topics = Topics(catalog: .embedded)
        for term in terms { #expect(topics.page(on: term) != nil, "\(term)") }
        #expect(topics.page(on: "max tokens") != nil && topics.page(on: "max new tokens") != nil)
        #expect(topics.page(on: "front end") != nil && topics.page(on: "nonsense") == nil)
    }

    @Test(arguments: RuleList.documented.map { $0.id })
    func everyRulesPageIsInStep(_ id: String) throws {
        let rule = try #require(RuleList.documented.first { $0.id == id })
        #expect(try Recorded("docs/rules/\(id).md").difference(from: RulePageRenderer(rule).markdown()) == nil)
    }

    @Test func theIndexOfRulesIsInStepAndNoPageIsLeftOver() throws {
        #expect(
            try Recorded("docs/rules/README.md").difference(from: RuleIndexRenderer().markdown(RuleList.documented))
                == nil)
        if Recorded.isRecording { return }
        let pages = try FileManager.default.contentsOfDirectory(atPath: Repository.file("docs/rules").path)
        #expect(Set(pages) == Set(RuleList.documented.map { "\($0.id).md" } + ["README.md"]))
    }

    @Test func thePagesOnProvidersAndFrontEndsAreInStep() throws {
        let catalog = Catalog.embedded
        let renderer = CatalogPageRenderer(catalog: catalog)
        var pages = ["docs/providers/README.md": renderer.index("Providers", catalog.providers)]
        pages["docs/front-ends/README.md"] = renderer.index("Front ends", catalog.frontEnds)
        for provider in catalog.providers { pages["docs/providers/\(provider.id).md"] = renderer.markdown(provider) }
        for frontEnd in catalog.frontEnds { pages["docs/front-ends/\(frontEnd.id).md"] = renderer.markdown(frontEnd) }
        for (path, text) in pages { #expect(try Recorded(path).difference(from: text) == nil) }
        if Recorded.isRecording { return }
        for folder in ["docs/providers", "docs/front-ends"] {
            let files = try FileManager.default.contentsOfDirectory(atPath: Repository.file(folder).path)
            #expect(Set(files.map { "\(folder)/\($0)" }).subtracting(pages.keys) == [])
        }
    }

    @Test func thePagesOnErrorsAreInStep() throws {
        let catalog = Catalog.embedded
        var pages = ["README.md": CauseIndexRenderer(catalog: catalog).markdown()]
        for cause in catalog.errorCauses {
            let page = CausePageRenderer(cause, catalog: catalog)
            pages["\(cause.id).md"] = page.markdown()
            #expect(try JSONSerialization.jsonObject(with: Data(page.json().utf8)) is [String: Any])
            let words = page.text(isColored: false, width: 80).text.components(separatedBy: "Known texts")[0]
            #expect(!words.contains("{"), "\(cause.id)")
        }
        for (name, text) in pages { #expect(try Recorded("docs/errors/\(name)").difference(from: text) == nil) }
        if Recorded.isRecording { return }
        let files = try FileManager.default.contentsOfDirectory(atPath: Repository.file("docs/errors").path)
        #expect(Set(files) == Set(pages.keys))
    }

    @Test func theSchemaIsInStep() throws {
        let schema = ProfileSchema(catalog: .embedded).render()
        #expect(try Recorded("schema/profile.schema.json").difference(from: schema) == nil)
        #expect(try JSONSerialization.jsonObject(with: Data(schema.utf8)) is [String: Any])
        let settings = ProfileSchema(settingsOf: .embedded).render()
        #expect(try Recorded("schema/settings.schema.json").difference(from: settings) == nil)
        #expect(try JSONSerialization.jsonObject(with: Data(settings.utf8)) is [String: Any])
    }

    @Test func everyPageFitsATerminalAndIsJSONToo() throws {
        for rule in RuleList.documented {
            let page = RulePageRenderer(rule)
            for line in page.text(isColored: false, width: 80).text.split(separator: "\n")
            where line.hasPrefix("  ") && !line.hasPrefix("    ") {
                #expect(DisplayWidth.of(line) <= 80, "\(rule.id): \(line)")
            }
            #expect(try JSONSerialization.jsonObject(with: Data(page.json().utf8)) is [String: Any])
        }
        let list = RuleListRenderer(isColored: false, width: 80)
        #expect(list.text(RuleList.documented).text.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= 80 })
        #expect(try JSONSerialization.jsonObject(with: Data(list.json(RuleList.documented).utf8)) is [String: Any])
    }
}
