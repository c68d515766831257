/// How far a request came that has no answer.
public enum RequestPhase: String, Sendable {
    /// Looking up the name.
    case name
    /// Connecting.
    case connect
    /// Securing the connection.
    case tls
    /// Waiting for the answer, or reading it.
    case answer
}
