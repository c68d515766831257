/// The sheet that `export janitor` prints: fields on lines of their own, and at its end what goes over several lines.
///
/// Such a part stands in a block behind its label. The prefill's says how many lines it has, so that nothing in it is taken for
/// a field; the prompt's is the last, and goes to the end.
struct JanitorSheet {
    /// The lines with the fields.
    let head: Substring
    /// The prefill that stands in a block.
    private(set) var prefill: String?
    /// The prompt that stands in a block.
    private(set) var prompt: String?

    /// What stands behind a label whose value is in a block.
    static let below = "(below)"
    /// How what a sheet says by itself begins, in small letters; nothing of it is a prompt's.
    private static let ownLines = [
        "janitor ai: in a chat, api settings", "press save settings, then reload every open janitor tab",
        "generation settings (they apply to the whole account", "generation settings (they belong to the whole account",
        "generation settings (account-wide)",
        "-- then: save settings",
    ]

    /// A text with the blocks that it announces taken out of it.
    init(_ text: String) {
        // Over a line break of two characters, which are one to Swift, the lines would be others.
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        func announces(_ label: String, _ line: Substring) -> Bool {
            line.hasPrefix(label) && line.trimmingBlanks.hasSuffix(")") && line.contains("(below")
        }
        // Only a sheet says so above; in a form there may stand another field below it, and that the key.
        let announcements = ["Prefill", "Custom Prompt"].compactMap { label in
            lines.first { announces(label, $0) }.map { (label: label, line: $0) }
        }
        guard
            let start = lines.firstIndex(where: { line in
                announcements.contains { line == $0.label + ":" && $0.line.endIndex < line.startIndex }
            }), let found = announcements.first(where: { lines[start] == $0.label + ":" })
        else {
            head = text[...]
            return
        }
        head = text[..<lines[start].startIndex]
        let hasPrompt = announcements.contains { $0.label == "Custom Prompt" && $0.line.endIndex < head.endIndex }
        lines = lines[(start + 1)...]
        // The line break that ends every sheet.
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        guard found.label == "Prefill" else {
            prompt = Self.text(lines)
            return
        }
        let count = found.line.split { !$0.isNumber }.last.flatMap { Int($0) } ?? 1
        let isPromptNext = { (place: Int) in
            place + 1 < lines.endIndex && lines[place].isEmpty && lines[place + 1] == "Custom Prompt:"
        }
        guard hasPrompt else {
            prefill = Self.text(lines)
            return
        }
        // The lines were changed by hand where the number is not theirs.
        let counted = lines.startIndex + min(count, lines.count)
        guard let end = isPromptNext(counted) ? counted : lines.indices.first(where: isPromptNext) else {
            prefill = Self.text(lines)
            return
        }
        prefill = Self.text(lines[..<end])
        prompt = Self.text(lines[(end + 2)...])
    }

    private static func text(_ lines: ArraySlice<Substring>) -> String? {
        let text = lines.joined(separator: "\n")
        return text.isEmpty ? nil : text
    }

    /// Whether a sheet says a line by itself.
    static func isOwn(_ line: Substring) -> Bool {
        let small = line.prefix(80).lowercased()
        return ownLines.contains { small.hasPrefix($0) }
    }

    /// What stands behind the label of a prefill: itself, or for one that would be read as something else, where it is.
    static func inLine(prefill: String) -> String {
        guard needsBlock(prefill) else { return prefill }
        let count = prefill.unicodeScalars.count { $0 == "\n" } + 1
        return count == 1 ? "(below, 1 line)" : "(below, \(count) lines)"
    }

    /// The blocks at the end of a sheet.
    static func blocks(prefill: String?, prompt: String?) -> [String] {
        var lines: [String] = []
        if let prefill, needsBlock(prefill) { lines += ["", "Prefill:", prefill] }
        if let prompt { lines += ["", "Custom Prompt:", prompt] }
        // The line break behind the last line, so that one that ends a text is another.
        return lines.isEmpty ? [] : lines + [""]
    }

    /// Whether a prefill behind its label on one line would be read as something else.
    private static func needsBlock(_ prefill: String) -> Bool {
        guard let first = prefill.first, first.isLetter || first.isNumber || first == "\"",
            prefill.last?.isWhitespace == false, !["off", "disabled", "none"].contains(prefill.lowercased())
        else { return true }
        return prefill.unicodeScalars.contains {
            $0.value < 0x20 || 0x7F...0x9F ~= $0.value || 0x2028...0x2029 ~= $0.value
        }
    }
}
