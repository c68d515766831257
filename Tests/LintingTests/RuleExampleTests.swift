import Catalog
import Testing
import YAMLSource

@testable import Linting

/// The examples of every rule, as they stand and in every variation.
struct RuleExampleTests {
    private func linter(for test: ExampleCase) -> Linter {
        var options = LintOptions.forTests
        options.environment = test.example.surroundings.map { FakeLintEnvironment($0) }
        return Linter(catalog: FrozenCatalogue.catalog, options: options)
    }

    static let fired = RuleList.all.flatMap { rule in
        rule.documentation.examples.filter { $0.severity != nil }.map { ExampleCase(rule: rule, example: $0) }
    }
    static let silent = RuleList.all.flatMap { rule in
        rule.documentation.examples.filter { $0.severity == nil }.map { ExampleCase(rule: rule, example: $0) }
    }

    @Test(arguments: fired)
    func firesWhereItIsMarkedAndNowhereElse(_ test: ExampleCase) {
        let marked = MarkedText(test.example.markedText)
        #expect(!marked.ranges.isEmpty)
        expect(marked, test, "as it stands")
        for (name, variation) in ExampleVariations.all(of: marked) { expect(variation, test, name) }
    }

    private func expect(_ marked: MarkedText, _ test: ExampleCase, _ name: String) {
        let findings = linter(for: test).lint(SourceText(name: "example.yaml", text: marked.text)).findings
        let own = findings.filter { $0.rule == test.rule.id }
        #expect(own.map(\.range) == marked.ranges, "\(name):\n\(marked.text)")
        #expect(own.allSatisfy { $0.severity == test.example.severity }, "\(name)")
        // Every key that stands in a file is a plaintext key besides.
        let others = findings.filter { $0.rule != test.rule.id && $0.rule != "plaintext-key" && $0.severity > .info }
        #expect(others.map(\.rule) == [], "\(name):\n\(marked.text)")
    }

    @Test(arguments: silent)
    func isSilentOnNearMisses(_ test: ExampleCase) {
        let marked = MarkedText(test.example.markedText)
        for (name, variation) in [("as it stands", marked)] + ExampleVariations.all(of: marked) {
            let findings = linter(for: test).lint(SourceText(name: "example.yaml", text: variation.text)).findings
            let heard = findings.filter { $0.rule == test.rule.id || $0.severity > .info && $0.rule != "plaintext-key" }
            #expect(heard.map(\.rule) == [], "\(name):\n\(variation.text)")
        }
    }

    @Test(arguments: fired)
    func fixesMendWhatTheyAreFor(_ test: ExampleCase) throws {
        let marked = MarkedText(test.example.markedText)
        for (name, variation) in [("as it stands", marked)] + ExampleVariations.all(of: marked) {
            let source = SourceText(name: "example.yaml", text: variation.text)
            let own = linter(for: test).lint(source).findings.filter { $0.rule == test.rule.id }
            guard let fix = own.first?.fixes.first else {
                #expect(test.example.fixed == nil, "there is no fix")
                continue
            }
            let mended = SourceText(name: "example.yaml", bytes: try source.applying(fix.edits))
            if name == "as it stands", let fixed = test.example.fixed {
                #expect(String(decoding: mended.bytes, as: UTF8.self) == fixed)
            }
            let after = linter(for: test).lint(mended).findings
            #expect(
                after.count { $0.rule == test.rule.id } < own.count,
                "\(name):\n\(mended.text(in: ByteRange(0, mended.bytes.count)))")
            #expect(!after.contains { $0.rule == "yaml-syntax" }, "\(name)")
            if fix.safety == .safe {
                #expect(!after.contains { $0.severity == .error && $0.rule != "plaintext-key" }, "\(name)")
            }
        }
    }

    @Test(arguments: fired)
    func aCommentSilencesIt(_ test: ExampleCase) {
        // Behind a break in the syntax no comment can be told from text.
        guard test.rule.id != "yaml-syntax" else { return }
        var lines = test.example.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let index = LineIndex(SourceText(name: "example.yaml", text: test.example.text))
        for range in MarkedText(test.example.markedText).ranges {
            let line = index.position(at: range.start).line - 1
            lines[line] += " # proxylint: ignore[\(test.rule.id)]"
        }
        let findings = linter(for: test).lint(SourceText(name: "example.yaml", text: lines.joined(separator: "\n")))
            .findings
        #expect(!findings.contains { $0.rule == test.rule.id })
    }
}

/// An example with its rule.
struct ExampleCase: Sendable, CustomTestStringConvertible {
    let rule: RuleEntry
    let example: RuleExample

    var testDescription: String { "\(rule.id): \(example.title)" }
}

extension LintOptions {
    /// A fixed day and no surroundings.
    static let forTests = LintOptions(today: CalendarDate(secondsSince1970: 1_795_219_200))
}

/// Surroundings as an example describes them.
final class FakeLintEnvironment: LintEnvironment {
    private let surroundings: RuleExample.Surroundings

    init(_ surroundings: RuleExample.Surroundings) { self.surroundings = surroundings }

    func hasVariable(_ name: String) -> Bool { surroundings.variables.contains(name) }

    func file(_ path: String, besideProfileAt profilePath: String) -> FileState {
        surroundings.files[path] ?? .absent
    }
}
