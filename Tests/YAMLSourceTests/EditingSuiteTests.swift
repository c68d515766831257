import Testing

@testable import YAMLSource

/// Every field and element of the official YAML test suite under edit: exact, or refused, and never a crash.
@Suite(.enabled(if: SuiteCase.isAvailable, "yaml-test-suite.jsonl is not beside the repository"))
struct EditingSuiteTests {
    @Test func setsAndRemovesEverywhereOrRefuses() throws {
        var tally = Tally()
        for test in try SuiteCase.all() {
            for text in [test.yaml, test.yaml.replacing("\n", with: "\r\n"), String(test.yaml.dropLast())] {
                tally.visit(EditedText(text), id: test.id)
            }
        }
        // Most of what could be read can be edited.
        #expect(tally.made > 4 * tally.refused, "\(tally)")
    }

    private struct Tally {
        var made = 0
        var refused = 0

        mutating func visit(_ text: EditedText, id: String) {
            for document in text.tree.documents {
                for record in document.rootIndex..<max(document.rootIndex, text.tree.records.count) {
                    guard let node = text.tree.node(at: record) else { continue }
                    if node.kind == .mapping { visitMapping(node, text, id) }
                    if node.kind == .sequence, !node.isAlias { visitSequence(node, text, id) }
                    _ = text.editor.repeats(of: node)
                }
                _ = take { () throws(YAMLEditProblem) in try text.editor.removeDocument(number: document.number) }
                _ = try? text.editor.extractDocument(number: document.number)
            }
        }

        private mutating func visitMapping(_ node: YAMLNode, _ text: EditedText, _ id: String) {
            for pair in node.pairs where pair.key.kind == .scalar && !pair.key.isMergeKey {
                let name = pair.key.text
                for value in [NewYAMLValue.text("it's: new"), .bare("5"), .list([.text("a, b")])] {
                    let edits = take { () throws(YAMLEditProblem) in
                        try text.editor.set([name], of: node, to: value) { _ in [] }
                    }
                    guard let edits else { continue }
                    check(edits, text, id, value, name)
                }
                _ = take { () throws(YAMLEditProblem) in try text.editor.remove([name], of: node) }
            }
            for path in [["absent"], ["absent", "deep"]] {
                let edits = take { () throws(YAMLEditProblem) in
                    try text.editor.set(path, of: node, to: .text("new")) { _ in [] }
                }
                guard let edits, !node.isAlias, !node.pairs.isEmpty else { continue }
                checkUndoing(path, edits, node, text, id)
            }
        }

        private mutating func visitSequence(_ node: YAMLNode, _ text: EditedText, _ id: String) {
            for place in node.children.map({ $0 }).indices {
                _ = take { () throws(YAMLEditProblem) in try text.editor.removeElement(at: place, of: node) }
            }
        }

        private mutating func take(_ body: () throws(YAMLEditProblem) -> [TextEdit]) -> [TextEdit]? {
            let edits = try? body()
            if edits == nil { refused += 1 } else { made += 1 }
            return edits
        }

        /// The value is there, in bytes that were not there before.
        private func check(_ edits: [TextEdit], _ text: EditedText, _ id: String, _ value: NewYAMLValue, _ name: String)
        {
            guard let bytes = try? text.tree.source.applying(edits) else {
                Issue.record("\(id): edits overlap")
                return
            }
            let edited = EditedText(bytes: bytes)
            let found = edited.tree.records.indices.contains {
                guard let node = edited.tree.node(at: $0) else { return false }
                switch value {
                case .text(let text): return node.coreValue == .text(text)
                case .bare(let text): return node.isPlain && node.text == text
                default: return node.isFlow && node.children.contains { $0.text == "a, b" }
                }
            }
            #expect(found, "\(id) \(name): \(bytes.text)")
            #expect(edited.tree.problems.count <= text.tree.problems.count, "\(id)")
        }

        /// Taking away what was just made gives the text back.
        private func checkUndoing(
            _ path: [String], _ edits: [TextEdit], _ node: YAMLNode, _ text: EditedText, _ id: String
        ) {
            guard let bytes = try? text.tree.source.applying(edits) else { return }
            let edited = EditedText(bytes: bytes)
            // Nodes before the mapping are as they were.
            guard let mapping = edited.tree.node(at: node.index),
                let undo = try? edited.editor.remove(path, of: mapping),
                let undone = try? edited.tree.source.applying(undo)
            else {
                Issue.record("\(id) \(path): cannot be undone: \(bytes.text)")
                return
            }
            #expect(undone == text.tree.source.bytes, "\(id) \(path): \(bytes.text) -> \(undone.text)")
        }
    }
}
