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
    /// Whether it is a part of the file that it is called after, so that it must not take that file's place.
    public let isFragment: Bool

    init(part: String, fileName: String, place: String, text: String, isFragment: Bool = false) {
        self.part = part
        self.fileName = fileName
        self.place = place
        self.text = text.hasSuffix("\n") ? text : text + "\n"
        self.isFragment = isFragment
    }
}

/// What an export gives.
public struct Export: Sendable {
    /// The documents, the most important first; never none.
    public let documents: [ExportedDocument]
    /// What to watch for, as sentences without a final full stop.
    public let notes: [String]
    /// The form to fill in by hand; nil where the front end takes files alone.
    public let form: FrontEndForm?

    init(documents: [ExportedDocument], notes: [String], form: FrontEndForm? = nil) {
        self.documents = documents
        self.notes = notes
        self.form = form
    }

    /// The same with further notes.
    func adding(_ more: [String]) -> Export { Export(documents: documents, notes: notes + more, form: form) }
}
