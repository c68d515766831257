import Testing

@testable import YAMLSource

/// Nodes, values, merges, comments and edits.
struct TreeTests {
    private func root(_ text: String) -> YAMLNode {
        let tree = YAMLTree.parse(SourceText(name: "t", text: text))
        return tree.root(of: tree.documents[0])
    }

    @Test(arguments: [
        ("", CoreValue.null), ("~", .null), ("null", .null), ("NULL", .null), ("nULL", .text("nULL")),
        ("true", .boolean(true)), ("False", .boolean(false)), ("yes", .text("yes")), ("off", .text("off")),
        ("0", .integer(0)), ("-12", .integer(-12)), ("+7", .integer(7)), ("007", .integer(7)), ("0o17", .integer(15)),
        ("0x1F", .integer(31)), ("1_000", .text("1_000")), ("0b1", .text("0b1")), ("16k", .text("16k")),
        ("1.5", .number(1.5)), ("1.", .number(1)), (".5", .number(0.5)), ("-.5e3", .number(-500)),
        ("1e3", .number(1000)),
        (".inf", .number(.infinity)), ("-.INF", .number(-.infinity)), (".", .text(".")), ("-", .text("-")),
        ("1e", .text("1e")), ("1.2.3", .text("1.2.3")), ("0x", .text("0x")), ("0o8", .text("0o8")),
        ("2026-11-21", .text("2026-11-21")), ("99999999999999999999", .number(1e20)), ("12:30", .text("12:30")),
    ])
    func resolvesPlainScalars(_ text: String, _ value: CoreValue) {
        #expect(CoreValue(plain: text) == value)
    }

    @Test func tagsAndQuotesDecide() {
        let values = root("[1, \"1\", '1', !!str 1, !!int \"1\", !local 1, .nan]").children.map(\.coreValue)
        #expect(values[0] == .integer(1) && values[1] == .text("1") && values[2] == .text("1"))
        #expect(values[3] == .text("1") && values[4] == .integer(1) && values[5] == .integer(1))
        guard case .number(let nan) = values[6] else { return #expect(Bool(false)) }
        #expect(nan.isNaN)
    }

    @Test func evidentTextIsText() {
        for text in [
            "abc", "~x", "nul", "tru", "fal", "1x", "-x", "+", ".x", "é", "\"\"", "'1'", "|\n  1", "yes", "null",
        ] {
            let node = root("- \(text)\n").children.map { $0 }[0]
            if let evident = node.isEvidentlyText, case .text = node.coreValue { #expect(evident, "\(text)") }
            if node.isEvidentlyText == true {
                guard case .text(let value) = node.coreValue else { return #expect(Bool(false), "\(text)") }
                #expect(value == node.text && node.textValue == value)
            }
        }
    }

    @Test func aliasesShareTheirNode() {
        let root = root("a: &x {k: v}\nb: *x\nc: *x\n")
        let values = root.pairs.map(\.value)
        #expect(values[1].isAlias && values[1].kind == .mapping && values[1].resolved == values[0])
        #expect(values[2].pairs[0].value == values[0].pairs[0].value)
        #expect(values[1].tree.source.text(in: values[1].range) == "*x")
    }

    @Test func mergedFieldsYieldToOwnAndEarlierOnes() {
        let root = root(
            """
            one: &one {a: 1, b: 1}
            two: &two {b: 2, c: 2}
            both: {<<: [*one, *two], c: 3}
            nested: {<<: {<<: *one, b: 4}}
            quoted: {"<<": *one}
            broken: {<<: 5, a: 1}
            """)
        func fields(_ place: Int) -> [String] {
            var duplicates: [(first: YAMLNode, second: YAMLNode)] = []
            let node = root.pairs[place].value
            let entries = node.entries(duplicates: &duplicates)
            #expect(duplicates.isEmpty)
            return entries.map { "\(node.tree.key(of: $0).text)=\(node.tree.value(of: $0).text)" }.sorted()
        }
        #expect(fields(2) == ["a=1", "b=1", "c=3"])
        #expect(fields(3) == ["a=1", "b=4"])
        #expect(fields(4) == ["<<="])
        #expect(fields(5) == ["a=1"])
        #expect((0..<6).map { root.pairs[$0].value.hasMergeKey } == [false, false, true, true, false, true])
    }

    @Test(arguments: [3, 12, 13, 200])
    func findsEveryDuplicate(_ count: Int) {
        let text = (0..<count).map { "key\($0): \($0)\n" }.joined() + "key1: again\n\"key\\x32\": escaped\n"
        var duplicates: [(first: YAMLNode, second: YAMLNode)] = []
        let node = root(text)
        let entries = node.entries(duplicates: &duplicates)
        #expect(entries.count == count && duplicates.map(\.second.text) == ["key1", "key2"])
        #expect(node.tree.value(of: entries[1]).text == "again")
    }

    @Test func findsCommentsAndNothingElse() {
        let tree = YAMLTree.parse(
            SourceText(
                name: "t",
                text:
                    "# one\na: b # two\nc: 'x # no' #three\nd: x#no\ne: | # four\n  # no\n  text\nf: [1, # five\n  2]\n#six"
            ))
        let texts = tree.comments().map { tree.source.text(in: $0.range) }
        #expect(texts == ["# one", "# two", "#three", "# four", "# five", "#six"])
        #expect(tree.comments().map(\.standsAlone) == [true, false, false, false, false, true])
    }

    @Test func editsChangeTheirBytesAlone() throws {
        let source = SourceText(name: "t", text: "a: 1 # ä\r\nb: 2\n")
        let edits = [
            TextEdit(ByteRange(14, 15), "three"), TextEdit(ByteRange(3, 4), ""), TextEdit(ByteRange(0, 0), "# new\n"),
        ]
        #expect(String(decoding: try source.applying(edits), as: UTF8.self) == "# new\na:  # ä\r\nb: three\n")
        #expect(throws: TextEditError.self) {
            try source.applying([TextEdit(ByteRange(0, 3), "x"), TextEdit(ByteRange(2, 4), "y")])
        }
        #expect(throws: TextEditError.outside(ByteRange(0, 99))) {
            try source.applying([TextEdit(ByteRange(0, 99), "")])
        }
    }

    @Test(arguments: [
        ("a: old", "new", "a: new"), ("a: 'old'", "new", "a: 'new'"), ("a: \"old\"", "it's", "a: \"it's\""),
        ("a: old", "x: y", "a: \"x: y\""), ("a: old", "123", "a: \"123\""), ("a: old", "", "a: \"\""),
        ("a: {b: old}", "x, y", "a: {b: \"x, y\"}"), ("a: old", "~x/y", "a: ~x/y"),
        ("a: old", "q\"\\\u{1}", "a: \"q\\\"\\\\\\x01\""),
        ("a: &n old", "new", "a: &n new"), ("a: |\n  old", "new", "a: \"new\""), ("a: old", "a #b", "a: \"a #b\""),
    ])
    func replacedTextIsReadBackAsItIs(_ before: String, _ text: String, _ after: String) throws {
        var node = root(before)
        while node.kind == .mapping { node = node.pairs[0].value }
        let bytes = try node.tree.source.applying([node.replacingText(with: text)])
        #expect(String(decoding: bytes, as: UTF8.self) == after)
        var changed = root(after)
        while changed.kind == .mapping { changed = changed.pairs[0].value }
        #expect(changed.coreValue == .text(text))
    }
}
