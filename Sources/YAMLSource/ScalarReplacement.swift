extension YAMLNode {
    /// The edit that gives a scalar another value and keeps the way it is quoted, where that can be.
    ///
    /// Of an alias it changes the node that the alias repeats, and so every place that repeats it.
    public func replacingText(with text: String) -> TextEdit {
        let node = resolved
        if node.isPlain, PlainScalar.canHold(text, inFlow: node.standsInFlow) { return TextEdit(node.range, text) }
        let special = text.unicodeScalars.contains { $0 == "\"" || $0 == "'" || $0 == "\\" || $0.value < 0x20 }
        if node.isQuoted, !special { return TextEdit(node.valueRange, text) }
        return TextEdit(node.range, YAMLScalar.quoted(text))
    }

    /// The edit that replaces a scalar by YAML as it is given.
    public func replacingSource(with source: String) -> TextEdit {
        TextEdit(resolved.range, source)
    }

    /// Whether the node stands inside brackets or braces, where `,` and `]` end a plain scalar.
    private var standsInFlow: Bool {
        // Whatever ends before the node is skipped whole.
        var place = 0
        while place < index {
            let record = tree.records[place]
            if Int(record.next) <= index {
                place = max(Int(record.next), place + 1)
            } else if record.style == .flow, record.kind != .scalar {
                return true
            } else {
                place += 1
            }
        }
        return false
    }
}

/// Text written without quotes.
public enum PlainScalar {
    /// Whether `text` without quotes is read back as the same text.
    public static func canHold(_ text: String, inFlow: Bool) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        guard case .text = CoreValue(plain: text) else { return false }
        if "-?:,[]{}#&*!|>'\"%@`=<".unicodeScalars.contains(first) || first == " " || last == " " || last == ":" {
            return false
        }
        if text.contains(": ") || text.contains(" #") || text == "---" || text == "..." { return false }
        for scalar in text.unicodeScalars {
            if scalar.value < 0x20 || scalar.value == 0x7F || scalar.value > 0x7E && !scalar.properties.isAlphabetic {
                return false
            }
            if inFlow, ",[]{}".unicodeScalars.contains(scalar) { return false }
        }
        return true
    }
}
