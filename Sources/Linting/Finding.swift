public import Catalog
public import YAMLSource

/// What lint says about one place of a file.
///
/// A plain value: rules make it, renderers print it.
public struct Finding: Sendable {
    /// The rule's name.
    public let rule: String
    /// How bad it is.
    public let severity: Severity
    /// What is wrong, as one sentence without a final full stop.
    public let message: String
    /// The text it is about.
    public let source: SourceText
    /// The bytes it is about.
    public let range: ByteRange
    /// The document of the file, counted from 1.
    public let document: Int
    /// The profile's name, where it has one.
    public let profile: String?
    /// The proxy's name, where the finding is about one.
    public let proxy: String?
    /// The account's name, where the finding is about one.
    public let account: String?
    /// Why it is wrong, as a sentence without a final full stop.
    public let why: String
    /// What the judgement rests on.
    public let facts: [Fact]
    /// Other places that belong to it.
    public let related: [RelatedPlace]
    /// Ways to mend it, the best first.
    public let fixes: [Fix]
    /// The environment variable that is not set, where that is all the finding says: it is about this machine and not
    /// about the file, so reports may gather such findings.
    public let unsetVariable: String?
}

extension Finding {
    /// The same with other fixes.
    func offering(_ fixes: [Fix]) -> Finding {
        Finding(
            rule: rule, severity: severity, message: message, source: source, range: range, document: document,
            profile: profile, proxy: proxy, account: account, why: why, facts: facts, related: related, fixes: fixes,
            unsetVariable: unsetVariable)
    }

    /// A finding about one account that no rule makes: something outside the file contradicts what it declares.
    public init(
        rule: String, severity: Severity, message: String, source: SourceText, range: ByteRange, document: Int,
        profile: String?, account: String, why: String, facts: [Fact], fixes: [Fix]
    ) {
        self.init(
            rule: rule, severity: severity, message: message, source: source, range: range, document: document,
            profile: profile, proxy: nil, account: account, why: why, facts: facts, related: [], fixes: fixes,
            unsetVariable: nil)
    }
}

/// Another place of the same file that belongs to a finding.
public struct RelatedPlace: Sendable {
    /// What is there, in a few words.
    public let message: String
    /// Where.
    public let range: ByteRange

    /// A place with what is there.
    public init(_ message: String, _ range: ByteRange) {
        self.message = message
        self.range = range
    }
}

/// A way to mend a finding.
public struct Fix: Sendable {
    /// Whether the change can be made without a look.
    public enum Safety: String, Sendable {
        /// It keeps what the author meant.
        case safe
        /// It needs a look: it may cost money, or mean something else.
        case unsafe
    }

    /// What the change does, as a phrase: "use `…`".
    public let message: String
    /// Whether it can be made without a look.
    public let safety: Safety
    /// The changes to the text.
    public let edits: [TextEdit]
    /// Whether it is only offered where the ones in front of it do not do.
    let isFallback: Bool

    /// A change of the text.
    public init(_ message: String, _ safety: Safety, _ edits: [TextEdit]) {
        self.init(message, safety, edits, isFallback: false)
    }

    init(_ message: String, _ safety: Safety, _ edits: [TextEdit], isFallback: Bool) {
        self.message = message
        self.safety = safety
        self.edits = edits
        self.isFallback = isFallback
    }
}
