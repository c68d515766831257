public import Secrets

/// One request, as it will be sent.
public struct HTTPRequest: Sendable {
    /// A piece of text that may hold the key.
    public enum Piece: Sendable {
        /// Text that anybody may see.
        case text(String)
        /// The key itself.
        case key(Secret)
    }

    /// A header.
    public struct Header: Sendable {
        /// Its name.
        public let name: String
        /// Its value, in pieces.
        public let value: [Piece]
        /// Whether the value is hidden although it is not the key: a header that the profile sets.
        public let isPrivate: Bool

        init(_ name: String, _ value: Piece..., isPrivate: Bool = false) {
            self.name = name
            self.value = value
            self.isPrivate = isPrivate
        }
    }

    /// GET or POST.
    public let method: String
    /// The whole address.
    public let url: String
    /// Headers besides those that the transport sets.
    public let headers: [Header]
    /// What is posted; nil for a GET.
    public let body: [Piece]?
    /// Whether the connection may lead to this machine only.
    public let staysOnThisMachine: Bool
    /// As many bytes of the answer as are taken.
    public let maxBytes: Int

    /// Answers to key checks have a few hundred bytes.
    static let usualMostBytes = 1 << 20

    init(
        method: String = "GET", url: String, headers: [Header], body: [Piece]? = nil, staysOnThisMachine: Bool = false,
        maxBytes: Int = usualMostBytes
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.staysOnThisMachine = staysOnThisMachine
        self.maxBytes = maxBytes
    }
}
