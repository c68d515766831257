public import VerificationResults

/// Why there is no answer.
public struct TransportFailure: Error, Sendable {
    /// What happened.
    public enum Reason: Sendable, Equatable {
        case nameNotFound
        case proxyNotFound
        case cannotConnect
        /// The name leads away from this machine, where the request must not go.
        case leavesMachine
        case proxyRefused
        case certificate(CertificateFault)
        case cannotSecure
        case badCertificateFile
        case timedOut(seconds: Int)
        case closedWithoutAnswer
        case brokenOff
        case tooLong(bytes: Int)
        case notHTTP
        case invalidAddress
        case interrupted
        case libraryMissing
        /// Anything else, in the library's words.
        case other(String)
    }

    /// What is wrong with a certificate.
    public enum CertificateFault: Sendable {
        case expired, notYetValid, otherName, unknownIssuer, selfSigned, other
    }

    /// How far it came.
    public let phase: RequestPhase
    /// What happened.
    public let reason: Reason
    /// How long it took; nil where nothing was tried.
    public let latency: Latency?

    package init(phase: RequestPhase, reason: Reason, latency: Latency?) {
        self.phase = phase
        self.reason = reason
        self.latency = latency
    }

    /// What happened, as the rest of a sentence behind the host's name and a colon, without a final full stop.
    public var message: String {
        switch reason {
        case .nameNotFound: "host name not found; the address is misspelled, or this machine is offline"
        case .proxyNotFound: "the proxy host in https_proxy or all_proxy was not found"
        case .cannotConnect: "connection refused; nothing is listening there"
        case .leavesMachine:
            "the name does not resolve to this machine, and a key is sent over plain http only to this machine; nothing was sent"
        case .proxyRefused: "the proxy in https_proxy or all_proxy blocked the request"
        case .certificate(let fault): Self.words(for: fault)
        case .cannotSecure: "could not establish a secure connection; does the server support https?"
        case .badCertificateFile: "cannot use the certificate file in SSL_CERT_FILE"
        case .timedOut(let seconds):
            "\(Self.timeoutWords(phase)) within \(seconds) \(seconds == 1 ? "second" : "seconds")"
        case .closedWithoutAnswer: "the server closed the connection without an answer"
        case .brokenOff: "the answer ended early"
        case .tooLong(let bytes): "the answer is longer than \(bytes >> 10) KiB, so the rest was not read"
        case .notHTTP: "the server does not speak HTTP"
        case .invalidAddress: "the address cannot be used for a request"
        case .interrupted: "interrupted before an answer arrived"
        case .libraryMissing: "`libcurl` is missing or too old; install it (Debian's package is libcurl4)"
        case .other(let words): words
        }
    }

    private static func timeoutWords(_ phase: RequestPhase) -> String {
        switch phase {
        case .name: "host name not found"
        case .connect: "no connection"
        case .tls: "no secure connection"
        case .answer: "no complete answer"
        }
    }

    private static func words(for fault: CertificateFault) -> String {
        switch fault {
        case .expired: "its certificate has expired, or the clock of this machine is wrong"
        case .notYetValid: "its certificate is not valid yet, or the clock of this machine is wrong"
        case .otherName: "its certificate is for another name"
        case .unknownIssuer:
            "its certificate is not from an authority this machine trusts; a virus scanner or a company proxy may be intercepting"
        case .selfSigned: "its certificate is self-signed, so it proves nothing"
        case .other: "its certificate was not accepted"
        }
    }
}
