/// A file of variables, as shells, Docker's compose and python-dotenv read it.
enum EnvironmentFile {
    /// The variables in their order; what is no assignment is left out.
    static func variables(in text: String) -> [(name: String, value: String)] {
        var variables: [(name: String, value: String)] = []
        var rest = text[...]
        while !rest.isEmpty {
            rest = rest.drop { $0.isWhitespace }
            if let word = ["export ", "export\t"].first(where: { rest.hasPrefix($0) }) {
                rest = rest.dropFirst(word.count).drop { $0 == " " || $0 == "\t" }
            }
            let line = rest.prefix { !$0.isNewline }
            guard !line.hasPrefix("#"), let equals = line.firstIndex(of: "=") else {
                rest = rest[line.endIndex...]
                continue
            }
            let name = line[..<equals].trimmingBlanks
            rest = rest[line.index(after: equals)...].drop { $0 == " " || $0 == "\t" }
            let value = value(&rest)
            if !name.isEmpty, !name.contains(where: { $0.isWhitespace }) { variables.append((String(name), value)) }
        }
        return variables
    }

    /// The value at the beginning of `rest`, which goes on behind its line; in quotes it may hold line breaks.
    private static func value(_ rest: inout Substring) -> String {
        let line = rest.prefix { !$0.isNewline }
        guard let quote = rest.first, quote == "\"" || quote == "'", let quoted = quoted(rest, by: quote) else {
            rest = rest[line.endIndex...]
            let end = line.indices.first {
                line[$0] == "#" && ($0 == line.startIndex || line[line.index(before: $0)].isWhitespace)
            }
            return String(line[..<(end ?? line.endIndex)].trimmingBlanks)
        }
        // What stands behind the closing quote is a comment.
        rest = quoted.rest.drop { !$0.isNewline }
        return quoted.value
    }

    /// The text up to the closing quote; nil where there is none.
    private static func quoted(_ text: Substring, by quote: Character) -> (value: String, rest: Substring)? {
        var value = ""
        var rest = text.dropFirst()
        while let next = rest.popFirst() {
            if quote == "'", rest.hasPrefix("\\''"), next == "'" {
                // A quote as shells write it: 'it'\''s'.
                value += "'"
                rest = rest.dropFirst(3)
            } else if next == quote {
                return (value, rest)
            } else if quote == "\"", next == "\\", let escaped = rest.first, "\"\\$`n".contains(escaped) {
                value.append(escaped == "n" ? "\n" : escaped)
                rest = rest.dropFirst()
            } else {
                value.append(next)
            }
        }
        return nil
    }
}
