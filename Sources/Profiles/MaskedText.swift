/// Text that may be shown: whatever of it came from a file, a server or a user has passed a `SecretMask`.
///
/// Reports print nothing else of foreign text, so that what was not masked does not compile there.
public struct MaskedText: Sendable, Hashable {
    /// The text, its keys hidden.
    public let text: String

    /// For `SecretMask` alone.
    init(masked text: String) { self.text = text }

    /// Words that stand in the program.
    public init(_ words: StaticString) { text = "\(words)" }

    /// Text that the program made of its own words and the catalogue's, with nothing in it of a file, a server or a user.
    public init(program text: String) { self.text = text }
}

extension SecretMask {
    /// Any text with its keys hidden, as reports want it.
    public func masked(_ text: String) -> MaskedText { MaskedText(masked: hidingSecrets(in: text)) }

    /// The name of a key, a variable or an entry as reports want it.
    public static func masked(name: String) -> MaskedText { MaskedText(masked: shown(name: name)) }
}
