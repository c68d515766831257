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

    /// What happened, as the rest of a sentence behind the host's name and a colon, without a final full stop.
    public var message: String {
        switch reason {
        case .nameNotFound: "its name was not found; the address is misspelled, or this machine is offline"
        case .proxyNotFound: "the name of the proxy that https_proxy or all_proxy gives was not found"
        case .cannotConnect: "nothing takes connections there"
        case .leavesMachine:
            "the name does not lead to this machine, and a key goes over plain http to this machine alone; nothing was sent"
        case .proxyRefused: "the proxy that https_proxy or all_proxy gives did not let the request through"
        case .certificate(let fault): Self.words(for: fault)
        case .cannotSecure: "no secure connection could be made; does the server speak https?"
        case .badCertificateFile: "the file of certificates that SSL_CERT_FILE names cannot be used"
        case .timedOut(let seconds):
            "\(Self.timeoutWords(phase)) within \(seconds) \(seconds == 1 ? "second" : "seconds")"
        case .closedWithoutAnswer: "the server closed the connection without an answer"
        case .brokenOff: "the answer broke off"
        case .tooLong(let bytes): "the answer is longer than \(bytes >> 10) KiB, so it was not read on"
        case .notHTTP: "what answers there does not speak HTTP"
        case .invalidAddress: "the address is not one that can be asked"
        case .interrupted: "interrupted before an answer came"
        case .libraryMissing: "`libcurl` is missing or too old; install it (Debian's package is libcurl4)"
        case .other(let words): words
        }
    }

    private static func timeoutWords(_ phase: RequestPhase) -> String {
        switch phase {
        case .name: "its name was not found"
        case .connect: "no connection came about"
        case .tls: "no secure connection came about"
        case .answer: "no complete answer came"
        }
    }

    private static func words(for fault: CertificateFault) -> String {
        switch fault {
        case .expired: "its certificate has expired, or the clock of this machine is wrong"
        case .notYetValid: "its certificate is not valid yet, or the clock of this machine is wrong"
        case .otherName: "its certificate was made for another name"
        case .unknownIssuer:
            "its certificate comes from nobody this machine trusts; a virus scanner or a company's proxy may stand between"
        case .selfSigned: "its certificate is signed by itself, so it proves nothing"
        case .other: "its certificate was not accepted"
        }
    }
}
