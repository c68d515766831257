/// An error taken out of everything that was put around it.
struct UnwrappedError {
    /// The whole text, cleaned, without the head of an HTTP answer.
    let text: [UInt8]
    /// The catalogue's id of the service that was asked, where that is known beforehand.
    let asked: String?
    /// The status of the answer: of its head, of the frame around it, or of a field in it, the first that is there.
    let status: Int?
    /// Every status that it names.
    let statuses: Set<Int>
    /// The headers of the answer.
    let headers: [(name: String, value: String)]
    /// Names and values in it.
    let fields: [LooseField]
    /// The texts to look through, the whole one first.
    let segments: [TextSegment]
    /// Whether there was an HTTP head, or the status came with the answer.
    let hasHead: Bool
    /// Whether it is an answer that went well: its words are a story or a list, not an error.
    let isGoodAnswer: Bool
    /// Whether it is a model's reply that ended without a word.
    let hasEmptyReply: Bool
    /// Whether it is a web page.
    let isPage: Bool
    /// Whether fields have the form of an error.
    let hasErrorFields: Bool
    /// Whether the form of an error begins close to the beginning of the text.
    let beginsAsError: Bool

    /// Whether a status stands in front, as in `HTTP 503: …` or `Error code: 400 - …`.
    let beginsWithStatus: Bool

    /// The value of the first field or header of this name.
    func value(_ name: String) -> String? {
        if let header = headers.first(where: { $0.name == name }) { return header.value }
        return fields.first { $0.name == name && !$0.value.isEmpty }?.text
    }
}

/// A text in which wordings are looked for.
struct TextSegment {
    /// What sort of text it is.
    enum Role { case whole, page, message, value }

    let bytes: [UInt8]
    let role: Role
    /// How many strings that hold JSON it stood in.
    let level: Int
    /// The names of the fields around it and its own.
    let path: [String]

    /// Whether an upstream said it, and the service in front only passed it on.
    var isPassedOn: Bool { path.contains("raw") || path.contains("upstream_error") || path.contains("provider_error") }
}
