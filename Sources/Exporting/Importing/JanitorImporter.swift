/// A sheet as `export janitor` prints it, or the fields of Janitor AI's form pasted with their labels.
enum JanitorImporter: FrontEndImporter {
    static let id = "janitor"
    static let reads = "a sheet, or the form's fields pasted with their labels"

    private static let labels: [(label: String, field: String)] = [
        ("config name", "name"), ("model name", "model"), ("other api/proxy url", "url"), ("proxy url", "url"),
        ("api key", "key"),
        ("custom prompt", "prompt"), ("jailbreak prompt", "prompt"), ("max new tokens", "reply"),
        ("context size", "context"),
        ("repetition penalty", "repetition_penalty"), ("frequency penalty", "frequency_penalty"),
        ("temperature", "temperature"),
        ("top k", "top_k"), ("top p", "top_p"),
    ]

    static func read(_ text: String) throws(ImportProblem) -> ImportedSetup {
        var setup = ImportedSetup()
        var proxy = ImportedProxy()
        var pending: String?
        // In a sheet the prompt stands at its end, over several lines.
        let promptStart = text.firstRange(of: "\nCustom Prompt:\n")
        let fields = promptStart.map { text[..<$0.lowerBound] } ?? text[...]
        for line in fields.split(separator: "\n", omittingEmptySubsequences: false) {
            let trimmed = line.trimmingBlanks
            if let field = pending, !trimmed.isEmpty, Self.field(of: trimmed) == nil {
                // The form copied by hand: the value stands below its label.
                take(field, String(trimmed), &proxy, &setup)
                pending = nil
                continue
            }
            guard let (field, value) = Self.field(of: trimmed) else { continue }
            pending = nil
            if field == "prompt", value == "(below)" { continue }
            if value.isEmpty { pending = field } else { take(field, value, &proxy, &setup) }
        }
        if let promptStart {
            var rest = String(text[promptStart.upperBound...])
            while rest.hasSuffix("\n") { rest.removeLast() }
            if !rest.isEmpty { proxy.customPrompt = rest }
        }
        setup.proxies = [proxy]
        return setup
    }

    /// The field whose label begins a line, and what stands behind it.
    private static func field(of line: Substring) -> (String, String)? {
        let small = line.lowercased()
        for (label, field) in labels where small.hasPrefix(label) {
            let behind = line.dropFirst(label.count)
            guard behind.isEmpty || behind.first == " " || behind.first == ":" || behind.first == "\t" else { continue }
            return (field, String(behind.drop { $0 == " " || $0 == ":" || $0 == "\t" }))
        }
        return nil
    }

    private static func take(
        _ field: String, _ value: String, _ proxy: inout ImportedProxy, _ setup: inout ImportedSetup
    ) {
        switch field {
        case "name": proxy.name = value
        case "model": proxy.model = value
        case "url": proxy.url = value
        // A sheet without the key says where it is.
        case "key": if !value.hasPrefix("<") { proxy.key = .literal(value) }
        case "prompt": proxy.customPrompt = value
        case "reply": proxy.maxNewTokens = Int(value)
        case "context": proxy.contextSize = Int(value)
        default: if !proxy.take(field, Double(value)) { setup.leftOut.append(field) }
        }
    }
}

extension Substring {
    /// The text without blanks at its ends.
    var trimmingBlanks: Substring {
        var text = self
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text.drop(while: \.isWhitespace)
    }
}
