import Linting

/// Colors of a terminal, or none.
struct Style: Sendable {
    let isOn: Bool
    /// Whether the terminal takes links (OSC 8).
    var hasLinks = false

    func error(_ text: ReportText) -> ReportText { wrap(text, "1;31") }
    func warning(_ text: ReportText) -> ReportText { wrap(text, "1;33") }
    func info(_ text: ReportText) -> ReportText { wrap(text, "1;36") }
    func strong(_ text: ReportText) -> ReportText { wrap(text, "1") }
    func quiet(_ text: ReportText) -> ReportText { wrap(text, "2") }
    func frame(_ text: ReportText) -> ReportText { wrap(text, "34") }
    func added(_ text: ReportText) -> ReportText { wrap(text, "32") }
    func removed(_ text: ReportText) -> ReportText { wrap(text, "31") }

    /// The name of a severity in its color.
    func word(for severity: Severity) -> ReportText {
        switch severity {
        case .error: error("error")
        case .warning: warning("warning")
        case .info: info("info")
        }
    }

    /// Text that leads to a page where the terminal can do that; the address is the program's own.
    func linked(_ text: ReportText, to address: String) -> ReportText { hasLinks ? text.linked(to: address) : text }

    private func wrap(_ text: ReportText, _ code: StaticString) -> ReportText { isOn ? text.styled(code) : text }
}
