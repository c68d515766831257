import Glibc

/// Asks for a text at the terminal.
///
/// The terminal's line mode would cut pasted lines at 4095 bytes, so it is left while the text comes in.
struct PastePrompt {
    let terminal: Terminal

    private static let endOfText: UInt8 = 4
    private static let interrupt: UInt8 = 3
    /// A paste arrives at once: a pause of so many milliseconds behind an empty line ends it.
    private static let pause: Int32 = 200

    /// What was pasted, up to `limit` bytes; ends with Ctrl-D, or with Enter on an empty line.
    func read(limit: Int) -> [UInt8] {
        terminal.complain("Paste the error, then press Enter on an empty line (or Ctrl-D):\n")
        _ = TerminalMode.begin(when: TCSANOW) { $0.c_lflag &= ~tcflag_t(ICANON | ISIG) }
        defer { TerminalMode.end(when: TCSANOW) }
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while bytes.count < limit {
            let got = Glibc.read(STDIN_FILENO, &byte, 1)
            if got < 0, errno == EINTR { continue }
            guard got == 1, byte != Self.endOfText else { break }
            if byte == Self.interrupt {
                TerminalMode.end(when: TCSANOW)
                terminal.complain("\n")
                exit(130)
            }
            if byte == 0x7F || byte == 0x08 {
                if !bytes.isEmpty { bytes.removeLast() }
                continue
            }
            bytes.append(byte == 0x0D ? 0x0A : byte)
            let hasText = bytes.contains { $0 > 0x20 }
            if byte == 0x0A || byte == 0x0D, hasText, bytes.suffix(2) == [0x0A, 0x0A], !isMoreWaiting() { break }
        }
        return bytes
    }

    private func isMoreWaiting() -> Bool {
        var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        return poll(&descriptor, 1, Self.pause) > 0
    }
}
