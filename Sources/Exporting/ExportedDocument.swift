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

/// What an export gives.
public struct Export: Sendable {
    /// The documents, the most important first; never none.
    public let documents: [ExportedDocument]
    /// What to watch for, as sentences without a final full stop.
    public let notes: [String]
}
