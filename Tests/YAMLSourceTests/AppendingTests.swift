import Testing

@testable import YAMLSource

/// Elements put behind the last one of a list, in its own style, with every other byte as it was.
struct AppendingTests {
    private let fields = [
        NewYAMLField(name: "name", value: .text("b: c")), NewYAMLField(name: "size", value: .bare("7")),
    ]

    @Test(arguments: [
        ("l:\n  - name: a\n    size: 1\n", "l:\n  - name: a\n    size: 1\n  - name: \"b: c\"\n    size: 7\n"),
        ("l:\n- name: a\nx: 1\n", "l:\n- name: a\n- name: \"b: c\"\n  size: 7\nx: 1\n"),
        ("l:\n  -   name: a\n", "l:\n  -   name: a\n  -   name: \"b: c\"\n      size: 7\n"),
        ("l:\n  -\n    name: a", "l:\n  -\n    name: a\n  - name: \"b: c\"\n    size: 7"),
        ("l:\n  - {name: a}  # one\n# end\n", "l:\n  - {name: a}  # one\n  - {name: \"b: c\", size: 7}\n# end\n"),
        ("l: [{name: a}]\n", "l: [{name: a}, {name: \"b: c\", size: 7}]\n"),
        ("l: [\n  {name: a},\n]\n", "l: [\n  {name: a},\n  {name: \"b: c\", size: 7},\n]\n"),
        ("{\"l\": [ {\"name\": 1} ]}", "{\"l\": [ {\"name\": 1}, {name: \"b: c\", size: 7} ]}"),
        (
            "l:\r\n  - name: a\r\n    # of a\r\n  # after\r\n",
            "l:\r\n  - name: a\r\n    # of a\r\n  - name: \"b: c\"\r\n    size: 7\r\n  # after\r\n"
        ),
        ("l:\n  - name: |\n      a\n\nx: 1\n", "l:\n  - name: |\n      a\n  - name: \"b: c\"\n    size: 7\n\nx: 1\n"),
    ])
    func theNewElementIsLikeTheLast(before: String, after: String) throws {
        let text = EditedText(before)
        let list = try #require(text.node("l"))
        #expect(try text.tree.source.applying(text.editor.append(fields, to: list)).text == after)
    }

    @Test(arguments: ["l: 1\n", "l: []\n", "a: &a\n  - name: x\nl: *a\n"])
    func whatIsNoListOfItsOwnIsRefused(text: String) throws {
        let text = EditedText(text)
        let list = try #require(text.node("l"))
        #expect(throws: YAMLEditProblem.self) { try text.editor.append(fields, to: list) }
    }
}
