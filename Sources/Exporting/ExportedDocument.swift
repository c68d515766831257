/// Something to paste or to save.
public struct ExportedDocument: Sendable {
    /// What to call it when it is asked for alone: `preset`, `profile`.
    public let part: String
    /// The name of its file.
    public let fileName: String
    /// Where it goes and what to do with it, as sentences.
    public let place: String
    /// The text, ending with a line break.
    public let text: String

    init(part: String, fileName: String, place: String, text: String) {
        self.part = part
        self.fileName = fileName
        self.place = place
        self.text = text.hasSuffix("\n") ? text : text + "\n"
    }
}

/// A field of a form, to be pasted into.
public struct FormField: Sendable {
    /// What the form calls it.
    public let label: String
    /// What belongs into it.
    public let value: String
    /// Whether it is the key, which is not shown.
    public let isKey: Bool

    init(_ label: String, _ value: String, isKey: Bool = false) {
        self.label = label
        self.value = value
        self.isKey = isKey
    }
}

/// What an export gives.
public struct Export: Sendable {
    /// The documents, the most important first; never none.
    public let documents: [ExportedDocument]
    /// What to watch for, as sentences without a final full stop.
    public let notes: [String]
    /// The fields of a form, in its order; empty where the front end takes files.
    public let fields: [FormField]

    init(documents: [ExportedDocument], notes: [String], fields: [FormField] = []) {
        self.documents = documents
        self.notes = notes
        self.fields = fields
    }
}
