public import Profiles
public import YAMLSource

/// A text with its fixes applied.
public struct FixedText: Sendable {
    /// The text before.
    public let original: SourceText
    /// The text after; the same where nothing was fixed.
    public let text: SourceText
    /// How many findings were fixed.
    public let fixedCount: Int
    /// What the fixes did, in the order they were applied.
    public let changes: [String]
    /// The findings left whose fixes need a look.
    public let waiting: [Finding]
    /// The findings left whose fix would bring another finding.
    public let held: [Finding]
    /// What hides the keys of the text before.
    public let originalMask: SecretMask
    /// What hides the keys of the text after.
    public let mask: SecretMask

    /// Whether anything was fixed.
    public var isChanged: Bool { text.bytes != original.bytes }
}
