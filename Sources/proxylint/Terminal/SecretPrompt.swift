import Glibc
import Secrets

/// Asks for a key: at the terminal without showing it, else on standard input.
struct SecretPrompt {
    let terminal: Terminal

    private static let endOfText: UInt8 = 4
    private static let interrupt: UInt8 = 3

    /// The key that is typed or piped in.
    ///
    /// - Throws: `KeyProblem`.
    func key(for name: String) throws(KeyProblem) -> KeyText {
        var bytes = isatty(STDIN_FILENO) == 1 ? typed(name) : piped()
        defer { bytes.withUnsafeMutableBytes { if let start = $0.baseAddress { explicit_bzero(start, $0.count) } } }
        // Whose it is will be known where it is used; blanks inside may be a password's.
        return try KeyText(bytes, isPassword: true)
    }

    private func piped() -> [UInt8] { ErrorTextSource.readAll(STDIN_FILENO, limit: KeyText.maxBytes + 1) }

    private func typed(_ name: String) -> [UInt8] {
        terminal.complain("Key for \(name) (it is not shown): ")
        // The terminal's line mode would cut a paste at 4095 bytes.
        _ = TerminalMode.begin(when: TCSAFLUSH) { $0.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG) }
        defer {
            TerminalMode.end(when: TCSAFLUSH)
            terminal.complain("\n")
        }
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while bytes.count <= KeyText.maxBytes {
            let got = Glibc.read(STDIN_FILENO, &byte, 1)
            if got < 0, errno == EINTR { continue }
            // Of a terminal that went away in the middle nothing is kept: a part of a key looks like a whole one.
            guard got == 1 else { return [] }
            if byte == 0x0A || byte == 0x0D { break }
            if byte == Self.endOfText {
                if bytes.isEmpty { break }
                continue
            }
            if byte == Self.interrupt {
                TerminalMode.end(when: TCSAFLUSH)
                terminal.complain("\n")
                exit(ExitStatus.interrupted.rawValue)
            }
            if byte == 0x7F || byte == 0x08 {
                if !bytes.isEmpty { bytes.removeLast() }
            } else if byte == 0x15 {
                bytes = []
            } else if byte == 0x1B {
                Self.skipKeySequence()
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }

    /// Arrows and the like send a sequence, which is no part of a key.
    private static func skipKeySequence() {
        var byte: UInt8 = 0
        var isFirst = true
        var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        while poll(&waiting, 1, 40) > 0, Glibc.read(STDIN_FILENO, &byte, 1) == 1 {
            if isFirst, byte != UInt8(ascii: "["), byte != UInt8(ascii: "O") { return }
            if !isFirst, (0x40...0x7E).contains(byte) { return }
            isFirst = false
        }
    }
}
