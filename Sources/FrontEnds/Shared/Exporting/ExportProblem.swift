/// Why something cannot be exported.
public enum ExportProblem: Error, Equatable, Sendable {
    /// There is no front end of this name that is exported to.
    case unknownFrontEnd(String)
    /// The profile has no proxy.
    case noProxy
    /// A proxy names no model.
    case noModel(String)
    /// Something that is no key of an account may be secret; the proxy, as it may be shown.
    case holdsSecret(String)
    /// A field holds the character NUL.
    case holdsNUL(field: String)
    /// The `env` of an account is not the name of a variable; the account, as it may be shown.
    case variableIsNoName(account: String)
    /// The variable for a key would be called like a key.
    case variableLikeKey
    /// A proxy has no address, and none is recorded.
    case noAddress(String)
    /// A proxy has an address of its own where the front end wants a base URL.
    case noBase(String)
    /// A value holds what the target's form cannot carry.
    case cannotCarry(field: String, target: String, what: String)
    /// Two proxies would have the same name.
    case sameName(String)
    /// The front end keeps a name for itself.
    case reservedName(String, target: String)
    /// The provider takes the key in a header that the front end does not send.
    case keyHeader(String, provider: String, target: String)

    /// One sentence without a final full stop.
    public var message: String {
        switch self {
        case .unknownFrontEnd(let name): "there is no export to `\(name)`; see `proxylint export --list`"
        case .noProxy: "the profile has no proxy to export"
        case .noModel(let label): "the proxy `\(label)` names no model"
        case .holdsSecret(let label):
            "the proxy `\(label)` may contain a key or a password in its address, headers, prompt, or other fields; use --reveal to include them"
        case .holdsNUL(let field):
            "\(field.contains(" ") ? field : "`\(field)`") contains a NUL character, at which other programs would cut it off; remove it"
        case .variableIsNoName(let account):
            "the `env` of the account `\(account)` is not an environment variable name; names consist of letters, digits, and `_`, and do not start with a digit, as in key: {env: OPENROUTER_API_KEY}"
        case .variableLikeKey:
            "the key variable of an account would itself look like a key, so nothing was exported; name the account after its provider, and its key as in key: {env: OPENROUTER_API_KEY}"
        case .noAddress(let label): "the proxy `\(label)` has no address; give it a `base_url`"
        case .noBase(let label):
            "the proxy `\(label)` posts to an exact address (`chat_url`), but this front end needs a base URL; use a front end that takes the full URL"
        case .cannotCarry(let field, let target, let what):
            "\(target) cannot carry \(what) in \(field); change the profile"
        case .sameName(let name): "two proxies are named `\(name)`; give them different names"
        case .reservedName(let name, let target):
            "\(target) reserves the name `\(name)`; give the proxy another `name`"
        case .keyHeader(let header, let provider, let target):
            "\(provider) takes the key in the header \(header), but \(target) sends it only as Authorization: Bearer, so the key cannot work; put a proxy such as LiteLLM in between"
        }
    }
}
