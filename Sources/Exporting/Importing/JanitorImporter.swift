/// A sheet as `export janitor` prints it, or the fields of Janitor AI's form pasted with their labels.
enum JanitorImporter: FrontEndImporter {
    static let id = "janitor"
    static let reads = "a sheet, or the form's fields pasted with their labels"

    static func read(_ text: String) throws(ImportProblem) -> ImportedSetup {
        var reader = JanitorReader()
        // In a sheet the prompt stands at its end, over several lines.
        let marker = "\nCustom Prompt:\n"
        let found = text.firstRange(of: marker)
        // Only a sheet says so above; in a form below it may stand another field, and that the key.
        let start = found.flatMap { range in
            text[..<range.lowerBound].split(separator: "\n").contains {
                $0.hasPrefix("Custom Prompt") && $0.hasSuffix("(below)")
            } ? range : nil
        }
        reader.readLines(of: start.map { text[..<$0.lowerBound] } ?? text[...])
        if let start {
            var prompt = text[start.upperBound...]
            // The line break that ends every sheet.
            if prompt.hasSuffix("\n") { prompt.removeLast() }
            if !prompt.isEmpty { reader.proxy.customPrompt = String(prompt) }
        }
        reader.setup.proxies = [reader.proxy]
        return reader.setup
    }
}

/// Reads the form's fields line by line.
private struct JanitorReader {
    var setup = ImportedSetup()
    var proxy = ImportedProxy()
    /// The label whose value stands on one of the next lines.
    private var pending: JanitorLabel?
    /// The lines of a prompt that was pasted with the form.
    private var prompt: [Substring]?

    mutating func readLines(of text: Substring) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let trimmed = line.trimmingBlanks
            if prompt != nil {
                if endsPrompt(trimmed) { finishPrompt() } else { prompt?.append(line); continue }
            }
            if trimmed.lowercased().hasPrefix("generation settings"), let colon = trimmed.firstIndex(of: ":") {
                // All of them in one line.
                for part in trimmed[trimmed.index(after: colon)...].split(separator: "·") { read(part.trimmingBlanks) }
            } else {
                read(trimmed)
            }
        }
        finishPrompt()
    }

    private mutating func read(_ line: Substring) {
        if line.isEmpty { return }
        if let label = JanitorLabel(line), pending == nil || label.isMarked {
            pending = nil
            if label.field == .prompt {
                if label.value != "(below)" { prompt = label.value.isEmpty ? [] : [label.value[...]] }
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
            setup.leftOut.append("`\(name)`")
        }
    }

    /// Whether a line below a pasted prompt is a label of the form: one with a value of its kind, as prompts hold colons too.
    private func endsPrompt(_ line: Substring) -> Bool {
        guard let label = JanitorLabel(line) else { return false }
        return switch label.field {
        case .name, .address, .key: label.isMarked
        case .model: label.isMarked && label.label.count > 5
        case .reply, .context: label.value.isEmpty || JanitorLabel.integer(label.value) != nil
        case .number: label.value.isEmpty || JanitorLabel.number(label.value) != nil
        case .prompt, .prefill, .reasoning, .other: false
        }
    }

    private mutating func finishPrompt() {
        guard var lines = prompt else { return }
        prompt = nil
        while lines.last?.trimmingBlanks.isEmpty ?? false { lines.removeLast() }
        while lines.first?.trimmingBlanks.isEmpty ?? false { lines.removeFirst() }
        let text = lines.joined(separator: "\n")
        if text.hasPrefix("(see ") {
            setup.remarks.append("The custom prompt stands in another file; name that in the profile as custom_prompt")
        } else if !text.isEmpty {
            proxy.customPrompt = text
        }
    }

    private mutating func take(_ value: String, _ label: JanitorLabel) {
        let isTaken: Bool
        switch label.field {
        case .name:
            proxy.name = value
            isTaken = true
        case .model:
            proxy.model = value
            isTaken = true
        case .address:
            proxy.url = value
            proxy.isWholeURL = true
            isTaken = true
        case .key:
            takeKey(value)
            isTaken = true
        case .reply:
            proxy.maxNewTokens = JanitorLabel.integer(value).flatMap { $0 >= 0 ? $0 : nil }
            isTaken = proxy.maxNewTokens != nil
        case .context:
            proxy.contextSize = JanitorLabel.integer(value).flatMap { $0 > 0 ? $0 : nil }
            isTaken = proxy.contextSize != nil
        case .prefill:
            let isOff = ["off", "disabled", "none"].contains(value.lowercased())
            if !isOff { proxy.prefill = value }
            isTaken = true
        case .reasoning:
            let level = ["enabled": "on", "disabled": "off"][value.lowercased()] ?? value.lowercased()
            isTaken = ["on", "off"].contains(level) || ImportNames.levels.contains(level)
            if isTaken { proxy.reasoning = level }
        case .number(let name): isTaken = proxy.take(name, JanitorLabel.number(value))
        case .prompt, .other: isTaken = false
        }
        if !isTaken { setup.leftOut.append("`\(label.label)`") }
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
            setup.remarks.append(
                "The sheet takes the key from `\(words.dropFirst(beginning.count))`; name that in the profile if the key is for this address"
            )
        }
    }
}
