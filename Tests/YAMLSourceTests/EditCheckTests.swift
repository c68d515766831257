import Testing

@testable import YAMLSource

/// The comparison that every edit has to pass: what differs from the intention in any way is refused.
struct EditCheckTests {
    private func passes(_ before: String, _ after: String, _ replacements: [NodeReplacement] = []) -> Bool {
        let old = EditedText(before).tree
        return EditCheck(old: old, new: EditedText(after).tree, replacements: replacements)
            .passes(documents: old.documents)
    }

    @Test(arguments: [
        ("a: 1 # c\n", "a:   1\n"), ("a: {b: 1}\n", "# c\na: { b: 1 }"), ("a: \"\\x41\"\n", "a: \"A\"\n"),
        ("a: &x 1\nb: *x\n", "a: &x   1\nb:   *x\n"), ("a: 1\n---\nb\n", "---\na: 1\n---\nb\n...\n"),
    ])
    func layoutDoesNotCount(_ before: String, _ after: String) {
        #expect(passes(before, after))
    }

    @Test(arguments: [
        ("a: 1\n", "a: 2\n"), ("a: 1\n", "a: '1'\n"), ("a: 1\n", "a: !!str 1\n"), ("a: 1\n", "a: &x 1\n"),
        ("a: 1\n", "b: 1\n"),
        ("a: 1\n", "a: 1\nb: 2\n"), ("a: 1\nb: 2\n", "a: 1\n"), ("a: 1\nb: 2\n", "b: 2\na: 1\n"),
        ("a: [1]\n", "a: {1: }\n"),
        ("a:\n  b: 1\nc: 2\n", "a:\n  b: 1\n  c: 2\n"), ("[[1], 2]\n", "[[1, 2]]\n"), ("a: |\n  x\n", "a: |-\n  x\n"),
        ("a: &x 1\nb: &y 1\nc: *x\n", "a: &x 1\nb: &y 1\nc: *y\n"), ("a: 1\n---\nb\n", "a: 1\n"),
        ("a: 1\n", "a: 1\n---\nb\n"),
        ("a: 1\n", "a: *x\n"), ("a: 1\n", "a: \"\n"), ("a: é\n", "a: e\u{301}\n"),
    ])
    func anyOtherDifferenceCounts(_ before: String, _ after: String) {
        #expect(!passes(before, after))
    }

    @Test func aFieldMustStandInItsOwnMapping() {
        let new: [PlannedNode] = [.key("c"), .text("d")]
        let inner = NodeReplacement(old: 5..<5, container: 2, new: new)
        let outer = NodeReplacement(old: 5..<5, container: 0, new: new)
        let text = "a:\n  b: 1\n"
        #expect(passes(text, "a:\n  b: 1\n  c: d\n", [inner]) && !passes(text, "a:\n  b: 1\n  c: d\n", [outer]))
        #expect(passes(text, "a:\n  b: 1\nc: d\n", [outer]) && !passes(text, "a:\n  b: 1\nc: d\n", [inner]))
        for wrong in ["c: e\n", "d: d\n", "c: &x d\n", "c: !local d\n", "c: [d]\n", "c: d\ne: f\n", "<<: d\n", ""] {
            #expect(!passes(text, text + wrong, [outer]), "\(wrong)")
        }
    }

    @Test func anAliasMustStandForTheSameNode() {
        let removed = NodeReplacement(old: 3..<5, container: 0, new: [])
        #expect(!passes("a: &x 1\nb: &x 1\nc: *x\n", "a: &x 1\nc: *x\n", [removed]))
        #expect(passes("a: &x 1\nb: &y 1\nc: *x\n", "a: &x 1\nc: *x\n", [removed]))
    }
}
