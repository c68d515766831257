import Glibc

/// Asks at the terminal, on standard error.
struct Question {
    let terminal: Terminal

    /// Whether somebody can be asked.
    var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    /// The answer to a choice between letters; nil where nobody answers.
    func answer(_ question: String, among choices: [String: String]) -> String? {
        guard canAsk else { return nil }
        for _ in 0..<5 {
            guard let line = line(question) else { return nil }
            if let choice = choices[line.lowercased().prefix(1).description] { return choice }
        }
        return nil
    }

    /// A line of text; what stands in brackets where it is left empty, nil where the input ends.
    func text(_ question: String, otherwise fallback: String? = nil) -> String? {
        let hint = fallback.map { " [\($0)]" } ?? ""
        guard let line = line("\(question)\(hint): ") else { return nil }
        return line.isEmpty ? fallback : line
    }

    private func line(_ question: String) -> String? {
        terminal.complain(question)
        guard let line = readLine(strippingNewline: true) else {
            terminal.complain("\n")
            return nil
        }
        return String(line.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
