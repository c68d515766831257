public import Catalog
public import Profiles

/// Where a proxy's requests go: the URL of the file, or the catalogue's.
public struct EndpointAddress: Sendable {
    /// What kind of URL the file gives.
    public enum Origin: Sendable {
        /// `base_url` of the proxy.
        case baseURL(Located<String>)
        /// `chat_url` of the proxy.
        case chatURL(Located<String>)
        /// The catalogue's, as the file gives none.
        case catalog
    }

    /// Which field it comes from.
    public let origin: Origin
    /// The URL as written.
    public let text: String
    /// The URL, split; taken apart when asked for, as most addresses are the provider's own and need no look.
    public var url: EndpointURL { EndpointURL(text) }
    /// The field it was read from; nil for the catalogue's.
    public var field: Located<String>? {
        switch origin {
        case .baseURL(let field), .chatURL(let field): field
        case .catalog: nil
        }
    }

    /// The address of `proxy` at `provider`; nil where neither gives one.
    public init?(of proxy: Proxy, at provider: Provider?) {
        if let chat = proxy.chatURL {
            origin = .chatURL(chat)
            text = chat.value
        } else if let base = proxy.baseURL {
            origin = .baseURL(base)
            text = base.value
        } else if let base = provider?.baseURL {
            origin = .catalog
            text = base
        } else {
            return nil
        }
    }

    /// The ending that turns a base into the URL that is posted to.
    public static let chatPath = "/chat/completions"

    /// The base URL: without a final slash and without `/chat/completions`.
    ///
    /// Nil for a `chat_url` at a path of its own.
    public var base: String? {
        // What stands behind `?` and `#` belongs to the whole URL.
        var text = String(url.text.prefix { $0 != "?" && $0 != "#" })
        while text.hasSuffix("/") { text.removeLast() }
        if text.hasSuffix(Self.chatPath) { return String(text.dropLast(Self.chatPath.count)) }
        if case .chatURL = origin { return nil }
        return text
    }

    /// The URL in the form that `form` wants: nil where a front end wants a base and there is only a path of its own.
    ///
    /// A provider's recorded chat URL wins over the base with `/chat/completions`, for those where they differ.
    public func url(in form: FrontEnd.URLForm, provider: Provider?) -> String? {
        switch form {
        case .base:
            // Where a provider's chat address is not its base with the usual ending, the base that belongs to it counts.
            if let base, let provider, let chat = provider.chatURL, provider.baseURL == base,
                chat.hasSuffix(Self.chatPath)
            {
                return String(chat.dropLast(Self.chatPath.count))
            }
            return base
        case .full, .either:
            if case .chatURL(let field) = origin { return field.value }
            if let provider, let chat = provider.chatURL, provider.baseURL == base { return chat }
            let query = url.query.map { "?\($0)" } ?? ""
            return base.map { $0 + Self.chatPath + query }
        }
    }
}
