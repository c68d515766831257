public import VerificationResults

/// What a server answered.
public struct HTTPAnswer: Sendable {
    /// The status.
    public let status: Int
    /// The headers, with their names in small letters.
    public let headers: [(name: String, value: String)]
    /// The body.
    public let body: [UInt8]
    /// How long it took; nil where nobody measured it.
    public let latency: Latency?

    package init(status: Int, headers: [(name: String, value: String)], body: [UInt8], latency: Latency?) {
        self.status = status
        self.headers = headers
        self.body = body
        self.latency = latency
    }

    /// The value of a header, by its name in small letters.
    package func header(_ name: String) -> String? { headers.last { $0.name == name }?.value }
}
