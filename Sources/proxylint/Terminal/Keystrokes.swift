import Glibc

/// Keys of a terminal, read one by one.
struct Keystrokes {
    /// A key.
    enum Key {
        case up, down, pageUp, pageDown, enter, erase, clear, leave, other
        /// No key: the screen has to be drawn again.
        case screen(TerminalMode.Change)
        case text(String)
    }

    init?() {
        let isTerminal = TerminalMode.begin { mode in
            mode.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG | IEXTEN)
            mode.c_iflag &= ~tcflag_t(ICRNL | IXON)
        }
        guard isTerminal else { return nil }
    }

    func end() { TerminalMode.end() }

    /// Whether a key was pressed that was not read yet.
    var isMoreWaiting: Bool { isWaiting(milliseconds: 0) }

    private func isWaiting(milliseconds: Int32) -> Bool {
        var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        return poll(&input, 1, milliseconds) > 0
    }

    /// The next key; waits for it.
    func next() -> Key {
        var first: UInt8 = 0
        // Between keys a resized window ends the wait.
        let got = Glibc.read(STDIN_FILENO, &first, 1)
        if got < 0, errno == EINTR { return TerminalMode.takeChange().map(Key.screen) ?? .other }
        guard got == 1 else { return .leave }
        return key(first)
    }

    private func key(_ byte: UInt8) -> Key {
        switch byte {
        case 0x03, 0x04: return .leave
        case 0x0A, 0x0D: return .enter
        case 0x10: return .up
        case 0x0E, 0x09: return .down
        case 0x7F, 0x08: return .erase
        case 0x15, 0x17: return .clear
        case 0x1B: return sequence()
        case 0x20...0x7E: return .text(String(UnicodeScalar(byte)))
        case 0xC2...0xF4: return character(byte)
        default: return .other
        }
    }

    private func read() -> UInt8? {
        var byte: UInt8 = 0
        while true {
            let got = Glibc.read(STDIN_FILENO, &byte, 1)
            if got < 0, errno == EINTR { continue }
            return got == 1 ? byte : nil
        }
    }

    /// Escape alone leaves; what follows at once is a key of the terminal's own.
    private func sequence() -> Key {
        guard isWaiting(milliseconds: 40) else { return .leave }
        guard let kind = read(), kind == UInt8(ascii: "[") || kind == UInt8(ascii: "O"), var last = read() else {
            return .other
        }
        var digits = ""
        while last < 0x40, digits.utf8.count < 8, let more = read() {
            digits.append(Character(UnicodeScalar(last)))
            last = more
        }
        switch (last, digits) {
        case (UInt8(ascii: "A"), _): return .up
        case (UInt8(ascii: "B"), _): return .down
        case (UInt8(ascii: "~"), "5"): return .pageUp
        case (UInt8(ascii: "~"), "6"): return .pageDown
        default: return .other
        }
    }

    /// A character of several bytes.
    private func character(_ first: UInt8) -> Key {
        var bytes = [first]
        let count = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        while bytes.count < count, let byte = read() { bytes.append(byte) }
        return String(validating: bytes, as: UTF8.self).map(Key.text) ?? .other
    }
}
