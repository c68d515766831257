import ChildPrograms

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
            : terminal.variable("DISPLAY") != nil ? "install xclip" : "there is no desktop here"
    }

    /// What the clipboard holds, up to `limit` bytes.
    ///
    /// - Throws: `UsageError` that names what to install.
    func read(limit: Int) throws(UsageError) -> [UInt8] {
        for (variable, arguments) in programs {
            if let variable, terminal.variable(variable)?.isEmpty ?? true { continue }
            if let bytes = output(of: arguments, limit: limit) { return bytes }
        }
        throw UsageError("the clipboard cannot be read: \(advice), or paste the text on standard input")
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

    /// Puts a text into the clipboard: of this desktop, else, over ssh, of the one that the terminal runs on.
    ///
    /// - Throws: `UsageError` that names what to install.
    func fill(_ text: String) throws(UsageError) {
        let bytes = Array(text.utf8)
        for (variable, arguments) in fillers {
            if let variable, terminal.variable(variable)?.isEmpty ?? true { continue }
            if bytes.withUnsafeBytes({ ChildProgram.hand($0, to: arguments) }) { return }
        }
        // Terminals take this sequence for a text to be copied (OSC 52); some keep what was there where it is empty.
        let shown = bytes.isEmpty ? [UInt8(ascii: " ")] : bytes
        guard terminal.sendToTerminal("\u{1B}]52;c;\(Base64.encoded(shown))\u{07}") else {
            throw UsageError("the clipboard cannot be filled: \(advice)")
        }
    }

    /// What a program prints; nil where it is missing or fails.
    private func output(of arguments: [String], limit: Int) -> [UInt8]? {
        guard let outcome = ChildProgram.run(arguments, limit: limit) else { return nil }
        return outcome.status == 0 || outcome.isCutOff ? outcome.output : nil
    }
}
