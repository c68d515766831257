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

    /// The provider, as it was called; for a form without a URL.
    public var provider: String?
    /// The front end, as it was called.
    public var frontEnd: String?
    /// What stood in the paste and was not understood, by its label; never a value.
    public var unread: [String] = []

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

    /// What was entered for a field, by its name in profiles; never the key.
    public func entry(_ name: String) -> String? {
        switch name {
        case "base_url", "chat_url": url
        case "model": model
        case "context_size": contextSize
        case "max_new_tokens": maxNewTokens
        default: numbers.first { $0.name == name }?.value
        }
    }

    /// Reads a curl command, or a form pasted with its labels, whatever they are called.
    ///
    /// - Throws: `ImportProblem` where there is neither an address nor a model nor a key in it.
    public init(pasted text: String) throws(ImportProblem) {
        self.init()
        let words = text.split { $0.isWhitespace }
        if words.contains(where: { ["curl", "curl.exe", "$curl"].contains($0) }) {
            try read(curl: text)
        } else {
            var reader = PastedFormReader()
            reader.read(text)
            self = reader.fields
        }
        unread = unread.withoutRepetition
        guard !isEmpty else { throw .nothingFound("a form with its labels, or a curl command") }
    }

    private mutating func read(curl text: String) throws(ImportProblem) {
        let imported = try Importers.read(text, from: "curl")
        guard let proxy = imported.proxies.first else { return }
        if imported.proxies.count > 1 { unread.append("every curl command but the first") }
        url = proxy.url
        isWholeURL = true
        model = proxy.model.isEmpty ? nil : proxy.model
        if case .literal(let key) = proxy.key { self.key = key }
        maxNewTokens = proxy.maxNewTokens.map { String($0) }
        numbers = proxy.numbers.map { Setting(name: $0.name, value: Digits.text($0.value)) }
    }
}
