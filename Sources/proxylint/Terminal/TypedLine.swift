import Glibc
import Reporting

/// One line typed at the terminal; a key that is pasted by mistake is not shown.
struct TypedLine {
    let terminal: Terminal
    private let prompt: String
    private var bytes: [UInt8] = []
    private var shown: ReportText

    private static let endOfText: UInt8 = 4
    /// A paste arrives at once, though in pieces: so many milliseconds without any more end it.
    private static let pause: Int32 = 20

    init(terminal: Terminal, prompt: String) {
        self.terminal = terminal
        self.prompt = prompt
        shown = "\(foreign: prompt)"
    }

    /// What is typed up to Enter; nil where the input ends.
    mutating func read() -> String? {
        terminal.complain(prompt)
        // The terminal's own line mode shows whatever is typed, and cuts a paste at 4095 bytes.
        let isTerminal = TerminalMode.begin { $0.c_lflag &= ~tcflag_t(ECHO | ICANON) }
        guard isTerminal else { return readLine(strippingNewline: true) }
        defer {
            TerminalMode.end()
            terminal.complain("\n")
        }
        while true {
            var byte: UInt8 = 0
            let got = Glibc.read(STDIN_FILENO, &byte, 1)
            if got < 0, errno == EINTR {
                // A window made narrower wraps the line by itself.
                if TerminalMode.takeChange() == .leftAlone {
                    shown = ""
                    show()
                }
                continue
            }
            guard got == 1 else { return nil }
            switch byte {
            case 0x0A, 0x0D:
                show()
                return text
            case Self.endOfText: if bytes.isEmpty { return nil }
            case 0x7F, 0x08: bytes = Array(text.dropLast().utf8)
            case 0x15: bytes = []
            case 0x17: eraseWord()
            case 0x1B: skipSequence()
            case 0x09: bytes.append(0x20)
            case 0..<0x20: break
            default: bytes.append(byte)
            }
            if !isMoreWaiting() { show() }
        }
    }

    private var text: String { String(decoding: bytes, as: UTF8.self) }

    private mutating func eraseWord() {
        while bytes.last == 0x20 { bytes.removeLast() }
        while let last = bytes.last, last != 0x20 { bytes.removeLast() }
    }

    /// Keys such as the arrows arrive as several bytes.
    private func skipSequence() {
        var byte: UInt8 = 0
        guard isMoreWaiting(), Glibc.read(STDIN_FILENO, &byte, 1) == 1,
            byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O")
        else { return }
        repeat {
            guard isMoreWaiting(), Glibc.read(STDIN_FILENO, &byte, 1) == 1 else { return }
        } while !(0x40...0x7E).contains(byte)
    }

    private func isMoreWaiting() -> Bool {
        var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        return poll(&descriptor, 1, Self.pause) > 0
    }

    private mutating func show() {
        let line: ReportText = "\(foreign: prompt)\(MaskedInput.shown(text))"
        defer { shown = line }
        if line.text.hasPrefix(shown.text) {
            terminal.complain(String(line.text.dropFirst(shown.text.count)))
            return
        }
        let rows = PickerList.rows(of: [shown], width: terminal.window.columns)
        terminal.draw((rows > 1 ? "\u{1B}[\(rows - 1)A" : "") + "\r\u{1B}[J")
        terminal.complain(report: line)
    }
}
