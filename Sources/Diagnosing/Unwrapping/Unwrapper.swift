/// Takes an error out of everything that was put around it.
enum Unwrapper {
    /// The error in `input`.
    static func unwrap(_ input: ErrorInput) -> UnwrappedError {
        let cleaned = CleanText.of(input.bytes)
        let head = input.status == nil ? HTTPHead(cleaned) : nil
        var text = head?.body ?? cleaned
        if PageText.isPage(text) == false { text = PageText.withoutEntities(text) }
        let isPage = PageText.isPage(text)
        let words = isPage ? PageText.words(of: text) : text
        // Relays answer with pages that show the JSON.
        let loose = LooseFields(words)
        let fields = loose.fields.filter { !isNothing($0.value) }

        var segments = [TextSegment(bytes: text, role: .whole, level: 0, path: [])]
        if isPage { segments.append(TextSegment(bytes: words, role: .page, level: 0, path: [])) }
        var hasErrorFields = false
        for field in fields where field.value.count > 2 {
            let isMessage = isErrorText(field, amongFields: fields.count)
            hasErrorFields = hasErrorFields || isMessage
            segments.append(
                TextSegment(
                    bytes: field.value, role: isMessage ? .message : .value, level: field.level,
                    path: field.path + [field.name]))
        }
        let headers = input.status == nil ? head?.headers ?? [] : input.headers
        let framed = Statuses.framed(in: text)
        let coded = Statuses.coded(in: fields)
        let given = input.status ?? head?.status
        // An answer that began well may carry its failure in the body.
        let status = given.flatMap { $0 >= 400 ? $0 : nil } ?? framed.first ?? coded.first ?? given
        let start = text.prefix(400)
        return UnwrappedError(
            text: text, asked: input.provider, status: status,
            statuses: Set(framed + coded + [given].compactMap { $0 }), headers: headers,
            fields: fields, segments: segments, hasHead: given != nil,
            isGoodAnswer: !hasErrorFields && (given.map { $0 < 400 } ?? false || isCompletion(fields)),
            hasEmptyReply: !hasErrorFields && isEmptyCompletion(loose.fields), isPage: isPage,
            hasErrorFields: hasErrorFields,
            beginsAsError: given != nil || isPage || opensObject(start),
            beginsWithStatus: !Statuses.framed(in: Array(text.prefix(100))).isEmpty)
    }

    /// Whether fields are those of a model's reply, or of a part of one.
    private static func isCompletion(_ fields: [LooseField]) -> Bool {
        fields.contains { $0.path.contains("choices") && ["content", "role", "text"].contains($0.name) }
    }

    /// Whether fields are those of a reply that ended, with a place for words and none in it.
    private static func isEmptyCompletion(_ fields: [LooseField]) -> Bool {
        let ofChoices = fields.filter { $0.path.contains("choices") }
        let words = ofChoices.filter { ["content", "text"].contains($0.name) }
        let ends = ofChoices.contains { $0.name == "finish_reason" && !isNothing($0.value) }
        return ends && !words.isEmpty && words.allSatisfy { isNothing($0.value) }
            && !ofChoices.contains { $0.path.contains("tool_calls") || $0.path.contains("function_call") }
    }

    /// Whether an object with a quoted name begins there.
    private static func opensObject(_ start: ArraySlice<UInt8>) -> Bool {
        var isBehindBrace = false
        for byte in start {
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["): isBehindBrace = true
            case 0x20, 0x0A, UInt8(ascii: "\\"): break
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if isBehindBrace { return true }
            default: isBehindBrace = false
            }
        }
        return false
    }

    /// Names of fields that hold the text of an error.
    private static let textNames: Set<String> = [
        "message", "detail", "error", "msg", "raw", "reason", "title", "description", "error_description",
        "error_message",
        "error_msg", "err", "errmsg", "errormessage", "details", "body", "info", "errors", "errortext", "stack",
        "cause", "status_msg",
    ]
    /// Names around, or of, a field that show an error.
    private static let errorNames: Set<String> = [
        "error", "errors", "err", "detail", "errmsg", "error_message", "error_msg", "error_description", "errormessage",
        "fault", "exception", "promptfeedback", "availability", "errortext", "base_resp",
    ]

    private static func isErrorText(_ field: LooseField, amongFields count: Int) -> Bool {
        guard textNames.contains(field.name) else { return false }
        if errorNames.contains(field.name) || field.path.contains(where: errorNames.contains) { return true }
        // A small object with a message at its top is an error's form as well.
        return field.path.isEmpty && count <= 8
    }

    /// Whether a value says that there is none.
    private static func isNothing(_ value: [UInt8]) -> Bool {
        value.isEmpty || ["null", "none", "false", "undefined", "{}", "[]"].contains { value.elementsEqual($0.utf8) }
    }
}
