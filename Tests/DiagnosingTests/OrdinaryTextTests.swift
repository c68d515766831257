import Diagnosing
import Foundation
import TestSupport
import Testing

/// Texts that are no errors of ours: prose, logs, code, other JSON.
struct OrdinaryTextTests {
    private struct OrdinaryText: Decodable {
        let text: String
    }

    /// Texts that were chosen because they share the words of errors; a few are put exactly like ours.
    @Test func hardOnesAreSeldomCalledSomething() throws {
        let called = try calledSomething(in: Repository.file("Tests/DiagnosingTests/Cases/ordinary.jsonl"))
        #expect(called.found.count * 20 <= called.count, "\(called.found.joined(separator: "\n"))")
        #expect(!called.found.contains { $0.contains("(high)") }, "\(called.found.joined(separator: "\n"))")
    }

    /// The project's own sources and pages, paragraph by paragraph.
    @Test func ourOwnFilesAreNoErrors() throws {
        var called: [String] = []
        var count = 0
        for folder in ["Sources", "profiles", "docs/decisions", "schema"] {
            let files =
                FileManager.default.enumerator(atPath: Repository.file(folder).path)?.compactMap { $0 as? String } ?? []
            for file in files where ["swift", "md", "yaml", "c", "h"].contains((file as NSString).pathExtension) {
                // Rules and this module speak of the errors themselves.
                if file.contains("Rules/") || file.contains("Diagnosing/") || file.contains("Diagnos") { continue }
                let text = try String(contentsOf: Repository.file("\(folder)/\(file)"), encoding: .utf8)
                for paragraph in text.components(separatedBy: "\n\n") where paragraph.count > 10 {
                    count += 1
                    guard let diagnosis = try? Diagnose.text(paragraph), diagnosis.isKnown else { continue }
                    called.append("\(Diagnose.words(diagnosis)) \(file): \(paragraph.prefix(120))")
                }
            }
        }
        #expect(count > 1000)
        #expect(called.count * 1000 <= count * 2, "\(called.count) of \(count):\n\(called.joined(separator: "\n"))")
    }

    /// A file of more texts, one JSON object with a `text` a line, such as `Benchmarks/collect-ordinary-texts` writes.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["PROXYLINT_ORDINARY_TEXTS"] != nil))
    func fewOfManyAreCalledSomething() throws {
        let path = ProcessInfo.processInfo.environment["PROXYLINT_ORDINARY_TEXTS"] ?? ""
        let called = try calledSomething(in: URL(filePath: path))
        #expect(
            called.found.count * 1000 < called.count,
            "\(called.found.count) of \(called.count):\n\(called.found.joined(separator: "\n"))")
    }

    private func calledSomething(in file: URL) throws -> (found: [String], count: Int) {
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        var called: [String] = []
        for line in lines {
            let text = try JSONDecoder().decode(OrdinaryText.self, from: Data(line.utf8)).text
            guard let diagnosis = try? Diagnose.text(text), diagnosis.isKnown else { continue }
            called.append("\(Diagnose.words(diagnosis)) \(diagnosis.evidence.first?.text ?? ""): \(text.prefix(160))")
        }
        return (called, lines.count)
    }
}
