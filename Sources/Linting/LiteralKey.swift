import Catalog
import Profiles
import YAMLSource

/// A key that stands in a file.
///
/// What rules may know of it, without ever handing it out.
struct LiteralKey {
    private let text: String

    init(_ node: YAMLNode) {
        text = HiddenCharacters.removed(
            from: node.text.hasPrefix("Bearer ") ? String(node.text.dropFirst(7)) : node.text)
    }

    /// Words that local servers are given because their form wants something.
    private static let dummies = [
        "none", "no", "na", "n/a", "null", "dummy", "not-needed", "notneeded", "not_needed", "no-key", "nokey",
        "no-key-required", "unused", "ignored", "local", "ollama", "lm-studio", "koboldcpp", "kobold", "empty", "x",
        "xxx",
        "test", "anything", "sk-no-key-required", "0000000000",
    ]

    /// Whether it is a secret: not a word that stands for none, nor the public key of AI Horde.
    func isRealKey(_ account: Account, _ catalog: Catalog) -> Bool {
        if text.isEmpty { return false }
        guard Self.dummies.contains(text.lowercased()) else { return true }
        let provider = account.provider.flatMap { catalog.provider($0.value) }
        return provider?.requiresKey ?? true
    }

    /// The catalogue's fact on the longest prefix that tells whose key it is; nil where the form is anybody's.
    func recognisedPrefix(in catalog: Catalog) -> CatalogFact? {
        var best: CatalogFact?
        for provider in catalog.providers {
            for fact in provider.facts("key_prefix") where text.hasPrefix(fact.value) && text.utf8.count >= 16 {
                if fact.value.utf8.count > best?.value.utf8.count ?? 0 { best = fact }
            }
        }
        return best
    }
}
