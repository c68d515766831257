public import Catalog
internal import YAMLSource

/// A proxy that is yet to be written, from a few answers.
public struct NewProxy: Sendable {
    /// Where its key is.
    public enum Key: Equatable, Sendable {
        /// In this environment variable.
        case environment(String)
        /// In this file.
        case file(String)
        /// Stored under this name.
        case keyring(String)
        /// Where the account of this name has it.
        case account(String)
        /// There is none.
        case none
    }

    /// What to call it; nil for what the model is called.
    public let givenName: String?
    /// Where its requests go.
    public let provider: Provider
    /// The base URL, where the catalogue's is not meant.
    public let baseURL: String?
    /// The model ID.
    public let model: String
    /// Where its key is.
    public let key: Key
    /// Tokens of context; nil for what suits the model.
    public let givenContextSize: Int64?
    /// What the user said of the account, where it is a new one.
    public var declared = DeclaredAccount()

    /// A proxy that is yet to be written.
    public init(
        name: String? = nil, provider: Provider, baseURL: String?, model: String, key: Key, contextSize: Int64? = nil
    ) {
        givenName = name
        self.provider = provider
        self.baseURL = baseURL
        self.model = model
        self.key = key
        givenContextSize = contextSize
    }

    /// Tokens that a chat needs in comfort; more costs more, and old messages are forgotten beyond it.
    private static let comfortableContext: Int64 = 16_384

    /// Its name: the one given, else the model without its maker and its variant.
    public var name: String {
        if let givenName { return givenName }
        let last = model.split(separator: "/").last.map(String.init) ?? model
        let name = last.split(separator: ":").first.map(String.init) ?? last
        let kept = name.unicodeScalars.filter { $0 != "/" && $0.value >= 0x20 && $0.value != 0x7F }
        let text = String(String(String.UnicodeScalarView(kept)).prefix(64))
        return text.isEmpty ? "first" : text
    }

    /// Tokens of context: those given, else what suits the model and where it is pasted.
    func contextSize(_ catalog: Catalog, for frontEnds: [FrontEnd]) -> Int64 {
        if let givenContextSize { return givenContextSize }
        let entry = catalog.model(model, at: provider.id)
        // Half of a small window is left for the reply.
        let window = entry.flatMap { $0.defaultWindow ?? $0.window }
        var size = min(Self.comfortableContext, window.map { max($0 / 2, 1) } ?? Self.comfortableContext)
        for range in frontEnds.compactMap(\.contextRange) { size = min(max(size, range.lowerBound), range.upperBound) }
        return size
    }

    /// Its fields, in the order of the format.
    func fields(name: String, account: String, _ catalog: Catalog, for frontEnds: [FrontEnd]) -> [NewYAMLField] {
        var fields = [
            NewYAMLField(name: "name", value: .text(name)), NewYAMLField(name: "account", value: .text(account)),
        ]
        if let baseURL { fields.append(NewYAMLField(name: "base_url", value: .text(baseURL))) }
        fields.append(NewYAMLField(name: "model", value: .text(model)))
        fields.append(
            NewYAMLField(name: "context_size", value: .bare(String(contextSize(catalog, for: frontEnds)))))
        return fields
    }
}

extension ModelEntry {
    /// How many tokens it takes, in words; nil where nobody states it.
    ///
    /// A router's upstreams differ: the one it usually asks may take fewer than others.
    public var windowInWords: String? {
        guard let usual = defaultWindow ?? window else { return nil }
        guard let most = window, most != usual else { return "\(usual) tokens" }
        return "\(usual) tokens at the usual upstream, \(most) at others"
    }
}

extension ModelSelection.Choice {
    /// What decides a choice, in a few words: the window, free or the price per million tokens, and an end that is known.
    public var inWords: String { words(window: model.windowInWords) }

    /// The same for a narrow window: of the model's windows the usual one.
    public var inFewWords: String {
        words(window: (model.defaultWindow ?? model.window).map { "\($0) tokens" })
    }

    private func words(window: String?) -> String {
        var facts: [String] = []
        if isFree { facts.append("free") }
        if let window { facts.append(window) }
        if !isFree, let price, !price.isTrial, let input = price.input, let output = price.output {
            facts.append(price.shown("$\(MoneyText.exact(input)) in, $\(MoneyText.exact(output)) out"))
        }
        if let ended = model.ended { facts.append("ends \(ended)") }
        return facts.joined(separator: ", ")
    }
}
