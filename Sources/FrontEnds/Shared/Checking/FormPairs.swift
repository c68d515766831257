/// Names with quoted values or numbers, as programs, JSON and HTTP headers in a program have them, several in a line.
enum FormPairs {
    /// A name with its value.
    struct Pair {
        let name: Substring
        let value: String
        /// Whether a bracket stands before it, so that the line is a program's or a file's.
        let isInBrackets: Bool
    }

    /// The pairs of a line, in order.
    static func pairs(in line: Substring) -> [Pair] {
        // Most lines have none.
        guard line.contains(where: { "\"'".contains($0) }) || line.contains("(") else { return [] }
        var pairs: [Pair] = []
        var rest = line
        var isInBrackets = false
        while let first = rest.first {
            let start = rest
            let quote: Character? = "\"'".contains(first) ? first : nil
            if let quote {
                rest = rest.dropFirst()
                let name = rest.prefix { $0 != quote }
                rest = rest[name.endIndex...].dropFirst()
                if let value = value(&rest) {
                    pairs.append(Pair(name: name, value: value, isInBrackets: isInBrackets))
                }
            } else if first == "_" || first.isLetter {
                let name = rest.prefix { $0 == "_" || $0 == "-" || $0.isLetter || $0.isNumber }
                rest = rest[name.endIndex...]
                if let value = value(&rest) {
                    pairs.append(Pair(name: name, value: value, isInBrackets: isInBrackets))
                }
            } else {
                isInBrackets = isInBrackets || "({".contains(first)
                rest = rest.dropFirst()
            }
            // Whatever was read, something was.
            if rest.startIndex == start.startIndex { rest = rest.dropFirst() }
        }
        return pairs
    }

    /// A sign, then a value in quotes or a number; what was read stays where it was if there is none.
    private static func value(_ rest: inout Substring) -> String? {
        var ahead = rest.drop { $0 == " " }
        guard let sign = ahead.first, sign == "=" || sign == ":" else { return nil }
        ahead = ahead.dropFirst().drop { $0 == " " }
        guard let first = ahead.first else { return nil }
        if "\"'".contains(first) {
            ahead = ahead.dropFirst()
            let text = ahead.prefix { $0 != first }
            guard text.endIndex < ahead.endIndex else { return nil }
            rest = ahead[text.endIndex...].dropFirst()
            return String(text)
        }
        let number = ahead.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
        let behind = ahead[number.endIndex...].first
        guard !number.isEmpty, behind.map({ ",;)} ]".contains($0) }) ?? true else { return nil }
        rest = ahead[number.endIndex...]
        return String(number)
    }
}
