import Glibc
import Managing
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
        guard let keys = Keystrokes() else { throw UsageError(hint) }
        defer { keys.end() }
        var list = list
        var drawn: [ReportText] = []
        defer { erase(drawn) }
        while true {
            // A paste is shown once it is there.
            if !keys.isMoreWaiting { drawn = draw(list, over: drawn) }
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
            case .screen(.leftAlone): drawn = []
            case .screen(.resized), .other: break
            }
        }
    }

    /// Draws the list in the place of what was drawn before, and returns its lines without colors.
    private func draw(_ list: PickerList, over drawn: [ReportText]) -> [ReportText] {
        let size = terminal.window
        let isColored = terminal.variable("NO_COLOR")?.isEmpty ?? true && terminal.variable("TERM") != "dumb"
        let lines = list.lines(width: size.columns, height: size.rows, isColored: isColored)
        terminal.draw(erasing(drawn) + lines.map { $0.text }.joined(separator: "\r\n"))
        return isColored ? list.lines(width: size.columns, height: size.rows, isColored: false) : lines
    }

    /// Goes back to where `drawn` begins and clears the rest of the screen; a window made narrower since has wrapped lines.
    private func erasing(_ drawn: [ReportText]) -> String {
        let size = terminal.window
        let rows = min(PickerList.rows(of: drawn, width: size.columns), size.rows)
        return (rows > 1 ? "\u{1B}[\(rows - 1)A" : "") + "\r\u{1B}[J"
    }

    private func erase(_ drawn: [ReportText]) {
        guard !drawn.isEmpty else { return }
        terminal.draw(erasing(drawn))
    }
}
