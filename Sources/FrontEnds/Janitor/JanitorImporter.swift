/// A sheet as `export janitor` prints it, or the fields of Janitor AI's form pasted with their labels.
enum JanitorImporter: FrontEndImporter {
    static let id = "janitor"
    static let reads = "a sheet, or the form's fields pasted with their labels"

    static func read(_ text: String) throws(ImportProblem) -> ImportedProfile {
        let sheet = JanitorSheet(text)
        var reader = JanitorReader(lines: sheet.head.split(separator: "\n", omittingEmptySubsequences: false))
        reader.proxy.prefill = sheet.prefill
        reader.proxy.customPrompt = sheet.prompt
        reader.read()
        reader.imported.proxies = [reader.proxy]
        return reader.imported
    }
}

/// Reads the form's fields line by line.
private struct JanitorReader {
    var imported = ImportedProfile()
    var proxy = ImportedProxy()
    private let lines: [Substring]
    /// The place of the next line.
    private var index = 0
    /// The label whose value stands on one of the next lines.
    private var pending: JanitorLabel?
    /// What was read already, which nothing below replaces.
    private var taken: [JanitorLabel.Field: String] = [:]
    /// Whether the model is called Custom, and its id comes next, as in the form of before 2025.
    private var isModelNext = false
    private var strayLines = 0

    init(lines: [Substring]) { self.lines = lines }

    mutating func read() {
        while index < lines.endIndex {
            let line = lines[index].trimmingBlanks
            index += 1
            if line.isEmpty { continue }
            if line.lowercased().hasPrefix("generation settings"), let colon = line.firstIndex(of: ":") {
                pending = nil
                // All of them in one line.
                for part in line[line.index(after: colon)...].split(separator: "·") { read(part.trimmingBlanks) }
            } else if JanitorFields.isOwn(line) {
                pending = nil
            } else {
                read(Self.withoutMarkup(line))
            }
        }
        if strayLines > 0 {
            imported.leftOut.append(strayLines == 1 ? "1 line without a label" : "\(strayLines) lines without a label")
        }
    }

    private mutating func read(_ line: Substring) {
        if line.isEmpty { return }
        if let label = JanitorLabel(line), pending == nil || label.isMarked {
            pending = nil
            if label.field == .prompt {
                takePrompt(label)
            } else if label.value.isEmpty {
                pending = label
            } else {
                take(label.value, label)
            }
        } else if let label = pending {
            // The form copied by hand: the value stands below its label.
            pending = nil
            take(String(line), label)
        } else if let name = JanitorLabel.unknown(line) {
            imported.leftOut.append("`\(name)`")
        } else {
            strayLines += 1
        }
    }

    /// A line without the bullet, the number or the bold type that people put in front of a field.
    private static func withoutMarkup(_ line: Substring) -> Substring {
        var rest = line
        let number = rest.prefix { $0.isNumber }
        if !number.isEmpty, number.count <= 2, rest.dropFirst(number.count).first.map({ ".)".contains($0) }) ?? false {
            rest = rest.dropFirst(number.count + 1)
        }
        rest = rest.drop { "-•*·>#–—▪◦ \t".contains($0) }
        return rest.isEmpty ? line : rest
    }

    /// A value without the quotes or the backticks around it.
    private static func withoutQuotes(_ value: String) -> String {
        for sign in ["`", "\"", "**"]
        where value.hasPrefix(sign) && value.hasSuffix(sign) && value.count > 2 * sign.count {
            return String(value.dropFirst(sign.count).dropLast(sign.count))
        }
        return value
    }

    private mutating func takePrompt(_ label: JanitorLabel) {
        if label.value.hasPrefix("(below"), label.value.hasSuffix(")") {
            if proxy.customPrompt == nil { imported.leftOut.append("`\(label.label)`, which is not below") }
            return
        }
        if label.value.hasPrefix("(see "), label.value.hasSuffix(")") {
            imported.remarks.append(
                "The custom prompt is in another file; name that file in the profile as custom_prompt")
            return
        }
        let fields = JanitorFields(lines: lines, known: Set(taken.keys))
        let end = fields.endOfPrompt(from: index)
        let (text, hasKeys) = fields.prompt(label.value, index..<end, besides: proxy.key)
        index = end
        if hasKeys { imported.secrets.append("an `API Key` in the custom prompt") }
        if text.isEmpty { return }
        if proxy.customPrompt == nil {
            proxy.customPrompt = text
        } else {
            imported.leftOut.append("a second `\(label.label)`")
        }
    }

    private mutating func take(_ value: String, _ label: JanitorLabel) {
        if let known = taken[label.field] {
            guard known != value else { return }
            let what = "a second `\(label.label)`"
            if label.field == .key { imported.leaveOut(key: value, as: what) } else { imported.leftOut.append(what) }
            return
        }
        if label.field == .model, label.label.lowercased() == "model", value.lowercased() == "custom", !isModelNext {
            isModelNext = true
            pending = label
            return
        }
        if isTaken(value, label) {
            taken[label.field] = value
        } else if label.field == .other {
            imported.leftOut.append("`\(label.label)`")
        } else {
            imported.misread.append("`\(label.label)`")
        }
    }

    private mutating func isTaken(_ given: String, _ label: JanitorLabel) -> Bool {
        let isOneWord = [.model, .address, .key].contains(label.field)
        let value = isOneWord ? Self.withoutQuotes(given) : given
        switch label.field {
        case .name: proxy.name = value
        case .model: proxy.model = value
        case .address:
            proxy.url = value
            proxy.isWholeURL = true
        case .key: takeKey(value)
        case .reply:
            proxy.maxNewTokens = JanitorLabel.integer(value).flatMap { $0 >= 0 ? $0 : nil }
            return proxy.maxNewTokens != nil
        case .context:
            proxy.contextSize = JanitorLabel.integer(value).flatMap { $0 > 0 ? $0 : nil }
            return proxy.contextSize != nil
        case .prefill:
            if value.hasPrefix("(below"), value.hasSuffix(")") { return proxy.prefill != nil }
            if !["off", "disabled", "none"].contains(value.lowercased()) { proxy.prefill = value }
        case .reasoning:
            proxy.reasoning = JanitorLabel.level(value)
            return proxy.reasoning != nil
        case .number(let name): return proxy.take(name, JanitorLabel.number(value))
        case .prompt, .other: return false
        }
        return true
    }

    /// A key, or what a sheet says of it.
    private mutating func takeKey(_ value: String) {
        guard value.hasPrefix("<"), value.hasSuffix(">") else {
            proxy.key = .literal(value)
            return
        }
        let words = value.dropFirst().dropLast()
        for beginning in ["the key from the variable ", "paste from: env "] where words.hasPrefix(beginning) {
            proxy.key = .variable(String(words.dropFirst(beginning.count).trimmingBlanks))
            return
        }
        // Whoever wrote the sheet is not to choose which of this user's keys goes to its address.
        for beginning in ["the key stored as ", "the key from the file "] where words.hasPrefix(beginning) {
            imported.remarks.append(
                "The sheet takes the key from `\(words.dropFirst(beginning.count))`; name it in the profile if the key is for this address"
            )
        }
    }
}
