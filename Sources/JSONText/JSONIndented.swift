extension JSONValue {
    /// The value as JSON over several lines, for files that people look at; ends without a line break.
    public var indentedJSON: String {
        var text = ""
        append(to: &text, depth: 0)
        return text
    }

    private func append(to text: inout String, depth: Int) {
        let margin = String(repeating: "  ", count: depth + 1)
        let closing = String(repeating: "  ", count: depth)
        switch self {
        case .array(let elements) where !elements.isEmpty:
            text += "[\n"
            for (place, element) in elements.enumerated() {
                text += margin
                element.append(to: &text, depth: depth + 1)
                text += place + 1 < elements.count ? ",\n" : "\n"
            }
            text += closing + "]"
        case .object(let members) where !members.isEmpty:
            text += "{\n"
            for (place, member) in members.enumerated() {
                text += margin + JSONValue.string(member.name).json + ": "
                member.value.append(to: &text, depth: depth + 1)
                text += place + 1 < members.count ? ",\n" : "\n"
            }
            text += closing + "}"
        default: text += json
        }
    }
}
