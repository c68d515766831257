public import KeyAnswers

/// Sends requests: each once, never again, never on to another address.
public protocol Transport: Sendable {
    /// Sends every request and hands over what came of each, on the calling thread, in the order in which they end.
    ///
    /// - Parameters:
    ///   - atOnce: How many are under way at a time.
    ///   - isCancelled: Asked often; once it is true, what is under way ends as interrupted and nothing more is sent.
    ///   - started: A request goes out, by its place.
    ///   - ended: A request is over, by its place.
    func send(
        _ requests: [HTTPRequest], atOnce: Int, isCancelled: () -> Bool, started: (Int) -> Void,
        ended: (Int, Result<HTTPAnswer, TransportFailure>) -> Void)
}

/// How requests are sent.
public struct TransportSettings: Sendable {
    /// Seconds that a request may take altogether.
    public var timeout: Int
    /// Certificates that are trusted instead of the system's; a file, as in `SSL_CERT_FILE`.
    public var certificateFile: String?
    /// The same as a folder, as in `SSL_CERT_DIR`.
    public var certificateFolder: String?
    /// What the program calls itself.
    public var userAgent: String

    /// Settings; the system's own certificates unless others are given.
    public init(timeout: Int, certificateFile: String? = nil, certificateFolder: String? = nil, userAgent: String) {
        self.timeout = timeout
        self.certificateFile = certificateFile
        self.certificateFolder = certificateFolder
        self.userAgent = userAgent
    }

    /// Seconds that a connection may take to come about.
    var connectTimeout: Int { min(timeout, 10) }
}
