import FrontEnds
import Glibc
import Managing
import Profiles
import Reporting

/// Walks through a form: each field goes to the clipboard in turn, Enter brings the next.
struct FormWalk {
    let terminal: Terminal
    let frontEnd: String

    private var clipboard: Clipboard { Clipboard(terminal: terminal) }

    /// Copies every field; the key is copied and never shown, and the clipboard is emptied however it ends.
    ///
    /// - Throws: `UsageError` where there is no terminal, or no clipboard, or it cannot be emptied.
    func run(_ form: FrontEndForm?) throws(UsageError) -> ExitStatus {
        guard isatty(STDIN_FILENO) == 1 else {
            throw UsageError("--copy waits for Enter between fields, so it needs a terminal")
        }
        guard let form else {
            throw UsageError("\(frontEnd) takes files, not fields; drop --copy, or use --output")
        }
        // However it ends, the key must not stay in the clipboard.
        Interruption.begin(endsCalls: true, signals: [SIGINT, SIGHUP, SIGTERM])
        terminal.complain("\(form.place)\n\n")
        let end = copy(form.fields.filter(\.isCopyable), form.fields.filter { !$0.isCopyable })
        if let way = end.way { try empty(way) }
        if let problem = end.problem { throw problem }
        if Interruption.hasHappened { return .interrupted }
        guard end.isThrough else {
            terminal.complain("The input ended before the last field, so the form is incomplete.\n")
            return .badNews
        }
        tellTheRest(form)
        return .good
    }

    /// How the walk ended.
    private struct End {
        var way: Clipboard.Way?
        var problem: UsageError?
        var isThrough = false
    }

    private func copy(_ fields: [FormField], _ others: [FormField]) -> End {
        for field in others { terminal.complain("\(field.label): \(field.value)\n") }
        var end = End()
        for (number, field) in fields.enumerated() {
            if Interruption.hasHappened { return end }
            let isFirst = end.way == nil
            do {
                end.way = try clipboard.fill(field.value, after: end.way)
            } catch {
                end.problem = error
                return end
            }
            if isFirst, case .terminal = end.way { terminal.complain("\(clipboard.unconfirmed)\n\n") }
            let shown = field.isKey ? SecretMask.masked(key: field.value) : Self.firstLine(field.shown)
            terminal.complain("\(number + 1) of \(fields.count)  \(field.label): \(shown)\n")
            terminal.complain(
                number + 1 < fields.count
                    ? "   copied; paste it, then press Enter "
                    : "   copied; paste it, then press Enter to clear the clipboard ")
            guard Self.waitForEnter() else {
                terminal.complain("\n")
                return end
            }
        }
        end.isThrough = true
        return end
    }

    private func empty(_ way: Clipboard.Way) throws(UsageError) {
        if clipboard.empty(after: way) {
            terminal.complain("The clipboard was cleared.\n")
            return
        }
        switch way {
        case .terminal:
            terminal.complain(
                "The terminal was asked to clear the clipboard but cannot confirm it; copy something else to be sure.\n"
            )
        case .program(let arguments):
            throw UsageError(
                "could not clear the clipboard, because `\(arguments.first ?? "")` failed; the key may still be in it, so copy something else"
            )
        }
    }

    /// What is typed instead of pasted, and what to do at the end.
    private func tellTheRest(_ form: FrontEndForm) {
        if !form.settings.isEmpty {
            let width = form.settings.map { $0.label.count }.max() ?? 0
            terminal.complain("\nThen set, under \(form.settingsPlace):\n\n")
            for setting in form.settings {
                let blanks = String(repeating: " ", count: width - setting.label.count + 2)
                terminal.complain("  \(setting.label)\(blanks)\(setting.value)\n")
            }
        }
        if !form.steps.isEmpty { terminal.complain("\n" + form.steps.map { "- \($0)\n" }.joined()) }
    }

    private static func firstLine(_ text: String) -> String {
        let line = text.prefix { !$0.isNewline }
        return line.count < text.count || line.count > 60 ? line.prefix(60) + "…" : String(line)
    }

    /// False where the input ends, or the program is told to.
    private static func waitForEnter() -> Bool {
        var byte: UInt8 = 0
        while !Interruption.hasHappened {
            // A signal between the look and the wait must not be slept through.
            var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            guard poll(&input, 1, 200) > 0 else { continue }
            let got = Glibc.read(STDIN_FILENO, &byte, 1)
            if got < 0, errno == EINTR { continue }
            guard got == 1 else { return false }
            if byte == 0x0A || byte == 0x0D { return true }
        }
        return false
    }
}
