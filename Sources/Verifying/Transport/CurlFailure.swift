import KeyAnswers
internal import CLibCURL
import VerificationResults

/// Reads from libcurl's codes how far a request came and what ended it.
struct CurlFailure {
    let code: CURLcode
    let words: String
    /// OpenSSL's result of checking the certificate.
    let verification: Int
    let latency: Latency
    /// Whether a socket was connected; the library tells the time of that only once TLS stands too.
    let hasConnection: Bool
    let isSecure: Bool
    let isTooLong: Bool
    let maxBytes: Int
    let settings: TransportSettings

    var failure: TransportFailure {
        let (phase, reason) = phaseAndReason
        return TransportFailure(phase: phase, reason: reason, latency: latency)
    }

    private var phaseAndReason: (RequestPhase, TransportFailure.Reason) {
        switch code {
        // What is no HTTP counts as HTTP 0.9, which is not spoken.
        case CURLE_UNSUPPORTED_PROTOCOL where latency.connect != nil: (.answer, .notHTTP)
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: (.name, .invalidAddress)
        case CURLE_COULDNT_RESOLVE_HOST: (.name, .nameNotFound)
        case CURLE_COULDNT_RESOLVE_PROXY: (.name, .proxyNotFound)
        case CURLE_PROXY: (.connect, .proxyRefused)
        case CURLE_COULDNT_CONNECT: (.connect, .cannotConnect)
        case CURLE_OPERATION_TIMEDOUT: timedOut
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR: (.tls, .certificate(certificateFault))
        case CURLE_SSL_CACERT_BADFILE: (.tls, .badCertificateFile)
        case CURLE_SSL_CONNECT_ERROR: (.tls, .cannotSecure)
        case CURLE_GOT_NOTHING: (.answer, .closedWithoutAnswer)
        case CURLE_PARTIAL_FILE: (.answer, .brokenOff)
        case CURLE_WRITE_ERROR where isTooLong: (.answer, .tooLong(bytes: maxBytes))
        // The library has limits of its own for headers, and reports them so.
        case CURLE_OUT_OF_MEMORY: (.answer, .tooLong(bytes: maxBytes))
        case CURLE_WEIRD_SERVER_REPLY: (.answer, .notHTTP)
        case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM: broken
        default: (isConnected ? .answer : .connect, .other(words))
        }
    }

    private var isConnected: Bool { latency.connect != nil && (!isSecure || latency.tls != nil) }

    private var broken: (RequestPhase, TransportFailure.Reason) {
        if words.contains("CONNECT") || words.lowercased().contains("proxy") { return (.connect, .proxyRefused) }
        if isSecure, latency.tls == nil { return (.tls, .cannotSecure) }
        return (.answer, latency.firstByte == nil ? .closedWithoutAnswer : .brokenOff)
    }

    private var timedOut: (RequestPhase, TransportFailure.Reason) {
        let waited = max(1, (latency.total + 500) / 1000)
        if latency.name == nil { return (.name, .timedOut(seconds: waited)) }
        if latency.connect == nil, !hasConnection { return (.connect, .timedOut(seconds: waited)) }
        if isSecure, latency.tls == nil { return (.tls, .timedOut(seconds: waited)) }
        return (.answer, .timedOut(seconds: waited))
    }

    /// What OpenSSL (and GnuTLS, by its words) found.
    private var certificateFault: TransportFailure.CertificateFault {
        let text = words.lowercased()
        switch verification {
        case 10: return .expired
        case 9: return .notYetValid
        case 18: return .selfSigned
        case 2, 19, 20, 21: return .unknownIssuer
        case 62: return .otherName
        default: break
        }
        if text.contains("expired") { return .expired }
        if text.contains("not yet valid") || text.contains("not activated") { return .notYetValid }
        if text.contains("subject name") || text.contains("does not match") { return .otherName }
        if text.contains("self-signed") || text.contains("self signed") { return .selfSigned }
        if text.contains("issuer") || text.contains("signer not found") { return .unknownIssuer }
        return .other
    }
}
