public import Setups

/// A proxy as the environment variables that programs for OpenAI's interface read.
public struct ProxyVariables: Sendable {
    /// Why a proxy cannot be handed on in variables.
    public enum Problem: Error, Equatable, Sendable {
        /// It has no account that exists.
        case noAccount
        /// It names no model.
        case noModel
        /// It has no base URL, or one with a query.
        case noBaseURL
        /// Its model or its base URL holds the character NUL, at which a variable would end.
        case holdsNUL

        /// One sentence without a final full stop.
        public func message(for label: String) -> String {
            switch self {
            case .noAccount: "the proxy `\(label)` has no account"
            case .noModel: "the proxy `\(label)` names no model"
            case .holdsNUL:
                "the model or the base URL of `\(label)` contains a NUL character, which no variable can carry; remove it"
            case .noBaseURL:
                "the proxy `\(label)` has no base URL to pass on; give it a `base_url` that ends before /chat/completions"
            }
        }
    }

    private let base: String
    private let model: String
    /// Whether something of the proxy is left behind, as no variable carries it: headers, and further fields of the body.
    public let leavesFields: Bool

    /// The variables of a proxy.
    ///
    /// - Throws: `Problem`.
    public init(_ resolved: ResolvedProxy) throws(Problem) {
        guard resolved.account != nil else { throw .noAccount }
        guard let model = resolved.proxy.model?.value else { throw .noModel }
        guard let address = resolved.address, address.url.query == nil, let base = resolved.url(in: .base) else {
            throw .noBaseURL
        }
        guard !model.utf8.contains(0), !base.utf8.contains(0) else { throw .holdsNUL }
        self.base = base
        self.model = model
        leavesFields = resolved.proxy.headers != nil || resolved.proxy.extraBody != nil
    }

    /// The variables with their values.
    ///
    /// - Parameter key: The key; without one the program must not send what happens to be in the environment.
    public func variables(key: String?) -> [(name: String, value: String)] {
        [
            ("OPENAI_BASE_URL", base), ("OPENAI_API_BASE", base), ("OPENAI_API_KEY", key ?? "none"),
            ("OPENAI_MODEL", model),
        ]
    }
}
