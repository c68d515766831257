public import JSONText

/// What was read out of settings that somebody already has.
public struct ImportedProfile: Sendable {
    /// The proxies, in the order of the source; none where nothing was found.
    public internal(set) var proxies: [ImportedProxy] = []
    /// Parts that a profile has no place for, each as it is called in the source; never their values.
    public internal(set) var leftOut: [String] = []
    /// Parts whose value is not one of their field's, each as it is called in the source; never their values.
    public internal(set) var misread: [String] = []
    /// Parts that may be a secret and so are not copied, each as it is called in the source.
    public internal(set) var secrets: [String] = []
    /// What else is worth knowing, as sentences without a final full stop.
    public internal(set) var remarks: [String] = []

    /// Keys that stand in the source and are no proxy's, so that they are not taken for something else.
    var otherKeys: [String] = []

    init() {}

    /// Names a key that stands in the source and is not taken, and remembers it, so that no copy of it is taken either.
    mutating func leaveOut(key: String?, as name: String) {
        secrets.append(name)
        if let key, !key.isEmpty { otherKeys.append(key) }
    }

    /// Names something that a profile has no place for, by its field in the source.
    mutating func leaveOut(_ field: String) { leftOut.append("`\(FieldNames.shown(field))`") }

    /// Names the fields of a mapping that a profile has no place for, below what it stands.
    mutating func leaveOut(_ members: [JSONMember]?, below parent: String = "", except known: Set<String> = []) {
        for member in members ?? [] where !known.contains(member.name) {
            leaveOut(parent.isEmpty ? member.name : "\(parent).\(member.name)")
        }
    }
}

/// Names of fields as they may be shown.
enum FieldNames {
    /// The name as far as it looks like one: behind a typing error a secret may have become a part of it.
    static func shown(_ name: String) -> String {
        let plain = name.prefix(60).prefix { $0.isLetter || $0.isNumber || "._-/".contains($0) }
        return plain.endIndex == name.endIndex ? name : plain + "…"
    }
}

/// A proxy as another program has it.
public struct ImportedProxy: Sendable {
    /// Where its key is.
    public enum Key: Sendable, Equatable {
        /// The key itself stands in the source.
        case literal(String)
        /// The source names an environment variable.
        case variable(String)
    }

    /// What the source calls it; nil where it has no name.
    public internal(set) var name: String?
    /// The URL, base or whole; nil where the source leaves it to the provider.
    public internal(set) var url: String?
    /// Whether the source posts to exactly that URL, and puts nothing behind it.
    public internal(set) var isWholeURL = false
    /// The catalogue's id of the provider, where the source names one.
    public internal(set) var provider: String?
    /// The model ID.
    public internal(set) var model = ""
    /// Its key.
    public internal(set) var key: Key?
    /// Tokens of context.
    public internal(set) var contextSize: Int64?
    /// Tokens a reply may have.
    public internal(set) var maxNewTokens: Int64?
    /// Sampling settings by their names in profiles.
    public internal(set) var numbers: [(name: String, value: Double)] = []
    /// Texts at which a reply ends.
    public internal(set) var stop: [String] = []
    /// Whether replies arrive word by word.
    public internal(set) var streaming: Bool?
    /// How much the model thinks: off, on, low, medium or high.
    public internal(set) var reasoning: String?
    /// Slugs of upstreams, in order.
    public internal(set) var upstreams: [String] = []
    /// How SillyTavern rearranges messages.
    public internal(set) var promptPostProcessing: String?
    /// The custom prompt.
    public internal(set) var customPrompt: String?
    /// The start of every reply.
    public internal(set) var prefill: String?
    /// Further headers.
    public internal(set) var headers: [(name: String, value: String)] = []
    /// Further fields of requests.
    public internal(set) var extraBody: [JSONValue.Member] = []

    init() {}
}

/// Why something cannot be imported.
public enum ImportProblem: Error, Equatable, Sendable {
    /// There is no import of this name.
    case unknownFormat(String)
    /// The text is not in the format.
    case notThat(String)
    /// Nothing in it is a proxy.
    case nothingFound(String)
    /// More proxies stand in it than are read.
    case tooMany(Int)
    /// The text breaks the rules of its language at a line and a column, both counted from 1.
    case syntax(line: Int, column: Int, message: String)

    /// One sentence without a final full stop.
    public var message: String {
        switch self {
        case .unknownFormat(let name): "there is no import from `\(name)`; see `proxylint import --list`"
        case .notThat(let expected): "this is not \(expected)"
        case .nothingFound(let expected): "it contains neither a model nor an address; is it \(expected)?"
        case .tooMany(let limit): "it contains more than \(limit) proxies, the limit; remove some"
        case .syntax(let line, let column, let message): "line \(line), column \(column): \(message)"
        }
    }
}
