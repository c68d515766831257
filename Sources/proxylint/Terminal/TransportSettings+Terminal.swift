import Verifying

extension TransportSettings {
    /// How commands send requests: with the certificates that the environment names.
    static func forCommands(timeout: Int, _ terminal: Terminal) -> TransportSettings {
        func path(_ name: String) -> String? { terminal.variable(name).flatMap { $0.isEmpty ? nil : $0 } }
        return TransportSettings(
            timeout: timeout, certificateFile: path("SSL_CERT_FILE"), certificateFolder: path("SSL_CERT_DIR"),
            userAgent: "proxylint/\(ToolVersion.number)")
    }
}
