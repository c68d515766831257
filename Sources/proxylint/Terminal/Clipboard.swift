import ChildPrograms
import Managing

/// Reads and fills the clipboard through the program that the desktop has for it.
struct Clipboard {
    let terminal: Terminal

    /// The programs, in the order they are tried: each with the variable without which it has nothing to talk to.
    private var programs: [(variable: String?, arguments: [String])] {
        [
            ("WAYLAND_DISPLAY", ["wl-paste", "--no-newline"]),
            ("DISPLAY", ["xclip", "-selection", "clipboard", "-out"]),
            ("DISPLAY", ["xsel", "--clipboard", "--output"]),
            (nil, ["pbpaste"]),
            ("WSL_DISTRO_NAME", ["powershell.exe", "-NoProfile", "-Command", "Get-Clipboard -Raw"]),
        ]
    }

    private var advice: String {
        terminal.variable("WAYLAND_DISPLAY") != nil
            ? "install wl-clipboard"
            : terminal.variable("DISPLAY") != nil ? "install xclip" : "there is no desktop session"
    }

    /// What the clipboard holds, up to `limit` bytes.
    ///
    /// - Throws: `UsageError` that names what to install.
    func read(limit: Int) throws(UsageError) -> [UInt8] {
        for (variable, arguments) in programs {
            if let variable, terminal.variable(variable)?.isEmpty ?? true { continue }
            if let bytes = output(of: arguments, limit: limit) { return bytes }
        }
        throw UsageError("cannot read the clipboard: \(advice), or pass the text on standard input")
    }

    /// The programs that fill it, in the order they are tried.
    private var fillers: [(variable: String?, arguments: [String])] {
        [
            ("WAYLAND_DISPLAY", ["wl-copy"]),
            ("DISPLAY", ["xclip", "-selection", "clipboard", "-in"]),
            ("DISPLAY", ["xsel", "--clipboard", "--input"]),
            (nil, ["pbcopy"]),
            ("WSL_DISTRO_NAME", ["clip.exe"]),
        ]
    }

    /// How a text came into the clipboard.
    enum Way {
        /// Through a program, which said that it worked.
        case program([String])
        /// The terminal was asked; nothing says whether it did.
        case terminal
    }

    /// Puts a text into the clipboard: of this desktop, else, over ssh, of the one that the terminal runs on.
    ///
    /// - Parameter last: How the text before it came there: what worked through a program is not left to the terminal.
    /// - Throws: `UsageError` that names what to install.
    func fill(_ text: String, after last: Way? = nil) throws(UsageError) -> Way {
        for arguments in usableFillers where hand(text, to: arguments) { return .program(arguments) }
        if case .program(let arguments) = last {
            throw UsageError("cannot write to the clipboard anymore: `\(arguments.first ?? "")` failed")
        }
        guard askTerminal(text) else { throw UsageError("cannot write to the clipboard: \(advice)") }
        return .terminal
    }

    /// What to say where nothing confirms that the clipboard was filled.
    var unconfirmed: String {
        "No clipboard program is installed, so the terminal was asked to copy (OSC 52), which cannot be confirmed; \(advice) to be sure."
    }

    /// Empties the clipboard in the way in which it was filled.
    ///
    /// - Returns: False where nothing says that it is empty.
    func empty(after way: Way) -> Bool {
        switch way {
        case .program(let first):
            let others = usableFillers.filter { $0 != first }
            return ([first] + others).contains { hand("", to: $0) }
        case .terminal:
            // Some terminals keep what was there where the text is empty.
            _ = askTerminal(" ")
            return false
        }
    }

    private var usableFillers: [[String]] {
        fillers.filter { filler in
            filler.variable.map { !(terminal.variable($0)?.isEmpty ?? true) } ?? true
        }.map(\.arguments)
    }

    private func hand(_ text: String, to arguments: [String]) -> Bool {
        Array(text.utf8).withUnsafeBytes { ChildProgram.hand($0, to: arguments) }
    }

    /// Terminals take this sequence for a text to be copied (OSC 52).
    private func askTerminal(_ text: String) -> Bool {
        terminal.sendToTerminal("\u{1B}]52;c;\(Base64.encoded(Array(text.utf8)))\u{07}")
    }

    /// What a program prints; nil where it is missing or fails.
    private func output(of arguments: [String], limit: Int) -> [UInt8]? {
        guard let outcome = ChildProgram.run(arguments, limit: limit) else { return nil }
        return outcome.status == 0 || outcome.isCutOff ? outcome.output : nil
    }
}
