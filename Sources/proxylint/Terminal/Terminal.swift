import Glibc
import Reporting

/// Standard output and standard error, and what is known of them.
struct Terminal: Sendable {
    /// Keys of profiles that are not shown, wherever they turn up.
    let hidden = HiddenKeys()

    /// Prints a result for people.
    ///
    /// A reader that has gone away ends the program by its signal, as it does for other tools.
    func print(_ report: ReportText) {
        write(hidden.hiding(in: report.printed), to: STDOUT_FILENO)
    }

    /// Prints a result for programs, as `ReportJSON` writes it.
    func print(json: String) {
        write(hidden.hiding(in: json), to: STDOUT_FILENO)
    }

    /// Prints what the user asked to be given as it is, such as an export.
    func print(exported text: String) {
        write(text, to: STDOUT_FILENO)
    }

    /// Prints a result as the bytes that it is, such as a file that was piped in.
    func print(bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { write($0, to: STDOUT_FILENO) }
    }

    /// Prints a message for people.
    ///
    /// It may repeat what was typed, so it is made safe here.
    func complain(_ text: String) {
        write(hidden.hiding(in: SafeMessage.text(text)), to: STDERR_FILENO)
    }

    /// Prints a part of a report for people beside the result.
    func complain(report: ReportText) {
        write(hidden.hiding(in: report.printed), to: STDERR_FILENO)
    }

    /// Draws on the terminal that messages go to; the text holds its sequences.
    func draw(_ text: String) {
        write(hidden.hiding(in: text), to: STDERR_FILENO)
    }

    /// Whether results go to a terminal.
    var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether messages go to a terminal that can overwrite a line.
    var showsProgress: Bool { isatty(STDERR_FILENO) == 1 && variable("TERM") != "dumb" }

    /// Sends a sequence to the terminal itself, wherever output goes; false where there is none.
    func sendToTerminal(_ sequence: String) -> Bool {
        let descriptor = open("/dev/tty", O_WRONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        write(sequence, to: descriptor)
        return true
    }

    /// Whether to color, by the option and `NO_COLOR`.
    func isColored(_ choice: ColorChoice) -> Bool {
        switch choice {
        case .always: true
        case .never: false
        case .auto: isInteractive && variable("NO_COLOR")?.isEmpty ?? true && variable("TERM") != "dumb"
        }
    }

    /// Whether the terminal is known to take links (OSC 8); `FORCE_HYPERLINK` decides where it is set.
    var takesLinks: Bool {
        if let forced = variable("FORCE_HYPERLINK") { return forced != "0" }
        guard isInteractive, variable("CI") == nil else { return false }
        let programs = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "Tabby"]
        if let program = variable("TERM_PROGRAM"), programs.contains(program) { return true }
        if let version = variable("VTE_VERSION").flatMap({ Int($0) }), version >= 5000 { return true }
        if ["WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM"].contains(where: { variable($0) != nil }) {
            return true
        }
        return ["kitty", "alacritty", "foot", "ghostty", "wezterm"].contains { variable("TERM")?.contains($0) ?? false }
    }

    /// The columns of the terminal; 80 where there is none.
    var width: Int {
        var size = winsize()
        if isInteractive, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
            return min(Int(size.ws_col), 120)
        }
        if let columns = variable("COLUMNS").flatMap({ Int($0) }), columns > 0 { return min(columns, 120) }
        return 80
    }

    /// An environment variable.
    func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    private func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { write($0, to: descriptor) }
    }

    private func write(_ buffer: UnsafeBufferPointer<UInt8>, to descriptor: Int32) {
        var isComplete = true
        var offset = 0
        while offset < buffer.count, isComplete {
            let written = Glibc.write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
            if written < 0 {
                isComplete = errno == EINTR
            } else {
                offset += written
            }
        }
        if !isComplete, descriptor == STDOUT_FILENO {
            let reason = String(cString: strerror(errno))
            write("proxylint: cannot write the output: \(reason)\n", to: STDERR_FILENO)
            exit(ExitStatus.usage.rawValue)
        }
    }
}

/// When to use color.
enum ColorChoice: String, CaseIterable {
    case auto, always, never
}
