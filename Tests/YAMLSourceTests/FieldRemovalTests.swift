import Testing

@testable import YAMLSource

/// Removing fields, elements and documents.
struct FieldRemovalTests {
    @Test(arguments: [
        ("a: 1 # c\nb: 2\n", "a", "b: 2\n"), ("b: 2\n# keep\na: 1 # c\n# keep\n", "a", "b: 2\n# keep\n# keep\n"),
        ("b: 2\r\na: 1", "a", "b: 2"), ("\u{FEFF}a: 1\nb: 2\n", "a", "\u{FEFF}b: 2\n"),
        ("a: |+\n  x\n\n\nb: 2\n", "a", "\n\nb: 2\n"), ("c: |+\n  y\na: |+\n  x\n\nb: 2\n", "a", "c: |+\n  y\nb: 2\n"),
        ("a:\n  # in\n  x: 1\n  y: 2 # c\n  # behind\nb: 2\n", "a", "  # behind\nb: 2\n"),
        ("a:\n- 1\n- 2\nb: 2\n", "a", "b: 2\n"), ("a: [1, # c\n  2]\nb: 2\n", "a", "b: 2\n"),
        ("a:\nb: 2\n", "a", "b: 2\n"), ("a: 1\nb: 2\na: 3\n", "a", "b: 2\n"),
        ("? a\n: 1\nb: 2\n", "a", "b: 2\n"), ("'a' : 1\nb: 2\n", "a", "b: 2\n"),
        ("b: 2\n  # c\na: 'x\n  y' # c", "a", "b: 2\n  # c"),
        ("b: |\n  x\na: 1", "a", "b: |\n  x\n"), ("b: 1\na: 2\n---\na: 3\n", "a", "b: 1\n---\na: 3\n"),
        ("- a: 1\n  b: 2\n", "0|a", "- b: 2\n"), ("- a: 1 # c\n  # d\n  b: 2\n", "0|a", "-\n  # d\n  b: 2\n"),
        ("-   a:\n      x: 1\n\n    b: 2\n", "0|a", "-   b: 2\n"), ("- - a: 1\n    b: 2\n", "0/0|a", "- - b: 2\n"),
        ("- a: 1\n  b: 2\n", "0|b", "- a: 1\n"),
        ("{a: 1, b: 2}", "a", "{b: 2}"), ("{b: 2, a: 1}", "a", "{b: 2}"), ("{b: 2, a: 1, c: 3}", "a", "{b: 2, c: 3}"),
        ("{b: 2, a: 1,}", "a", "{b: 2,}"), ("{a, b: 2}", "a", "{b: 2}"), ("{b: 1,a: [1, 2],c}", "a", "{b: 1,c}"),
        ("{\n  b: 1, # b\n  a: 2, # a\n  c: 3 # c\n}\n", "a", "{\n  b: 1, # b\n  c: 3 # c\n}\n"),
        ("{\n  b: 1, # b\n  a: 2 # a\n}\n", "a", "{\n  b: 1 # b\n}\n"),
        ("{\n  b: 1, # b\n  a: 2, # a\n}\n", "a", "{\n  b: 1, # b\n}\n"),
        ("{a: 1, # a\n  b: 2}\n", "a", "{ # a\n  b: 2}\n"), ("{b: 1, # b\n  a: 2}\n", "a", "{b: 1 # b\n}\n"),
        ("{a: 1, a: 2, b: 3, a: 4}", "a", "{b: 3}"),
        ("b: 1\ng:\n  # warm\n  a: 1 # c\n  # cold\n", "g/a", "b: 1\n  # warm\n  # cold\n"),
        ("b: 1\nx:\n  y:\n    z: 1", "x/y/z", "b: 1"), ("b: 1\nx: {y: {z: 1}}\nc: 2\n", "x/y/z", "b: 1\nc: 2\n"),
        ("b: 1\nx: {y: {z: 1}, w: 2}\n", "x/y/z", "b: 1\nx: {w: 2}\n"),
        ("b: &x {a: 1}\n<<: *x\na: 2\n", "a", "b: &x {a: 1}\n<<: *x\n"),
        ("b: &x 1\na: *x\n", "a", "b: &x 1\n"),
    ])
    func takesTheFieldAndNothingElse(_ before: String, _ path: String, _ after: String) throws {
        #expect(try EditedText(before).removing(path).text == after)
    }

    @Test(arguments: [
        ("a: 1\n", "b", YAMLEditProblem.noSuchField("b")), ("a: {b: 1}\n", "a/c", .noSuchField("a.c")),
        ("a:\n", "a/c", .noSuchField("a.c")), ("a: 1\n", "a/c", .notAMapping("a", ByteRange(3, 4))),
        ("a: 1\n", "a", .cannotKeepRest(ByteRange(0, 4))),
        ("a: {b: {c: 1}}\n", "a/b/c", .cannotKeepRest(ByteRange(0, 14))),
        ("b: &x {a: 1}\n<<: *x\nc: 1\n", "a", .comesFromMerge("a", ByteRange(13, 19))),
        ("b: &x {a: 1}\nc: *x\n", "c/a", .cannotKeepRest(ByteRange(16, 18))),
        ("b: &x {a: 1}\nc: *x\n", "c/b", .noSuchField("c.b")),
        ("a: &x 1\nb: *x\n", "a", .cannotKeepRest(ByteRange(6, 7))),
        ("a: &x 1\nb: &x 1\nc: *x\n", "b", .cannotKeepRest(ByteRange(14, 15))),
        ("a: 1\nb: 2\n---\n\"\n", "a", .cannotKeepRest(ByteRange(3, 4))),
    ])
    func saysWhyAFieldCannotGo(_ before: String, _ path: String, _ problem: YAMLEditProblem) {
        #expect(throws: problem) { try EditedText(before).removing(path) }
    }

    @Test(arguments: [
        ("- 1 # c\n- 2\n", "", 0, "- 2\n"), ("a:\n- 1\n# c\n- 2", "a", 1, "a:\n- 1\n# c"),
        ("a:\n  - x: 1\n    y: 2\n  # c\n  - z: 3\n", "a", 0, "a:\n  # c\n  - z: 3\n"),
        ("- - 1\n  - 2\n", "0", 0, "- - 2\n"), ("[1, 2, 3]", "", 1, "[1, 3]"), ("[1, 2]", "", 0, "[2]"),
        ("a: [\n  1, # one\n  2, # two\n]\n", "a", 1, "a: [\n  1, # one\n]\n"), ("a: [1]\n", "a", 0, "a: []\n"),
        ("a: # c\n  - 1\nb: 2\n", "a", 0, "a: [] # c\nb: 2\n"), ("- 1\n", "", 0, "[]\n"),
        ("-\n- 2\n-\n", "", 0, "- 2\n-\n"),
        ("-\n- 2\n-", "", 2, "-\n- 2"), ("- |+\n  x\n\n- 2\n", "", 1, "- |+\n  x\n\n"), ("[a: 1, b]", "", 0, "[b]"),
        ("- &x 1\n- *x\n- 2\n", "", 1, "- &x 1\n- 2\n"), ("- - 1\n", "0", 0, "- []\n"),
    ])
    func takesOneElement(_ before: String, _ path: String, _ index: Int, _ after: String) throws {
        let text = EditedText(before)
        let edits = try text.editor.removeElement(at: index, of: #require(text.node(path)))
        #expect(try text.tree.source.applying(edits).text == after)
    }

    @Test func saysWhyAnElementCannotGo() throws {
        let text = EditedText("a: &x [&y 1, 2]\nb: *x\nc: *y\n")
        let list = try #require(text.node("a"))
        #expect(throws: YAMLEditProblem.noSuchField("[2]")) { try text.editor.removeElement(at: 2, of: list) }
        #expect(throws: YAMLEditProblem.noSuchField("[-1]")) { try text.editor.removeElement(at: -1, of: list) }
        #expect(throws: YAMLEditProblem.cannotKeepRest(ByteRange(7, 11))) {
            try text.editor.removeElement(at: 0, of: list)
        }
        #expect(throws: YAMLEditProblem.cannotKeepRest(ByteRange(19, 21))) {
            try text.editor.removeElement(at: 0, of: #require(text.node("b")))
        }
        #expect(throws: YAMLEditProblem.notAList(ByteRange(25, 27))) {
            try text.editor.removeElement(at: 0, of: #require(text.node("c")))
        }
    }

    @Test(arguments: [
        ("a: 1\n---\nb: 2\n", 1, "---\nb: 2\n", "a: 1\n"), ("a: 1\n---\nb: 2\n", 2, "a: 1\n", "b: 2\n"),
        (
            "# one\n---\na: 1\n# two\n--- # three\nb: 2\n---\nc: 3", 2, "# one\n---\na: 1\n# two\n---\nc: 3",
            "# three\nb: 2\n"
        ),
        ("# one\n---\na: 1\n# two\n---\nb: 2\n", 1, "---\nb: 2\n", "# one\na: 1\n# two\n"),
        ("\u{FEFF}a: 1\r\n---\r\nb: 2\r\n", 1, "\u{FEFF}---\r\nb: 2\r\n", "a: 1\r\n"),
        ("a: 1\n...\n# b\n---\nb: 2\n...\n# c\n---\nc: 3\n", 2, "a: 1\n...\n# c\n---\nc: 3\n", "# b\nb: 2\n"),
        ("a: 1\n---\nb: 2\n...\n%YAML 1.2\n---\nc: 3\n", 2, "a: 1\n...\n%YAML 1.2\n---\nc: 3\n", "b: 2\n"),
        ("%YAML 1.2\n---\na: 1\n...\n# b\n%YAML 1.2\n---\nb: 2\n", 2, "%YAML 1.2\n---\na: 1\n...\n", "# b\nb: 2\n"),
        ("%YAML 1.2\n---\na: 1\n...\n# b\n%YAML 1.2\n---\nb: 2\n", 1, "# b\n%YAML 1.2\n---\nb: 2\n", "a: 1\n"),
        ("%TAG ! tag:x,1:\n---\na: !b 1\n---\nb: 2\n", 1, "---\nb: 2\n", "%TAG ! tag:x,1:\n---\na: !b 1\n"),
        ("--- {a: 1}\n--- |\n  ---\n  x\n", 2, "--- {a: 1}\n", "|\n  ---\n  x\n"),
        ("---\n# c\n---\nb: 2\n", 1, "---\nb: 2\n", "---\n# c\n"),
        ("a: |+\n  x\n\n---\nb: 2\n", 2, "a: |+\n  x\n\n", "b: 2\n"),
    ])
    func takesOutOneDocument(_ before: String, _ number: Int, _ rest: String, _ document: String) throws {
        let text = EditedText(before)
        #expect(text.tree.documents.count > 1)
        let edits = try text.editor.removeDocument(number: number)
        #expect(try text.tree.source.applying(edits).text == rest)
        #expect(try text.editor.extractDocument(number: number).text == document)
    }

    @Test func saysWhyADocumentCannotGo() throws {
        let text = EditedText("--- # c\na: 1\n...\n")
        #expect(throws: YAMLEditProblem.noSuchDocument(2)) { try text.editor.removeDocument(number: 2) }
        #expect(throws: YAMLEditProblem.noSuchDocument(0)) { try text.editor.extractDocument(number: 0) }
        #expect(throws: YAMLEditProblem.cannotKeepRest(ByteRange(8, 12))) { try text.editor.removeDocument(number: 1) }
        #expect(try text.editor.extractDocument(number: 1).text == "# c\na: 1\n")
    }
}
