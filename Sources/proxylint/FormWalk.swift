import Exporting
import Glibc
import Profiles
import Reporting

/// Walks through a form: each field goes to the clipboard in turn, Enter brings the next.
struct FormWalk {
    let terminal: Terminal
    let frontEnd: String

    /// Copies every field; the key is copied and never shown, and the clipboard is emptied at the end.
    ///
    /// - Throws: `UsageError` where there is no terminal, or no clipboard.
    func run(_ fields: [FormField], place: String) throws(UsageError) {
        guard isatty(STDIN_FILENO) == 1 else {
            throw UsageError("--copy waits for Enter between fields, so it needs a terminal")
        }
        guard !fields.isEmpty else {
            throw UsageError("\(frontEnd) takes files, not fields; leave --copy away, or use --output")
        }
        let clipboard = Clipboard(terminal: terminal)
        terminal.complain("\(place)\n\n")
        for (number, field) in fields.enumerated() {
            try clipboard.fill(field.value)
            let shown = field.isKey ? SecretMask.masked(key: field.value) : Self.firstLine(field.value)
            terminal.complain("\(number + 1) of \(fields.count)  \(field.label): \(shown)\n")
            terminal.complain(
                number + 1 < fields.count
                    ? "   in the clipboard; paste it, then press Enter "
                    : "   in the clipboard; paste it, then press Enter to empty the clipboard ")
            guard Self.waitForEnter() else { break }
        }
        try clipboard.fill("")
        terminal.complain("The clipboard is empty again.\n")
    }

    private static func firstLine(_ text: String) -> String {
        let line = text.prefix { !$0.isNewline }
        return line.count < text.count || line.count > 60 ? line.prefix(60) + "…" : String(line)
    }

    /// False where the input ends.
    private static func waitForEnter() -> Bool {
        var byte: UInt8 = 0
        while true {
            let got = Glibc.read(STDIN_FILENO, &byte, 1)
            if got < 0, errno == EINTR, !Interruption.hasHappened { continue }
            guard got == 1 else { return false }
            if byte == 0x0A || byte == 0x0D { return true }
        }
    }
}
