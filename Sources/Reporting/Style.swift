/// Colors of a terminal, or none.
struct Style {
    let isOn: Bool
    /// Whether the terminal takes links (OSC 8).
    var hasLinks = false

    func error(_ text: String) -> String { wrap(text, "1;31") }
    func warning(_ text: String) -> String { wrap(text, "1;33") }
    func info(_ text: String) -> String { wrap(text, "1;36") }
    func strong(_ text: String) -> String { wrap(text, "1") }
    func quiet(_ text: String) -> String { wrap(text, "2") }
    func frame(_ text: String) -> String { wrap(text, "34") }
    func added(_ text: String) -> String { wrap(text, "32") }
    func removed(_ text: String) -> String { wrap(text, "31") }

    /// Text that leads to a page where the terminal can do that; the address is the program's own.
    func linked(_ text: String, to address: String) -> String {
        hasLinks ? "\u{1B}]8;;\(address)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\" : text
    }

    private func wrap(_ text: String, _ code: String) -> String {
        isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
