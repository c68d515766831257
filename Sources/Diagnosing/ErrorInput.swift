/// An error as it reaches us: pasted by a person, or answered by a server.
public struct ErrorInput: Sendable {
    /// The status; nil for pasted text, which may hold one.
    let status: Int?
    /// The headers, with their names in small letters.
    let headers: [(name: String, value: String)]
    /// The catalogue's id of the service that was asked; nil for pasted text.
    let provider: String?
    /// The text, as it came.
    let bytes: [UInt8]

    /// As many bytes as are looked at; longer texts are refused.
    ///
    /// Error texts have hundreds of bytes, pages of delivery networks about ten thousand.
    public static let maxBytes = 262_144

    /// Text as a person pastes it: a message, a whole answer, a screenshot's words, what `curl -i` printed.
    ///
    /// - Throws: `InputProblem`.
    public init(pasted bytes: [UInt8]) throws(InputProblem) {
        guard bytes.count <= Self.maxBytes else { throw .tooLong }
        guard bytes.contains(where: { $0 > 0x20 && $0 != 0x7F }) else { throw .empty }
        status = nil
        headers = []
        provider = nil
        self.bytes = bytes
    }

    /// The answer of a server.
    ///
    /// - Parameter provider: The catalogue's id of the service that was asked; nil where it may be any.
    /// - Throws: `InputProblem`.
    public init(
        status: Int, headers: [(name: String, value: String)], body: [UInt8], from provider: String? = nil
    ) throws(InputProblem) {
        guard body.count <= Self.maxBytes else { throw .tooLong }
        self.status = status
        self.provider = provider
        self.headers = headers.map { ($0.name.lowercased(), $0.value) }
        bytes = body
    }

    /// Why a text is not looked at.
    public enum InputProblem: Error, Equatable, Sendable {
        /// It holds nothing but blanks.
        case empty
        /// It is longer than `maxBytes`.
        case tooLong

        /// One sentence without a final full stop.
        public var message: String {
            switch self {
            case .empty: "there is no text to diagnose; paste the whole message that the front end shows"
            case .tooLong:
                "the text is longer than \(ErrorInput.maxBytes / 1024) KiB; paste only the part with the error"
            }
        }
    }
}
