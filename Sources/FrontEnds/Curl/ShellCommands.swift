/// A command with what it reads from standard input.
struct ShellCommand: Equatable {
    /// Its words, without redirections.
    var words: [String] = []
    /// The document that stands in the script, as `<<END` or `<<<` gives it.
    var document: String?
}

/// Splits a script as a POSIX shell does, or as Windows' `cmd` where it is quoted so; nothing is run or expanded.
struct ShellCommands {
    private var characters: ArraySlice<Character>
    private let isWindows: Bool
    private var commands: [ShellCommand] = []
    private var command = ShellCommand()
    private var word = ""
    private var isInWord = false
    /// What the next word is instead of one of the command's.
    private var role = Role.argument
    /// Whether the line with the command has ended, so that the next character says whether the command has too.
    private var isLineEnded = false
    private var documents: [(end: String, isVerbatim: Bool, stripsTabs: Bool)] = []

    private enum Role { case argument, file, document }

    /// The commands of a script.
    static func commands(in text: String) -> [ShellCommand] {
        var reader = ShellCommands(text)
        reader.read()
        return reader.commands
    }

    private init(_ text: String) {
        isWindows = text.contains("^\"") || text.contains(" ^\n")
        characters = Array(isWindows ? Self.withoutCarets(text) : text)[...]
    }

    /// `cmd`'s own quoting: `^` before a sign, and before a line break to go on; with an empty line it is a line break.
    private static func withoutCarets(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let next = rest.popFirst() {
            guard next == "^", let quoted = rest.popFirst() else {
                result.append(next)
                continue
            }
            if !quoted.isNewline {
                result.append(quoted)
            } else if rest.first?.isNewline ?? false {
                result.append(rest.removeFirst())
            } else {
                result.append(" ")
            }
        }
        return result
    }

    private mutating func read() {
        while let character = characters.popFirst() {
            if isLineEnded, !character.isWhitespace {
                isLineEnded = false
                // Options on a line of their own belong to the command, whose backslash was lost on the way.
                if character != "-" { endCommand() }
            }
            switch character {
            case "'" where !isWindows: readSingleQuoted()
            case "$" where characters.first == "'":
                characters.removeFirst()
                word += ANSIQuoting.read(&characters)
                isInWord = true
            case "\"": readDoubleQuoted()
            case "\\" where !isWindows:
                guard let next = characters.popFirst() else { break }
                if !next.isNewline { append(next) }
            case "#" where !isInWord && !isWindows: characters = characters.drop { !$0.isNewline }
            case _ where character.isNewline: endLine()
            case ";", "&", "|":
                endWord()
                endCommand()
            case "<": readInput()
            case ">":
                if word.allSatisfy({ "0123456789".contains($0) }) { discardWord() }
                endWord()
                characters = characters.drop { $0 == ">" || $0 == "&" || $0 == "|" }
                role = .file
            case _ where character.isWhitespace: endWord()
            default: append(character)
            }
        }
        endWord()
        endCommand()
    }

    private mutating func append(_ character: Character) {
        word.append(character)
        isInWord = true
    }

    private mutating func readSingleQuoted() {
        isInWord = true
        while let next = characters.popFirst(), next != "'" { word.append(next) }
    }

    private mutating func readDoubleQuoted() {
        isInWord = true
        while let next = characters.popFirst(), next != "\"" {
            guard next == "\\", let escaped = characters.first else {
                word.append(next)
                continue
            }
            if "\"\\".contains(escaped) || !isWindows && "$`".contains(escaped) {
                word.append(characters.removeFirst())
            } else if escaped.isNewline, !isWindows {
                characters.removeFirst()
            } else {
                word.append(next)
            }
        }
    }

    /// `<`, `<<` and `<<<`.
    private mutating func readInput() {
        endWord()
        guard characters.first == "<" else {
            role = .file
            return
        }
        characters.removeFirst()
        if characters.first == "<" {
            characters.removeFirst()
            role = .document
            return
        }
        let stripsTabs = characters.first == "-"
        if stripsTabs { characters.removeFirst() }
        characters = characters.drop { $0 == " " || $0 == "\t" }
        let written = characters.prefix { !$0.isWhitespace && !"<>;&|".contains($0) }
        characters = characters[written.endIndex...]
        let end = String(written.filter { !"'\"\\".contains($0) })
        documents.append((end, end.count < written.count, stripsTabs))
    }

    private mutating func endLine() {
        endWord()
        for document in documents { command.document = read(document) }
        documents = []
        isLineEnded = true
    }

    private mutating func read(_ document: (end: String, isVerbatim: Bool, stripsTabs: Bool)) -> String {
        var lines: [String] = []
        while !characters.isEmpty {
            var line = characters.prefix { !$0.isNewline }
            characters = characters[line.endIndex...].dropFirst()
            if document.stripsTabs { line = line.drop { $0 == "\t" } }
            if String(line) == document.end { break }
            lines.append(String(line))
        }
        let text = lines.joined(separator: "\n")
        guard !document.isVerbatim else { return text }
        var result = ""
        var rest = text[...]
        while let next = rest.popFirst() {
            if next == "\\", let escaped = rest.first, "$`\\\n".contains(escaped) {
                rest.removeFirst()
                if escaped != "\n" { result.append(escaped) }
            } else {
                result.append(next)
            }
        }
        return result
    }

    private mutating func discardWord() {
        word = ""
        isInWord = false
    }

    private mutating func endWord() {
        guard isInWord else { return }
        switch role {
        case .argument: command.words.append(word)
        case .document: command.document = word
        case .file: break
        }
        role = .argument
        discardWord()
    }

    private mutating func endCommand() {
        role = .argument
        if !command.words.isEmpty { commands.append(command) }
        command = ShellCommand()
    }
}

/// Texts as `$'…'`, with the escapes of C.
enum ANSIQuoting {
    /// The text up to the closing quote, which is taken as well.
    static func read(_ characters: inout ArraySlice<Character>) -> String {
        var text = ""
        while let next = characters.popFirst(), next != "'" {
            guard next == "\\", let sign = characters.popFirst() else {
                text.append(next)
                continue
            }
            switch sign {
            case "n": text += "\n"
            case "t": text += "\t"
            case "r": text += "\r"
            case "a", "b", "f", "v", "e", "E": break
            case "u", "x", "U": text += scalar(&characters, digits: sign == "x" ? 2 : sign == "u" ? 4 : 8)
            case "'", "\"", "\\", "?": text.append(sign)
            default: text += "\\\(sign)"
            }
        }
        return text
    }

    private static func scalar(_ characters: inout ArraySlice<Character>, digits: Int) -> String {
        let code = characters.prefix(digits).prefix { $0.isHexDigit }
        characters = characters.dropFirst(code.count)
        var value = UInt32(String(code), radix: 16) ?? 0xFFFD
        // Both halves of a pair, as JavaScript writes what lies beyond.
        let tail = characters.prefix(6)
        if (0xD800..<0xDC00).contains(value), String(tail.prefix(2)) == "\\u",
            let low = UInt32(String(tail.dropFirst(2)), radix: 16), (0xDC00..<0xE000).contains(low)
        {
            characters = characters.dropFirst(6)
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        return String(Character(Unicode.Scalar(value) ?? "\u{FFFD}"))
    }
}
