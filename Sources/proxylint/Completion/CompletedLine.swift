/// The words of a line that is being typed.
struct CompletedLine {
    private let words: [String]
    private let place: Int

    /// - Parameters:
    ///   - words: The line's words, the program first.
    ///   - place: Which of them is being completed.
    init(_ words: [String], _ place: Int) {
        self.words = words
        self.place = min(max(place, 0), words.count)
    }

    /// What is there of the word that is being completed; of `--option=value` the value.
    var current: String {
        guard words.indices.contains(place) else { return "" }
        let word = words[place]
        guard word.hasPrefix("--"), let equals = word.firstIndex(of: "=") else { return word }
        return String(word[word.index(after: equals)...])
    }

    /// Whether options have ended, so that a word may begin with a hyphen.
    var isBehindTerminator: Bool { words.prefix(place).contains("--") }

    /// The value of an option that stands elsewhere on the line; the last one.
    func value(of option: String) -> String? {
        for index in words.indices.reversed() where index != place {
            if words[index].hasPrefix(option + "=") { return String(words[index].dropFirst(option.count + 1)) }
            if words[index] == option, words.indices.contains(index + 1), index + 1 != place { return words[index + 1] }
        }
        return nil
    }

    /// The arguments of the command before the one that is being completed.
    ///
    /// - Parameter options: Options that take a value.
    func arguments(withValues options: Set<String>) -> [String] {
        var arguments: [String] = []
        var isValue = false
        for word in words.prefix(place).dropFirst(2) {
            if isValue {
                isValue = false
            } else if word.hasPrefix("-"), word != "-" {
                isValue = options.contains(word)
            } else {
                arguments.append(word)
            }
        }
        return arguments
    }
}
