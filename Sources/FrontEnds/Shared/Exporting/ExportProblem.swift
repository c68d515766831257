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
        case .unknownFrontEnd(let name): "there is no export to `\(name)`; `proxylint export --list` shows them"
        case .noProxy: "the profile has no proxy to export"
        case .noModel(let label): "the proxy `\(label)` names no model"
        case .holdsSecret(let label):
            "the proxy `\(label)` has what may be a key or a password in its address, headers, prompt or other fields; --reveal writes them out"
        case .variableIsNoName(let account):
            "the `env` of the account `\(account)` is not the name of an environment variable; names consist of letters, digits and `_` and do not begin with a digit, as in key: {env: OPENROUTER_API_KEY}"
        case .variableLikeKey:
            "the variable for the key of an account would be called like a key, so nothing is exported; an account is called by its provider, and its key is named as in key: {env: OPENROUTER_API_KEY}"
        case .noAddress(let label): "the proxy `\(label)` has no address; give it a `base_url`"
        case .noBase(let label):
            "the proxy `\(label)` posts to an address of its own (`chat_url`), and this front end wants a base URL; use one that takes the whole URL"
        case .cannotCarry(let field, let target, let what):
            "\(target) cannot carry \(what) in \(field); change the profile"
        case .sameName(let name): "two proxies are called `\(name)`; give them names of their own"
        case .reservedName(let name, let target):
            "\(target) keeps the name `\(name)` for itself; give the proxy another `name`"
        case .keyHeader(let header, let provider, let target):
            "\(provider) takes the key in the header \(header), and \(target) sends it as Authorization: Bearer alone, so it cannot work; put a proxy such as LiteLLM between them"
        }
    }
}
