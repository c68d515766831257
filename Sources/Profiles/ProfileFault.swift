public import YAMLSource

/// Something in a profile that the format does not allow.
///
/// Decoding returns every one, never just the first.
public struct ProfileFault: Sendable {
    /// What is wrong.
    public enum Kind: Sendable {
        /// A mapping has the same key twice; `first` is where it stood before.
        case duplicateKey(name: String, first: ByteRange)
        /// A field that the format does not know there: what was probably meant, or where it belongs.
        case unknownField(name: String, of: String, suggestion: String?, home: String?)
        /// A required field that is absent or has no value.
        case missingField(name: String, of: String, hint: String)
        /// A value of the wrong kind: what was wanted, what stands there, and how it could be written.
        case wrongType(field: String, wanted: String, found: String, replacement: String?)
        /// A value outside what is allowed.
        case outOfRange(field: String, wanted: String, replacement: String?)
        /// A proxy names an account that does not exist.
        case undefinedAccount(name: String, suggestion: String?, known: [String])
        /// An account that no proxy uses.
        case unusedAccount(name: String)
        /// Two proxies, or two profiles of one file, have the same name.
        case duplicateName(name: String, of: String, first: ByteRange)
        /// A version of the format that this program does not read.
        case unsupportedVersion
    }

    /// What is wrong.
    public let kind: Kind
    /// The key or value it is about.
    public let range: ByteRange
    /// The value that stands there, for a fix.
    public let node: YAMLNode?

    /// A fault of a file that is read elsewhere.
    public init(kind: Kind, range: ByteRange, node: YAMLNode?) {
        self.kind = kind
        self.range = range
        self.node = node
    }
}

extension ProfileFault.Kind {
    /// A number for the kind alone, whatever it carries.
    var ordinal: Int {
        switch self {
        case .duplicateKey: 0
        case .unknownField: 1
        case .missingField(let name, _, _): 2 &+ (name.hashValue << 4)
        case .wrongType: 3
        case .outOfRange: 4
        case .undefinedAccount: 5
        case .unusedAccount: 6
        case .duplicateName: 7
        case .unsupportedVersion: 8
        }
    }
}
