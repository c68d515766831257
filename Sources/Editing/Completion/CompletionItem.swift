import JSONText
import YAMLSource

/// One offer of a completion.
struct CompletionItem {
    /// What sort of thing it is, by the protocol's numbers.
    enum Kind: Int {
        case field = 5, module = 9, value = 12, enumeration = 13, snippet = 15, reference = 18, constant = 21
    }

    let label: String
    let kind: Kind
    var detail: String?
    var documentation: String?
    /// The text that is put in; a snippet where it has `$`.
    var text: String
    var isSnippet = false
    var isPreselected = false
    var isDeprecated = false
    /// What the editor compares with what was typed; the label where nil.
    var filter: String?

    init(_ label: String, _ kind: Kind, detail: String? = nil, _ documentation: String? = nil, text: String? = nil) {
        self.label = label
        self.kind = kind
        self.detail = detail
        self.documentation = documentation
        self.text = text ?? label
    }

    /// The item as a message has it.
    func json(range: JSONValue, place: Int, _ context: EditingContext) -> JSONValue {
        let usesSnippet = isSnippet && context.takesSnippets
        let order = String(place)
        return .members([
            "label": .string(label), "kind": .integer(kind.rawValue), "detail": detail.map { .string($0) },
            "documentation": documentation.map { context.markup($0) },
            "tags": isDeprecated ? .array([.integer(1)]) : nil,
            "preselect": isPreselected ? .boolean(true) : nil,
            "sortText": .string(String(repeating: "0", count: max(0, 5 - order.count)) + order),
            "filterText": filter.map { .string($0) },
            "insertTextFormat": .integer(usesSnippet ? 2 : 1),
            "textEdit": .members([
                "range": range, "newText": .string(isSnippet && !usesSnippet ? Snippet.plain(text) : text),
            ]),
        ])
    }
}

/// Texts with places to fill in.
enum Snippet {
    /// The text with every place filled by what it proposes.
    static func plain(_ snippet: String) -> String {
        var result = ""
        var rest = snippet[...]
        while let dollar = rest.firstIndex(of: "$") {
            result += rest[..<dollar]
            rest = rest[rest.index(after: dollar)...]
            guard rest.first == "{", let end = rest.firstIndex(of: "}") else {
                rest = rest.drop { $0.isNumber }
                continue
            }
            let inside = rest[rest.index(after: rest.startIndex)..<end].drop { $0.isNumber }
            if inside.first == "|" {
                result += inside.dropFirst().prefix { $0 != "," && $0 != "|" }
            } else {
                result += inside.dropFirst()
            }
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    /// A place that offers words.
    static func choice(_ number: Int, _ words: [String]) -> String {
        "${\(number)|\(words.map { escaped($0) }.joined(separator: ","))|}"
    }

    /// A place that proposes a text.
    static func place(_ number: Int, _ text: String) -> String { "${\(number):\(escaped(text))}" }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            if "\\$},|".contains(character) { result += "\\" }
            result.append(character)
        }
        return result
    }
}
