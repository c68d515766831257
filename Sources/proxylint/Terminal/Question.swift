import Glibc
import Managing

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
    func text(_ question: String, otherwise fallback: String = "") -> String? {
        let hint = fallback.isEmpty ? "" : " [\(fallback)]"
        guard let line = line("\(question)\(hint): ") else { return nil }
        return line.isEmpty ? fallback : line
    }

    /// What a line of text comes to, asked for again with the reason as long as it comes to nothing; nil where the input
    /// ends.
    func value<Value>(
        _ question: String, otherwise fallback: String = "", of value: (String) throws(UsageError) -> Value
    ) -> Value? {
        while let line = text(question, otherwise: fallback) {
            do {
                return try value(line)
            } catch {
                terminal.complain("\(error.message)\n")
            }
        }
        return nil
    }

    private func line(_ question: String) -> String? {
        var typed = TypedLine(terminal: terminal, prompt: question)
        guard let line = typed.read() else { return nil }
        return String(line.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
