public import Catalog
internal import YAMLSource

/// A profile that is yet to be written, from a few answers.
public struct NewProfile: Sendable {
    /// Where its key is.
    public enum Key: Equatable, Sendable {
        /// In this environment variable.
        case environment(String)
        /// In this file.
        case file(String)
        /// Stored under this name.
        case keyring(String)
        /// There is none.
        case none
    }

    /// Its name.
    public let name: String
    /// Where it is pasted; nil for nowhere in particular.
    public let frontEnd: FrontEnd?
    /// Where its requests go.
    public let provider: Provider
    /// The base URL, where the catalogue's is not meant.
    public let baseURL: String?
    /// The model's id.
    public let model: String
    /// Where its key is.
    public let key: Key
    /// Tokens of context; nil for what suits the model.
    public let contextSize: Int?

    /// A profile that is yet to be written.
    public init(
        name: String, frontEnd: FrontEnd?, provider: Provider, baseURL: String?, model: String, key: Key,
        contextSize: Int?
    ) {
        self.name = name
        self.frontEnd = frontEnd
        self.provider = provider
        self.baseURL = baseURL
        self.model = model
        self.key = key
        self.contextSize = contextSize
    }

    /// Tokens that a chat needs in comfort; more costs more, and old messages are forgotten beyond it.
    private static let comfortableContext = 16_384

    /// The account's name.
    public var account: String { provider.id }

    /// The file, with comments that say what to do with it.
    public func text(_ catalog: Catalog) -> String {
        let command = Self.shellWord(name)
        var text = "# \(frontEnd.map { "A setup for \($0.name)" } ?? "A setup") at \(provider.name).\n"
        text += "# Check it:             proxylint lint\n"
        text += "# Is its key alive:     proxylint verify \(command)\n"
        if let frontEnd { text += "# What to paste:        proxylint export \(frontEnd.id) \(command)\n" }
        text += "version: 1\nname: \(Self.scalar(name))\n"
        if let frontEnd { text += "front_end: \(frontEnd.id)\n" }
        text += "\naccounts:\n  \(account):\n    provider: \(provider.id)\n"
        switch key {
        case .environment(let name):
            text += "    # The key itself stays in the variable, and out of this file.\n"
            text += "    key: {env: \(Self.scalar(name, inFlow: true))}\n"
        case .file(let path):
            text += "    # The key itself stays in its file, which only you should be able to read.\n"
            text += "    key: {file: \(Self.scalar(path, inFlow: true))}\n"
        case .keyring(let name):
            text +=
                "    # Stored with: proxylint key set \(name)\n    key: {keyring: \(Self.scalar(name, inFlow: true))}\n"
        case .none: break
        }
        if provider.id == "openrouter" {
            text += """
                    # What only you know of the account; without it, lint and diagnose judge less. Uncomment what is true:
                    # credits_purchased_usd: 0        # ever bought; from 10 on there are 1000 free requests a day, not 50
                    # privacy: {free_training: true, free_publication: false}   # openrouter.ai/settings/privacy

                """
        }
        text +=
            "\nproxies:  # in order of preference: the first is used, the rest are the rotation of `proxylint next`\n"
        text += "  - name: \(Self.scalar(proxyName))\n    account: \(account)\n"
        if let baseURL { text += "    base_url: \(Self.scalar(baseURL))\n" }
        text += "    model: \(Self.scalar(model))\n"
        let entry = catalog.model(model, at: provider.id)
        let window = entry.flatMap { $0.defaultWindow ?? $0.window }
        text += "    # Tokens of the chat that are sent along; more costs more."
        text += window.map { " The model takes \($0).\n" } ?? "\n"
        text += "    context_size: \(contextSize ?? Self.context(window, frontEnd))\n"
        text += "\n# generation:\n#   temperature: 0.85\n"
        return text
    }

    private static func context(_ window: Int?, _ frontEnd: FrontEnd?) -> Int {
        // Half of a small window is left for the reply.
        var size = min(comfortableContext, window.map { max($0 / 2, 1) } ?? comfortableContext)
        if let range = frontEnd?.contextRange { size = min(max(size, range.lowerBound), range.upperBound) }
        return size
    }

    /// The model without its maker and its variant.
    private var proxyName: String {
        let last = model.split(separator: "/").last.map(String.init) ?? model
        let name = last.split(separator: ":").first.map(String.init) ?? last
        let kept = name.unicodeScalars.filter { $0 != "/" && $0.value >= 0x20 && $0.value != 0x7F }
        let text = String(String(String.UnicodeScalarView(kept)).prefix(64))
        return text.isEmpty ? "first" : text
    }

    private static func scalar(_ text: String, inFlow: Bool = false) -> String {
        PlainScalar.canHold(text, inFlow: inFlow) ? text : PlainScalar.quoted(text)
    }

    /// A name as a word of a shell, in a comment.
    private static func shellWord(_ name: String) -> String {
        let isPlain = name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D
                || byte == 0x5F || byte == 0x2E
        }
        let shown = String(String.UnicodeScalarView(name.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
        return isPlain ? shown : "'\(shown.replacing("'", with: "'\\''"))'"
    }
}
