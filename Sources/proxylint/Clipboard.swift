import ChildPrograms

/// Reads the clipboard through the program that the desktop has for it.
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

    /// What the clipboard holds, up to `limit` bytes.
    ///
    /// - Throws: `UsageError` that names what to install.
    func read(limit: Int) throws(UsageError) -> [UInt8] {
        for (variable, arguments) in programs {
            if let variable, terminal.variable(variable)?.isEmpty ?? true { continue }
            if let bytes = output(of: arguments, limit: limit) { return bytes }
        }
        let advice =
            terminal.variable("WAYLAND_DISPLAY") != nil
            ? "install wl-clipboard"
            : terminal.variable("DISPLAY") != nil ? "install xclip" : "there is no desktop here"
        throw UsageError("the clipboard cannot be read: \(advice), or paste the text on standard input")
    }

    /// What a program prints; nil where it is missing or fails.
    private func output(of arguments: [String], limit: Int) -> [UInt8]? {
        guard let outcome = ChildProgram.run(arguments, limit: limit) else { return nil }
        return outcome.status == 0 || outcome.isCutOff ? outcome.output : nil
    }
}
