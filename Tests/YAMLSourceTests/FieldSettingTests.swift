import Testing

@testable import YAMLSource

/// Setting fields: only the value's own bytes change.
struct FieldSettingTests {
    @Test(arguments: [
        ("a: old # why\nb: 2\n", "a: new # why\nb: 2\n"),
        ("a: 'old'  # why\n", "a: 'new'  # why\n"),
        ("a: \"old\"\t# why\r\nb: 2\r\n", "a: \"new\"\t# why\r\nb: 2\r\n"),
        ("\u{FEFF}a:   old   \n", "\u{FEFF}a:   new   \n"),
        ("a: &x old # why\nb: *x\n", "a: &x new # why\nb: *x\n"),
        ("b: &x old\na: *x # why\n", "b: &x old\na: new # why\n"),
        ("a: !!str 5\n", "a: !!str new\n"), ("a: !!int 5\n", "a: new\n"),
        ("a: !!int &x 5 # c\nb: *x\n", "a: &x new # c\nb: *x\n"),
        ("a: &x !!float 5\n", "a: &x new\n"), ("a: !local 5\n", "a: !local new\n"), ("a: ! 5\n", "a: ! new\n"),
        ("a: !!int # why\n  5\n", "a:  # why\n  new\n"),
        ("a: |\n  old\n  text\nb: 2\n", "a: new\nb: 2\n"),
        ("a: >-  # header\n  old\n\n\n# c\nb: 2\n", "a: new\n\n\n# c\nb: 2\n"),
        ("a: |+2\n    old\n\n\nb: 2\n", "a: new\n\n\nb: 2\n"), ("a: &x |\r\n  old", "a: &x new"),
        ("a: |\n\n\nb: 2\n", "a: new\n\n\nb: 2\n"),
        ("a:\nb: 2\n", "a: new\nb: 2\n"), ("a:   # why\nb: 2\n", "a: new   # why\nb: 2\n"), ("a:", "a: new"),
        ("a: &x # why\nb: *x\n", "a: &x new # why\nb: *x\n"), ("a: !!null # why\n", "a: new # why\n"),
        ("a: ~ # why\n", "a: new # why\n"), ("\"a\" :\n", "\"a\" : new\n"), ("'a': old\n", "'a': new\n"),
        ("a:   # one\n  # two\n  x: 1\n  # three\n  y: 2\n# four\nb: 2\n", "a: new   # one\n  # two\n# four\nb: 2\n"),
        ("a:\n  x: 1  # one\nb: 2\n", "a: new\n    # one\nb: 2\n"),
        ("a: &x\n  x: 1\nb: *x", "a: &x new\nb: *x"), ("a:\n- 1\n- 2\nb: 2\n", "a: new\nb: 2\n"),
        ("a:\n  - 1\n  - 2", "a: new"), ("a: !!map\n  x: 1\nb: 2\n", "a: new\nb: 2\n"),
        ("a: [1, # one\n  2] # two\n", "a: new # two\n"), ("a: {x: {y: 1}}\n", "a: new\n"),
        ("a: old\n  text\n  more # why\n", "a: new # why\n"), ("a: 'old\n\n  text'\nb: 1\n", "a: 'new'\nb: 1\n"),
        ("a:\n  old\n  text\nb: 1\n", "a:\n  new\nb: 1\n"), ("a: \"old\\\n  text\" # c\n", "a: \"new\" # c\n"),
        ("{a: old, b: 2}\n", "{a: new, b: 2}\n"), ("{a, b: 2}", "{a: new, b: 2}"), ("{a: , b: 2}", "{a: new , b: 2}"),
        ("{\"a\":1,\"b\":2}", "{\"a\":new,\"b\":2}"), ("{\"a\":, b: 1}", "{\"a\": new, b: 1}"),
        ("{a: !!str, b: 1}", "{a: !!str new, b: 1}"), ("a: 1\nb: 2\na: 3\n", "a: 1\nb: 2\na: new\n"),
        ("%YAML 1.2\n---\na: old\n...\n---\na: old\n", "%YAML 1.2\n---\na: new\n...\n---\na: old\n"),
        ("base: &x {a: 1}\n<<: *x\na: old\n", "base: &x {a: 1}\n<<: *x\na: new\n"),
        ("? a\n: old\n", "? a\n: new\n"), ("? a\n: x: 1\n  y: 2\nb: 1\n", "? a\n: new\nb: 1\n"),
        ("ä🎭: é\na: 🎭old # ü\n", "ä🎭: é\na: new # ü\n"), ("a: old\rb: 2\r", "a: new\rb: 2\r"),
        ("&k a: old\n", "&k a: new\n"),
    ])
    func replacesTheValueAlone(_ before: String, _ after: String) throws {
        #expect(try EditedText(before).setting("a", to: .text("new")).text == after)
    }

    @Test(arguments: [
        ("a: old\n", NewYAMLValue.text("x: y"), "a: \"x: y\"\n"), ("a: old\n", .text("5"), "a: \"5\"\n"),
        ("a: 'old'\n", .text("it's"), "a: \"it's\"\n"), ("a: \"old\"\n", .text("it's"), "a: \"it's\"\n"),
        ("a: 'old'\n", .text("5"), "a: '5'\n"), ("a: 'old'\n", .text("a\\b"), "a: 'a\\b'\n"),
        ("a: old\n", .text(""), "a: \"\"\n"), ("a: old\n", .text("one\ntwo\r\n\tü🎭"), "a: \"one\\ntwo\\r\\n\\tü🎭\"\n"),
        ("a: old\n", .text("\u{FEFF}\u{85}\u{2028}\u{0}\u{FFFE}"), "a: \"\\ufeff\\x85\\u2028\\x00\\ufffe\"\n"),
        ("a: old\n", .bare("5"), "a: 5\n"), ("a: 'old'\n", .bare("0.5"), "a: 0.5\n"),
        ("a: \"old\" # c\n", .bare("true"), "a: true # c\n"), ("a: !!str 5\n", .bare("6"), "a: 6\n"),
        ("a: !!int 5\n", .bare("6"), "a: !!int 6\n"), ("a: !!float 5\n", .bare(".5"), "a: !!float .5\n"),
        ("a: !!int 5\n", .bare("0.5"), "a: 0.5\n"), ("a: !!str 5\n", .text("6"), "a: !!str \"6\"\n"),
        ("a: x # c\n", .list([.text("b"), .bare("1"), .text("c, d"), .text("x y")]), "a: [b, 1, \"c, d\", x y] # c\n"),
        ("a: [1]\n", .list([]), "a: []\n"), ("a: |\n  x\n", .mapping([]), "a: {}\n"),
        ("a: x\n", .mapping([NewYAMLField(name: "env", value: .text("X"))]), "a: {env: X}\n"),
        ("a:\n- 1\nb: 1\n", .mapping([NewYAMLField(name: "b c", value: .list([.list([])]))]), "a: {b c: [[]]}\nb: 1\n"),
        ("a: !local x\n", .list([.text("b")]), "a: [b]\n"), ("a: !!seq [1]\n", .list([.text("b")]), "a: !!seq [b]\n"),
        ("{a: 1}\n", .text("x, y"), "{a: \"x, y\"}\n"), ("{a: 1}\n", .text("http://x/y"), "{a: http://x/y}\n"),
        ("a: |\n  x\n", .text("one\ntwo"), "a: \"one\\ntwo\"\n"),
        ("a: x\n", .mapping([NewYAMLField(name: "<<", value: .text("*"))]), "a: {\"<<\": \"*\"}\n"),
    ])
    func writesEachKindOfValue(_ before: String, _ value: NewYAMLValue, _ after: String) throws {
        #expect(try EditedText(before).setting("a", to: value).text == after)
    }

    @Test(arguments: [
        ("name: x # c\nproxies: []\n", "name: x # c\nmodel: new\nproxies: []\n", "model"),
        ("version: 1\nname: x\nproxies: []\n", "version: 1\nname: x\ndescription: new\nproxies: []\n", "description"),
        ("proxies: []\nname: x\n", "proxies: []\nversion: new\nname: x\n", "version"),
        ("name: x\nzzz: 1\n", "name: x\nzzz: 1\nunknown: new\n", "unknown"),
        ("name: x", "name: x\nmodel: new", "model"), ("name: x # c", "name: x # c\nmodel: new", "model"),
        ("a: 1\r\nname: x", "a: 1\r\nname: x\r\nmodel: new", "model"),
        ("name: x\r\nproxies:\r\n", "name: x\r\nmodel: new\r\nproxies:\r\n", "model"),
        ("name: x\rb: 1\r", "name: x\rmodel: new\rb: 1\r", "model"),
        ("\u{FEFF}name: x\n", "\u{FEFF}name: x\nmodel: new\n", "model"),
        ("  name: x\n  b: 1\n", "  name: x\n  model: new\n  b: 1\n", "model"),
        ("name: |+\n  x\n\n\nb: 1\n", "name: |+\n  x\n\n\nmodel: new\nb: 1\n", "model"),
        ("name: |\n  x\n\n\nb: 1\n", "name: |\n  x\nmodel: new\n\n\nb: 1\n", "model"),
        ("b: 1\nname: |\n  x", "b: 1\nmodel: new\nname: |\n  x", "model"),
        ("name: 'x\n  y' # c\nb: 1\n", "name: 'x\n  y' # c\nmodel: new\nb: 1\n", "model"),
        ("name: [1,\n  2]\nb: 1\n", "name: [1,\n  2]\nmodel: new\nb: 1\n", "model"),
        (
            "name:\n  x: 1\n  # y: 2\n\n  # z\n\n# b\nb: 1\n",
            "name:\n  x: 1\n  # y: 2\n\n  # z\nmodel: new\n\n# b\nb: 1\n", "model"
        ),
        ("name:\nb: 1\n", "name:\nmodel: new\nb: 1\n", "model"), ("name: # c\n", "name: # c\nmodel: new\n", "model"),
        ("name:\n- a\n-\nb: 1\n", "name:\n- a\n-\nmodel: new\nb: 1\n", "model"),
        ("? name\n: x\n", "? name\n: x\nmodel: new\n", "model"),
        ("---\nname: x\n...\n", "---\nname: x\nmodel: new\n...\n", "model"),
        ("name: x\n---\nname: y\n", "name: x\nmodel: new\n---\nname: y\n", "model"),
        ("{name: x, b: 1}", "{name: x, model: new, b: 1}", "model"), ("{}", "{model: new}", "model"),
        ("{ } # c", "{ model: new } # c", "model"), ("{name: x,}", "{name: x, model: new,}", "model"),
        ("{name, b: 1}", "{name, model: new, b: 1}", "model"),
        ("{name: , b: 1}", "{name: , model: new, b: 1}", "model"),
        ("{\n  name: x, # c\n  b: 1 # d\n}\n", "{\n  name: x, model: new, # c\n  b: 1 # d\n}\n", "model"),
        ("{\n  b: 1 # d\n}\n", "{\n  b: 1, zz: new # d\n}\n", "zz"),
        ("name: x\n", "name: x\ngeneration:\n  temperature: new\n", "generation/temperature"),
        (
            "name: x\nq:\n    r: 1\n", "name: x\ngeneration:\n    temperature: new\nq:\n    r: 1\n",
            "generation/temperature"
        ),
        ("name: x\n", "name: x\na:\n  b:\n    \"c: d\": new\n", "a/b/c: d"),
        ("{name: x}", "{name: x, a: {b: {c: new}}}", "a/b/c"),
        (
            "generation: # c\n  # d\nb: 1\n", "generation: # c\n  temperature: new\n  # d\nb: 1\n",
            "generation/temperature"
        ),
        ("generation: ~ # c\nb: 1\n", "generation: # c\n  temperature: new\nb: 1\n", "generation/temperature"),
        ("generation: &g", "generation: &g\n  temperature: new", "generation/temperature"),
        ("generation: !!null\nb: 1\n", "generation: {temperature: new}\nb: 1\n", "generation/temperature"),
        ("{generation: null, b: 1}", "{generation: {temperature: new}, b: 1}", "generation/temperature"),
        ("{generation, b: 1}", "{generation: {temperature: new}, b: 1}", "generation/temperature"),
        ("generation: {}\n", "generation: {temperature: new}\n", "generation/temperature"),
        (
            "generation:\n   top_k: 1\n   temperature: 2\n",
            "generation:\n   top_k: 1\n   temperature: 2\n   top_p: new\n", "generation/top_p"
        ),
        (
            "generation: {temperature: 1, top_k: 2}\n", "generation: {temperature: 1, top_p: new, top_k: 2}\n",
            "generation/top_p"
        ),
        ("b: &x {name: 1}\n<<: *x\n", "b: &x {name: 1}\nname: new\n<<: *x\n", "name"),
        (
            "b: &x {name: 1}\ngeneration: *x # c\n", "b: &x {name: 1}\ngeneration: {<<: *x, temperature: new} # c\n",
            "generation/temperature"
        ),
        ("b: &x {n: &y {m: 1}}\nc: *x\n", "b: &x {n: &y {m: 1}}\nc: {<<: *x, n: {<<: *y, z: new}}\n", "c/n/z"),
        (
            "b: &x {generation: &y {m: 1}}\n<<: *x\n",
            "b: &x {generation: &y {m: 1}}\ngeneration: {<<: *y, top_p: new}\n<<: *x\n", "generation/top_p"
        ),
    ])
    func makesAFieldWhereItBelongs(_ before: String, _ after: String, _ path: String) throws {
        #expect(try EditedText(before).setting(path, to: .text("new")).text == after)
    }

    @Test(arguments: [
        (
            "proxies:\n  - name: x # c\n    b: 1\n  - name: y\n", "proxies/0|zz",
            "proxies:\n  - name: x # c\n    b: 1\n    zz: new\n  - name: y\n"
        ),
        ("proxies:\n-   name: x", "proxies/0|model", "proxies:\n-   name: x\n    model: new"),
        ("- - a: 1\n  - b: 2\n", "0/0|c", "- - a: 1\n    c: new\n  - b: 2\n"),
        ("- &x a: 1\n", "0|c", "- &x a: 1\n  c: new\n"),
        ("- !!map\n  &x a: 1\n", "0|c", "- !!map\n  &x a: 1\n  c: new\n"),
        ("-\n- 1\n", "0|c", "- {c: new}\n- 1\n"), ("- &x {a: 1}\n- *x\n", "1|c", "- &x {a: 1}\n- {<<: *x, c: new}\n"),
        ("a: 1\n---\na: 2 # c\n---\na: 3\n", "2:|a", "a: 1\n---\na: new # c\n---\na: 3\n"),
        ("a: &x 1\n---\na: &x 2\nb: *x\n", "2:|b", "a: &x 1\n---\na: &x 2\nb: new\n"),
        ("[{a: 1}, {b: 2}]", "1|c", "[{a: 1}, {b: 2, c: new}]"),
    ])
    func setsFieldsOfInnerMappings(_ before: String, _ path: String, _ after: String) throws {
        #expect(try EditedText(before).setting(path, to: .text("new")).text == after)
    }

    @Test(arguments: [
        ("a: 1\n", "a/b", YAMLEditProblem.notAMapping("a", ByteRange(3, 4))),
        ("a:\n  b: []\n", "a/b/c", .notAMapping("a.b", ByteRange(8, 10))),
        ("- 1\n", "a", .notAMapping("", ByteRange(0, 3))),
        ("b: &x 1\na: *x\n", "a/b", .notAMapping("a", ByteRange(11, 13))),
        ("a:\n  b: &x 1\nc: *x\n", "a", .cannotKeepRest(ByteRange(5, 12))),
        ("b: &x {c: {d: 1}}\na: *x\n", "a/c/e", .cannotKeepRest(ByteRange(10, 16))),
        ("a: 1\n---\nb: \"\n", "a", .cannotKeepRest(ByteRange(3, 4))),
        ("name: |\n  x", "model", .cannotKeepRest(ByteRange(0, 11))),
        ("[a: b]", "0|c", .cannotKeepRest(ByteRange(1, 5))),
        ("a: 1\u{2028}b: 2", "a/b", .notAMapping("a", ByteRange(3, 4))),
    ])
    func saysWhyAFieldCannotBeSet(_ before: String, _ path: String, _ problem: YAMLEditProblem) {
        #expect(throws: problem) {
            try EditedText(before).setting(path.hasPrefix("0|") ? path : "|" + path, to: .text("new"))
        }
    }

    @Test func refusesBareTextThatIsNoScalar() {
        for text in ["5 # c", "a: b", "5\nb: 6", "[1]", "'x'", "*x", "- 1", "@"] {
            #expect(throws: YAMLEditProblem.self, "\(text)") {
                try EditedText("a: 1\nc: 2\n").setting("a", to: .bare(text))
            }
        }
        let other = EditedText("a: 1\n")
        let text = EditedText("a: 1\n")
        #expect(throws: YAMLEditProblem.self) {
            try text.editor.set(["a"], of: #require(other.node("")), to: .bare("1"), order: EditedText.order)
        }
        #expect(throws: YAMLEditProblem.self) {
            try text.editor.set([], of: #require(text.node("")), to: .bare("1"), order: EditedText.order)
        }
    }

    @Test func findsTheRepeats() throws {
        let text = EditedText("a: &x {b: 1, c: &y 2}\nd: &z [*x, 3]\ne: *y\nf: *z\ng: {<<: *x}\n")
        func repeats(_ path: String) throws -> [String] {
            try text.editor.repeats(of: #require(text.node(path))).map { text.tree.source.text(in: $0) }
        }
        #expect(try repeats("a/b") == ["*x", "*z", "*x"])
        #expect(try repeats("a/c") == ["*x", "*y", "*z", "*x"])
        #expect(try repeats("d/1") == ["*z"])
        #expect(try repeats("f") == ["*z"])
        #expect(try repeats("g") == [])
    }
}
