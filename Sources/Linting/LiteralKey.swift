import Catalog
import Profiles
import YAMLSource

/// A key that stands in a file.
///
/// What rules may know of it, without ever handing it out.
struct LiteralKey {
    private let pasted: String
    private let text: String

    init(_ node: YAMLNode) {
        pasted = node.text
        text = PastedKey(pasted).text
    }

    /// Words that local servers are given because their form wants something.
    private static let dummies = [
        "none", "no", "na", "n/a", "null", "dummy", "not-needed", "notneeded", "not_needed", "no-key", "no_key",
        "nokey",
        "no-key-required", "unused", "ignored", "local", "ollama", "lm-studio", "koboldcpp", "kobold", "empty", "x",
        "xxx",
        "test", "anything", "sk-no-key-required", "0000000000",
    ]

    /// Whether it is a secret: not a word that stands for none, nor the public key of AI Horde.
    func isRealKey(_ account: Account, _ catalog: Catalog) -> Bool {
        if text.isEmpty { return false }
        let provider = catalog.provider(of: account)
        if placeholder(at: provider, catalog) != nil { return false }
        guard Self.isDummy(text) else { return true }
        return provider?.requiresKey ?? true
    }

    /// The catalogue's fact on the longest prefix that tells whose key it is; nil where the form is anybody's.
    func recognizedPrefix(in catalog: Catalog) -> CatalogFact? {
        catalog.recognizedKeyPrefix(of: text.utf8)
    }

    /// Whether a key stands where the name of a variable belongs.
    static func isMisplaced(_ name: Located<String>, _ catalog: Catalog) -> Bool {
        // Keys have small letters; the usual names have none and need no look into the catalogue.
        guard name.value.utf8.contains(where: { (0x61...0x7A).contains($0) }) else { return false }
        let isRandom = name.value.split { !$0.isLetter && !$0.isNumber }.contains { run in
            run.utf8.count >= 32 && run.count(where: { $0.isNumber }) >= 4
        }
        return isRandom || LiteralKey(name.node).recognizedPrefix(in: catalog) != nil
    }

    /// Whether it is of the type whose keys begin so.
    func begins(with prefix: String) -> Bool { text.hasPrefix(prefix) }
}

// MARK: - Placeholders

extension LiteralKey {
    /// What stands where a key belongs.
    enum Placeholder {
        /// A word such as YOUR_KEY.
        case word
        /// The name of an environment variable, or of another place of a key, as text.
        case place(NamedKeyPlace)
        /// A key with its middle left out, as web pages show it.
        case shortened
    }

    private static let words: Set<String> = [
        "your", "yours", "enter", "here", "insert", "paste", "pasted", "replace", "changeme", "placeholder", "todo",
        "fixme", "example",
        "redacted", "yourkey", "yourapikey", "yourtoken", "keyhere", "apikeyhere",
    ]
    private static let wholeTexts: Set<String> = [
        "key", "apikey", "mykey", "myapikey", "secret", "password", "token", "mytoken", "changeme", "keygoeshere",
        "yourkeyhere", "yourapikeyhere", "putyourkeyhere", "sk", "skor", "skorv1",
    ]

    /// What stands where a key belongs; nil for what may be a key.
    ///
    /// A password of one's own server may be any word, so that only the plainest are found there.
    func placeholder(for provider: Provider?, _ catalog: Catalog) -> Placeholder? {
        provider?.kind == .local || provider?.id == "aihorde" ? nil : placeholder(at: provider, catalog)
    }

    /// The same, also where no key is wanted.
    private func placeholder(at provider: Provider?, _ catalog: Catalog) -> Placeholder? {
        if text.isEmpty { return nil }
        if let place = NamedKeyPlace(text, mayBePassword: provider?.isUserOwned ?? true) {
            return place.isPlaceholder ? .word : .place(place)
        }
        let isBracketed = zip("<[{", ">]}").contains { text.first == $0 && text.last == $1 }
        let words = Set(pasted.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
        guard let provider, !provider.isUserOwned else {
            return isBracketed || words.contains("your") && words.count > 1 ? .word : nil
        }
        if isBracketed { return .word }
        if ["...", "…", "***", "••"].contains(where: { text.holds($0) }) {
            return text.utf8.count < 16 ? .word : .shortened
        }
        if isRepetition { return .word }
        let isOfCertainForm = provider.facts("key_shape").contains { fact in
            KeyPattern(fact.value).map { $0.isFixed && $0.matches(text) } ?? false
        }
        if isOfCertainForm { return nil }
        if !words.isDisjoint(with: Self.words) || Self.isWordForKey(text) || Self.isDummy(text) { return .word }
        return catalog.keyPrefixes.contains { $0.value == text } ? .word : nil
    }

    /// Whether a text is a word for a key and nothing else: `API_KEY`.
    static func isWordForKey(_ text: String) -> Bool {
        wholeTexts.contains(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    /// Whether a text is what forms are given that want a key where none is needed: `NOT_NEEDED`.
    static func isDummy(_ text: String) -> Bool { dummies.contains(text.lowercased()) }

    /// `sk-xxxx`, `sk-or-v1-0000000000`, `sk-1234`.
    private var isRepetition: Bool {
        let lower = text.lowercased()
        if lower.holds("xxxxxx") { return true }
        let end = lower.split { $0 == "-" || $0 == "_" }.last.map(String.init) ?? lower
        guard let first = end.first else { return false }
        if end.count >= (first == "x" ? 3 : 8), end.allSatisfy({ $0 == first }) { return true }
        return end.count >= 3 && "1234567890".hasPrefix(end) && lower.utf8.count < 20
    }
}

// MARK: - Form

extension LiteralKey {
    /// Why a key cannot be one of its provider's.
    struct FormFault {
        let message: String
        let fact: CatalogFact
        /// What of it is such a key, where it holds one.
        let key: Range<Int>?
    }

    /// How the key differs from every form that its provider's keys have; nil where that is not known.
    func formFault(at provider: Provider) -> FormFault? {
        var longest: (shape: KeyPattern, fact: CatalogFact)?
        var key: Range<Int>?
        var prefixes = provider.facts("key_prefix")
        for fact in provider.facts("key_shape") where fact.grade != .unverified {
            guard let shape = KeyPattern(fact.value) else { continue }
            if shape.matches(text) { return nil }
            // A form without a beginning of its own says little: too many keys have it.
            guard !shape.prefix.isEmpty else { return nil }
            key = key ?? shape.range(in: Array(text.utf8))
            if text.hasPrefix(shape.prefix), shape.prefix.utf8.count > longest?.shape.prefix.utf8.count ?? 0 {
                longest = (shape, fact)
            }
            if prefixes.isEmpty, provider.fact("key_prefix") == nil { prefixes = [fact] }
        }
        if let (shape, fact) = longest {
            let count = text.unicodeScalars.count
            if count < shape.length || shape.isFixed && count > shape.length {
                let wanted = shape.isFixed ? "\(shape.length)" : "\(shape.length) or more"
                return FormFault(message: "the key has \(count) characters instead of \(wanted)", fact: fact, key: key)
            }
            return FormFault(
                message: "the key has characters that \(provider.name)'s keys do not have", fact: fact, key: key)
        }
        let beginnings = prefixes.map { KeyPattern($0.value)?.prefix ?? $0.value }
        guard let fact = prefixes.max(by: { $0.grade < $1.grade }),
            !beginnings.contains(where: { text.hasPrefix($0) })
        else { return nil }
        let list = beginnings.map { "`\($0)`" }.joined(separator: " or ")
        return FormFault(
            message: "the key does not begin with \(list), as \(provider.name)'s keys do", fact: fact, key: key)
    }
}

extension ProxyContext {
    /// Whether a key was pasted where the model id belongs.
    func hasKeyForModel(in catalog: Catalog) -> Bool {
        guard case .unknown = model, let field = proxy.model else { return false }
        return LiteralKey(field.node).recognizedPrefix(in: catalog) != nil
    }
}
