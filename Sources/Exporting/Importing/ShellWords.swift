/// Splits a command as a POSIX shell does, without running or expanding anything.
enum ShellWords {
    /// The words of the first command in a text; comments and line continuations are left out.
    static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isInWord = false
        var characters = Array(text)[...]
        func end() {
            if isInWord { words.append(word) }
            word = ""
            isInWord = false
        }
        while let character = characters.popFirst() {
            switch character {
            case "'":
                isInWord = true
                while let next = characters.popFirst(), next != "'" { word.append(next) }
            case "\"":
                isInWord = true
                while let next = characters.popFirst(), next != "\"" {
                    if next == "\\", let escaped = characters.first, "\"\\$`".contains(escaped) {
                        word.append(characters.removeFirst())
                    } else {
                        word.append(next)
                    }
                }
            case "\\":
                guard let next = characters.popFirst() else { break }
                if !next.isNewline {
                    word.append(next)
                    isInWord = true
                }
            case "#" where !isInWord:
                characters = characters.drop { !$0.isNewline }
            case _ where character.isWhitespace:
                end()
            default:
                word.append(character)
                isInWord = true
            }
        }
        end()
        return words
    }
}
