import Catalog
import JSONText
import Linting
import Profiles
import YAMLSource

/// What can be written at the cursor.
struct Completion {
    private let document: TextDocument
    private let context: EditingContext
    private let cursor: CursorContext
    private let root: ObjectShape

    /// The completion of a document at an offset; nil where nothing is completed.
    init?(_ document: TextDocument, at offset: Int, _ context: EditingContext) {
        guard let root = context.format(of: document), let cursor = CursorContext(document.lines, offset) else {
            return nil
        }
        self.document = document
        self.context = context
        self.cursor = cursor
        self.root = root
    }

    /// The list as a message has it.
    func list() -> JSONValue {
        var isIncomplete = false
        var items: [CompletionItem] = []
        let place = FormatPlace(root, cursor.steps)
        if cursor.isValue {
            items = values(place, &isIncomplete) + (place.object.map { references($0, place) } ?? [])
        } else if let object = place.object {
            items = fields(of: object)
            // Editors without snippets are offered it as a code action: some put no line break in.
            if cursor.steps.isEmpty, document.kind == .profiles, !hasFields, context.takesSnippets {
                items.insert(wholeProfile, at: 0)
            }
        } else {
            items = values(place, &isIncomplete) + names(place)
        }
        let range = document.lines.range(cursor.range)
        return .members([
            "isIncomplete": .boolean(isIncomplete),
            "items": .array(items.enumerated().map { $1.json(range: range, place: $0, context) }),
        ])
    }

    // MARK: Names of fields

    private var hasFields: Bool { !cursor.siblings.isEmpty }

    private func fields(of object: ObjectShape) -> [CompletionItem] {
        let there = Set(cursor.siblings.map { $0.name })
        return object.fields.filter { !there.contains($0.name.description) }.map { field in
            var item = CompletionItem(
                field.name.description, .field, detail: field.isRequired ? "required" : nil,
                FieldText.page(field), text: field.name.description)
            if !cursor.hasColon { item.text += FieldText.opening(field, cursor, context) }
            item.isSnippet = item.text.contains("$")
            return item
        }
    }

    /// Names of a mapping whose names are known, such as rules in the linter's settings.
    private func names(_ place: FormatPlace) -> [CompletionItem] {
        for case .words(let words, _) in place.shapes {
            let there = Set(cursor.siblings.map { $0.name })
            return words.filter { !there.contains($0) }.map { word in
                let rule = RuleList.all.first { $0.id == word }
                return CompletionItem(
                    word, .field, detail: rule.map { "at most \($0.highestSeverity.name)" }, rule?.summary,
                    text: cursor.hasColon ? word : "\(word): ")
            }
        }
        return []
    }

    private var wholeProfile: CompletionItem {
        var item = CompletionItem("profile", .snippet, detail: "a whole profile", "A profile with one proxy.")
        item.text = ProfileTemplate(context).snippet
        item.isSnippet = true
        item.isPreselected = true
        return item
    }

    // MARK: Values

    private func values(_ place: FormatPlace, _ isIncomplete: inout Bool) -> [CompletionItem] {
        let known = KnownValues(document, context, cursor)
        if document.kind == .profiles, let name = cursor.field, let parent = place.parent?.noun.description,
            let items = known.values(of: name, in: parent, &isIncomplete)
        {
            return items
        }
        return place.shapes.flatMap { shape -> [CompletionItem] in
            switch shape {
            case .provider: known.providers
            case .frontEnd: known.frontEnds
            case .choice(let words): words.map { CompletionItem($0.description, .enumeration) }
            case .toggle: ["true", "false"].map { CompletionItem($0, .constant) }
            case .version: [CompletionItem("1", .constant)]
            case .integer, .number: place.field.map { FieldText.examples($0) } ?? []
            default: []
            }
        }
    }

    /// Mappings on one line, such as `{env: NAME}`.
    private func references(_ object: ObjectShape, _ place: FormatPlace) -> [CompletionItem] {
        guard !cursor.isFlow, object.fields.count <= 3 else { return [] }
        return object.fields.map { field in
            let name = field.name.description
            let proposal =
                switch name {
                case "env": KnownValues(document, context, cursor).keyVariable
                case "file": place.field?.name.description == "key" ? "key.txt" : "prompt.txt"
                default: cursor.sibling("provider") ?? "NAME"
                }
            var item = CompletionItem(
                "{\(name): …}", .snippet, detail: place.field?.name.description, "\(field.summary)",
                text: "{\(name): \(Snippet.place(1, proposal))}")
            item.isSnippet = true
            // Never what was typed: that may be the key.
            item.filter = "{\(name)"
            return item
        }
    }
}
