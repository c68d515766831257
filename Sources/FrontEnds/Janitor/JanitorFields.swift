import Profiles

/// Tells a prompt that was pasted with the form from the fields that stand below it.
struct JanitorFields {
    let lines: [Substring]
    /// The fields that stand above: what is called like them is the prompt's.
    let known: Set<JanitorLabel.Field>

    /// Whether a sheet or the form says a line by itself.
    static func isOwn(_ line: Substring) -> Bool {
        let small = line.prefix(80).lowercased()
        return JanitorSheet.isOwn(line)
            || ["janitor ai", "press save", "save settings", "generation settings", "--", "```"].contains {
                small.hasPrefix($0)
            }
    }

    /// The place behind a prompt's last line: prompts hold lines that look like fields, and only what is one for certain ends it.
    func endOfPrompt(from start: Int) -> Int {
        lines.indices[start...].first { isEnd($0) } ?? lines.endIndex
    }

    private func isEnd(_ index: Int) -> Bool {
        let line = lines[index].trimmingBlanks
        if line.isEmpty { return false }
        if JanitorSheet.isOwn(line) { return true }
        guard let label = JanitorLabel(line), !known.contains(label.field) else { return false }
        switch label.field {
        case .key, .address,
            .model where label.label.count > 5:
            // What the form cannot be without, and the key above all, is not to become a part of the prompt.
            if label.takes(value(of: label, at: index).text) { return true }
        default: break
        }
        return endsInFields(from: index)
    }

    /// Whether nothing but fields is left, each with a value of its kind and none a second time, so that few places of a long
    /// text are looked at from more than a few others.
    private func endsInFields(from start: Int) -> Bool {
        var seen = known
        var index = start
        while index < lines.endIndex {
            let line = lines[index].trimmingBlanks
            if line.isEmpty || Self.isOwn(line) {
                index += 1
            } else if let label = JanitorLabel(line) {
                let (text, next) = value(of: label, at: index)
                guard label.takes(text), seen.insert(label.field).inserted else { return false }
                index = next
            } else {
                // A setting that is not known: a number or a switch.
                guard JanitorLabel.unknown(line) != nil,
                    let last = line.split(whereSeparator: { ": \t".contains($0) }).last.map(String.init),
                    JanitorLabel.number(last) != nil || ["on", "off"].contains(last.lowercased())
                else { return false }
                index += 1
            }
        }
        return true
    }

    /// The value of a label, also where it stands below, and the place behind it.
    private func value(of label: JanitorLabel, at index: Int) -> (text: Substring, next: Int) {
        guard label.value.isEmpty else { return (label.value[...], index + 1) }
        var next = index + 1
        while next < lines.endIndex, lines[next].trimmingBlanks.isEmpty { next += 1 }
        guard next < lines.endIndex else { return ("", next) }
        return (lines[next].trimmingBlanks, next + 1)
    }

    /// A prompt's text without the empty lines around it and without keys, and whether there were any.
    func prompt(
        _ beginning: String, _ range: Range<Int>, besides key: ImportedProxy.Key?
    ) -> (text: String, hasKeys: Bool) {
        var text: [Substring] = beginning.isEmpty ? [] : [beginning[...]]
        var hasKeys = false
        var index = range.lowerBound
        while index < range.upperBound {
            let line = lines[index]
            index += 1
            if let label = JanitorLabel(line.trimmingBlanks), label.field == .key {
                let found = value(of: label, at: index - 1)
                if isKey(found.text, key) {
                    hasKeys = true
                    index = found.next
                    continue
                }
            }
            text.append(line)
        }
        while text.last?.trimmingBlanks.isEmpty ?? false { text.removeLast() }
        while text.first?.trimmingBlanks.isEmpty ?? false { text.removeFirst() }
        return (text.joined(separator: "\n"), hasKeys)
    }

    private func isKey(_ text: Substring, _ key: ImportedProxy.Key?) -> Bool {
        let text = String(text)
        if case .literal(text) = key { return true }
        guard !text.isEmpty, !text.contains(where: { $0.isWhitespace }) else { return false }
        return SecretMask.mayBeSecret(name: "", value: text)
            || text.utf8.count >= 16 && text.contains(where: { $0.isNumber }) && text.contains(where: { $0.isLetter })
    }
}
