/// What stands in a form's fields, exactly as it was entered.
public struct EnteredFields: Sendable, Equatable {
    /// The URL, whole or base.
    public var url: String?
    /// The model ID.
    public var model: String?
    /// The key.
    public var key: String?
    /// Tokens of context, as entered.
    public var contextSize: String?
    /// Tokens a reply may have, as entered.
    public var maxNewTokens: String?
    /// Sampling settings by their names in profiles, as entered.
    public var numbers: [Setting] = []
    /// Whether requests go to exactly the URL, as those of a curl command do.
    public var isWholeURL = false

    /// A sampling setting.
    public struct Setting: Sendable, Equatable {
        /// Its name in profiles.
        public let name: String
        /// Its value as entered.
        public let value: String
    }

    /// No field is filled in.
    public init() {}

    /// Whether nothing was found that could be checked.
    public var isEmpty: Bool { url == nil && model == nil && key == nil }

    /// Reads a curl command, or a form pasted with its labels, whatever they are called.
    ///
    /// - Throws: `ImportProblem` where there is neither an address nor a model nor a key in it.
    public init(pasted text: String) throws(ImportProblem) {
        self.init()
        let words = text.split { $0.isWhitespace }
        if words.contains(where: { ["curl", "curl.exe", "$curl"].contains($0) }) {
            try read(curl: text)
        } else {
            read(form: text)
        }
        guard !isEmpty else { throw .nothingFound("a form with its labels, or a curl command") }
    }

    private mutating func read(curl text: String) throws(ImportProblem) {
        guard let proxy = try Importers.read(text, from: "curl").proxies.first else { return }
        url = proxy.url
        isWholeURL = true
        model = proxy.model.isEmpty ? nil : proxy.model
        if case .literal(let key) = proxy.key { self.key = key }
        maxNewTokens = proxy.maxNewTokens.map { String($0) }
        numbers = proxy.numbers.map { Setting(name: $0.name, value: Digits.text($0.value)) }
    }

    private mutating func read(form text: String) {
        var pending: FormLabel?
        for line in text.split(whereSeparator: { $0.isNewline }) {
            let line = line.trimmingBlanks
            if line.isEmpty { continue }
            if let (label, value) = FormLabel.split(line), !value.isEmpty || pending == nil {
                pending = value.isEmpty ? label : nil
                if !value.isEmpty { take(value, as: label) }
            } else if let label = pending {
                // The form copied by hand: the value stands below its label.
                pending = nil
                take(String(line), as: label)
            } else if line.lowercased().hasPrefix("http"), url == nil {
                url = String(line)
            }
        }
    }

    private mutating func take(_ value: String, as label: FormLabel) {
        switch label {
        case .url: url = url ?? value
        case .model:
            // Janitor AI's list of models has an entry for one's own, and the id stands below it.
            if value.lowercased() != "custom" { model = model ?? value }
        case .key: key = key ?? value
        case .contextSize: contextSize = contextSize ?? value
        case .maxNewTokens: maxNewTokens = maxNewTokens ?? value
        case .number(let name):
            if !numbers.contains(where: { $0.name == name }) { numbers.append(Setting(name: name, value: value)) }
        }
    }
}

/// What a label of any form is for.
enum FormLabel: Equatable {
    case url, model, key, contextSize, maxNewTokens
    /// A sampling setting, by its name in profiles.
    case number(String)

    /// A line taken apart into a label and its value; nil where no label begins it.
    static func split(_ line: Substring) -> (label: FormLabel, value: String)? {
        guard let sign = line.firstIndex(where: { ":=\t".contains($0) }) else {
            return FormLabel(line).map { ($0, "") }
        }
        // An address is no label, though a colon is in it.
        guard !line[sign...].hasPrefix("://"), let label = FormLabel(line[..<sign]) else { return nil }
        var value = line[line.index(after: sign)...].trimmingBlanks
        // JSON and YAML have quotes and commas around it.
        if value.last == ",", line.first == "\"" { value = value.dropLast().trimmingBlanks }
        if let quote = value.first, quote == "\"" || quote == "'", value.last == quote, value.count > 1,
            line.first == "\""
        {
            value = value.dropFirst().dropLast()
        }
        return (label, String(value))
    }

    /// What a label means, by the words in it; nil where it means nothing here.
    init?(_ text: Substring) {
        let name = text.lowercased().filter { $0.isLetter || $0.isNumber }
        guard !name.isEmpty, name.utf8.count <= 40 else { return nil }
        func has(_ words: String...) -> Bool { words.contains { name.contains($0) } }
        let settings = [
            ("temperature", "temperature"), ("topp", "top_p"), ("topk", "top_k"), ("minp", "min_p"), ("topa", "top_a"),
            ("repetitionpenalty", "repetition_penalty"), ("frequencypenalty", "frequency_penalty"),
            ("presencepenalty", "presence_penalty"),
        ]
        if let setting = settings.first(where: { name.contains($0.0) }) {
            self = .number(setting.1)
        } else if has("url", "endpoint", "apibase", "baseuri", "address", "host") {
            self = .url
        } else if has("context", "ctx") {
            self = .contextSize
        } else if has(
            "maxnewtoken", "maxtoken", "maxoutput", "maxresponse", "responselength", "replylength", "maxcompletion")
        {
            self = .maxNewTokens
        } else if has("key", "bearer", "secret") || name == "token" || has("apitoken") {
            self = .key
        } else if has("model") {
            self = .model
        } else {
            return nil
        }
    }
}
