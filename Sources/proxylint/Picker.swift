import Glibc
import Reporting

/// Lets the user pick from a list with the keyboard: arrows, typing to filter, Enter; Esc or Ctrl-C to leave.
///
/// It is drawn on standard error, so that results on standard output stay clean.
struct Picker {
    let terminal: Terminal

    /// What was picked; nil where the user left.
    ///
    /// - Throws: `UsageError` where there is no terminal.
    func pick(_ list: PickerList, otherwise hint: String) throws(UsageError) -> PickerList.Choice? {
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { throw UsageError(hint) }
        guard let keys = RawKeys() else { throw UsageError(hint) }
        defer { keys.end() }
        var list = list
        var drawn = 0
        defer { erase(drawn) }
        while true {
            drawn = draw(list, over: drawn)
            switch keys.next() {
            case .up: list.move(by: -1)
            case .down: list.move(by: 1)
            case .pageUp: list.move(by: -10)
            case .pageDown: list.move(by: 10)
            case .erase: list.erase()
            case .clear: list.clear()
            case .text(let text): list.type(text)
            case .enter: if let choice = list.choice { return choice }
            case .leave: return nil
            case .other: break
            }
        }
    }

    private var size: (columns: Int, rows: Int) {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
            return (80, 24)
        }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    private func draw(_ list: PickerList, over drawn: Int) -> Int {
        let size = size
        let isColoured = terminal.variable("NO_COLOR")?.isEmpty ?? true && terminal.variable("TERM") != "dumb"
        let lines = list.lines(width: size.columns, height: size.rows, isColoured: isColoured)
        var text = drawn > 1 ? "\u{1B}[\(drawn - 1)A" : ""
        text += "\r\u{1B}[J" + lines.joined(separator: "\r\n")
        terminal.draw(text)
        return lines.count
    }

    private func erase(_ drawn: Int) {
        guard drawn > 0 else { return }
        terminal.draw((drawn > 1 ? "\u{1B}[\(drawn - 1)A" : "") + "\r\u{1B}[J")
    }
}

/// Keys of a terminal, read one by one.
private struct RawKeys {
    private var before = termios()

    /// A key.
    enum Key {
        case up, down, pageUp, pageDown, enter, erase, clear, leave, other
        case text(String)
    }

    init?() {
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
        var raw = before
        raw.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG | IEXTEN)
        raw.c_iflag &= ~tcflag_t(ICRNL | IXON)
        tcsetattr(STDIN_FILENO, TCSADRAIN, &raw)
    }

    func end() {
        var settings = before
        tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
    }

    func next() -> Key {
        guard let byte = read() else { return .leave }
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
        var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, 40) > 0 else { return .leave }
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
