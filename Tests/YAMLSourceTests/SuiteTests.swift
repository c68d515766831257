import CLibYAML
import Foundation
import Testing

@testable import YAMLSource

/// The official YAML test suite judges the layer, beside bare libyaml on the same cases.
///
/// The suite lies outside the repository (MIT license, Ingy döt Net); without it these tests are skipped, with a word.
@Suite(.enabled(if: SuiteCase.isAvailable, "yaml-test-suite.jsonl is not beside the repository"))
struct SuiteTests {
    @Test func passesWhatLibyamlPasses() throws {
        let cases = try SuiteCase.all()
        try #require(cases.count == 406)
        var passed = 0
        var passedByLibyaml = 0
        for test in cases {
            let ours = test.isPassed(events: events(ofTree: test.yaml))
            let theirs = test.isPassed(events: events(ofLibyaml: test.yaml))
            passed += ours ? 1 : 0
            passedByLibyaml += theirs ? 1 : 0
            #expect(ours || !theirs, "\(test.id) \(test.name): libyaml passes it")
        }
        // Recorded in docs/decisions/0002-yaml.md.
        #expect(passedByLibyaml == 322)
        #expect(passed == 322)
    }

    @Test func losesNothingThatLibyamlAccepts() throws {
        for test in try SuiteCase.all() {
            guard let theirs = events(ofLibyaml: test.yaml) else { continue }
            let tree = YAMLTree.parse(SourceText(name: test.id, text: test.yaml))
            #expect(!tree.problems.contains { $0.isFatal }, "\(test.id) \(test.name)")
            #expect(tree.eventLines == theirs, "\(test.id) \(test.name)")
        }
    }

    @Test func rangesLieInsideTheTextAndNest() throws {
        for test in try SuiteCase.all() {
            let tree = YAMLTree.parse(SourceText(name: test.id, text: test.yaml))
            let count = tree.source.bytes.count
            for (index, record) in tree.records.enumerated() {
                #expect(0 <= record.propertiesStart && record.propertiesStart <= record.start, "\(test.id)")
                #expect(record.start <= record.end && record.end <= count, "\(test.id) \(record)")
                guard record.kind == .sequence || record.kind == .mapping, record.next > 0 else { continue }
                for child in tree.records[(index + 1)..<Int(record.next)] {
                    #expect(record.propertiesStart <= child.propertiesStart && child.end <= record.end, "\(test.id)")
                }
            }
            for problem in tree.problems {
                #expect(problem.range.end <= max(count, 1), "\(test.id)")
            }
        }
    }

    @Test func everyPrefixOfEveryCaseIsReadOrRefused() throws {
        for test in try SuiteCase.all() {
            let bytes = Array(test.yaml.utf8)
            for length in bytes.indices {
                let tree = YAMLTree.parse(SourceText(name: test.id, bytes: Array(bytes[..<length])))
                _ = tree.comments()
                for problem in tree.problems { _ = LineIndex(tree.source).position(at: problem.range.start) }
            }
        }
    }

    private func events(ofTree yaml: String) -> [String]? {
        let tree = YAMLTree.parse(SourceText(name: "case", text: yaml))
        return tree.problems.isEmpty ? tree.eventLines : nil
    }

    private func events(ofLibyaml yaml: String) -> [String]? {
        LibyamlEvents.lines(of: Array(yaml.utf8))
    }
}

/// One case of the suite.
struct SuiteCase: Decodable {
    let id: String
    let name: String
    let yaml: String
    let events: [String]
    let error: Bool

    static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/yaml-test-suite.jsonl").standardized

    static var isAvailable: Bool { FileManager.default.fileExists(atPath: file.path) }

    static func all() throws -> [SuiteCase] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(SuiteCase.self, from: Data($0.utf8))
        }
    }

    /// Whether a reader that gave `events`, or refused with nil, did right.
    func isPassed(events: [String]?) -> Bool {
        error ? events == nil : events == self.events
    }
}
