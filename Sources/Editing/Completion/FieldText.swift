import Profiles

/// What is said of a field, and how it begins.
enum FieldText {
    /// What it is for, as Markdown.
    static func page(_ field: FieldShape) -> String {
        var text = "\(field.summary)"
        switch field.shape {
        case .integer(let range):
            text +=
                "\n\n"
                + (range.upperBound > 1 << 40
                    ? "A whole number, at least \(range.lowerBound)."
                    : "A whole number, \(range.lowerBound) to \(range.upperBound).")
        case .number(let range): text += "\n\nA number, \(plain(range.lowerBound)) to \(plain(range.upperBound))."
        case .choice(let words): text += "\n\nOne of " + words.map { "`\($0)`" }.joined(separator: ", ") + "."
        case .toggle: text += "\n\n`true` or `false`."
        case .object(let object): if "\(object.summary)" != text { text += "\n\n\(object.summary)" }
        default: break
        }
        if !field.examples.isEmpty {
            text += "\n\nFor example " + field.examples.map { "`\($0)`" }.joined(separator: ", ") + "."
        }
        return text
    }

    /// What is written behind its name: a blank for a value, a new line for what is below it.
    static func opening(_ field: FieldShape, _ cursor: CursorContext, _ context: EditingContext) -> String {
        if cursor.isFlow { return ": " }
        if !context.takesSnippets { return isBlock(field.shape) ? ":" : ": " }
        let inner = "\n  "
        switch field.shape {
        case .object: return ":" + inner
        case .names(_, .object, _): return ":" + inner + "${1:main}:" + inner + "  "
        case .names: return ":" + inner
        case .list(.object, _): return ":" + inner + "- "
        case .list: return ": [$1]"
        case .version: return ": 1"
        default: return ": "
        }
    }

    /// Whether what it holds is written below it.
    private static func isBlock(_ shape: ValueShape) -> Bool {
        switch shape {
        case .object, .names, .list(.object, _): true
        default: false
        }
    }

    /// Values that stand as examples in the format.
    static func examples(_ field: FieldShape) -> [CompletionItem] {
        field.examples.map { $0.description }.filter { !$0.hasPrefix("{") && !$0.hasPrefix("[") && !$0.hasPrefix("\"") }
            .map { CompletionItem($0, .value, detail: "example") }
    }

    private static func plain(_ value: Double) -> String { Int64(exactly: value).map { String($0) } ?? String(value) }
}
