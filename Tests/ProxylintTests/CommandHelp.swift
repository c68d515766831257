import Foundation

/// A command of the program, as the program itself describes it (`--experimental-dump-help`).
struct CommandHelp: Decodable {
    /// An argument or an option.
    struct Argument: Decodable {
        struct Name: Decodable {
            let kind: String
            let name: String

            /// The name as typed.
            var typed: String { kind == "long" ? "--\(name)" : "-\(name)" }
        }

        let kind: String
        let names: [Name]?
        let valueName: String
        let abstract: String?
        let allValues: [String]?
        let defaultValue: String?
        let isRepeating: Bool
        let shouldDisplay: Bool

        /// The names as they are typed; none for a positional argument.
        var typed: [String] { (names ?? []).map { $0.typed } }

        /// Whether every command has it, so that no page needs to say so.
        var isCommon: Bool { typed.contains("--help") || typed.contains("--version") }

        /// Its row in the table of a page.
        var row: String {
            let value = kind == "flag" ? "" : allValues.map { $0.joined(separator: "\\|") } ?? "<\(valueName)>"
            let names = typed.isEmpty ? ["`\(value)`"] : typed.map { value.isEmpty ? "`\($0)`" : "`\($0) \(value)`" }
            var meaning = abstract ?? ""
            if isRepeating, !typed.isEmpty { meaning += " May be repeated." }
            if let defaultValue { meaning += " Default: `\(defaultValue)`." }
            return "| \(names.joined(separator: ", ")) | \(meaning.replacing("|", with: "\\|")) |"
        }
    }

    let commandName: String
    let aliases: [String]?
    let arguments: [Argument]?
    let subcommands: [CommandHelp]?

    /// The arguments and options of its own that help shows.
    var own: [Argument] { (arguments ?? []).filter { $0.shouldDisplay && !$0.isCommon } }

    /// Every option that it takes, as typed; those of its subcommands too.
    var options: Set<String> {
        Set((arguments ?? []).flatMap { $0.typed }).union((subcommands ?? []).flatMap { $0.options })
    }

    /// The command or subcommand of this name or alias.
    func subcommand(_ name: String) -> CommandHelp? {
        subcommands?.first { $0.commandName == name || ($0.aliases ?? []).contains(name) }
    }

    /// The table of arguments and options; one for each subcommand where there are any.
    func table() -> String {
        if let subcommands {
            return subcommands.map { "**`\(commandName) \($0.commandName)`**\n\n\($0.table())" }.joined(separator: "\n")
        }
        guard !own.isEmpty else { return "No options of its own.\n" }
        return "| argument or option | meaning |\n| --- | --- |\n" + own.map { $0.row + "\n" }.joined()
    }

    private struct Dump: Decodable { let command: CommandHelp }

    /// The program with all its commands but `help`, which is the library's own.
    static let program: Result<CommandHelp, any Error> = Result {
        let text = try RunningProgram.run(["--experimental-dump-help"]).output
        return try JSONDecoder().decode(Dump.self, from: Data(text.utf8)).command
    }

    /// The names of the program's commands.
    static func names() throws -> [String] {
        (try program.get().subcommands ?? []).map { $0.commandName }.filter { $0 != "help" }
    }

    /// What is wrong with a command line that begins with `proxylint`; nil when its command and options exist.
    static func fault(of words: [String]) throws -> String? {
        let program = try program.get()
        var words = words.prefix { $0 != "--" }.dropFirst()
        // Without a command, `lint` runs.
        guard let first = words.first else { return nil }
        var command = program.subcommand("lint")
        if let named = program.subcommand(first) {
            command = named
            words = words.dropFirst()
            if let second = words.first, let nested = named.subcommand(second) { command = nested }
        } else if !first.hasPrefix("-"), !first.contains("/"), !first.contains(".") {
            return "`\(first)` is no command"
        }
        let known = (command?.options ?? []).union(program.options(of: program))
        for word in words where word.hasPrefix("-") && word != "-" {
            let name = word.prefix { $0 != "=" }
            if !known.contains(String(name)) { return "`\(command?.commandName ?? "")` has no option `\(name)`" }
        }
        return nil
    }

    /// The options of the program itself, without those of its commands.
    private func options(of command: CommandHelp) -> Set<String> {
        Set((command.arguments ?? []).flatMap { $0.typed })
    }
}

/// The words of a command line as a shell would split it, up to a comment, a pipe or a redirection.
enum ShellWords {
    static func split(_ line: String) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in line {
            if let open = quote {
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
                continue
            }
            switch character {
            case "'", "\"":
                quote = character
                word = word ?? ""
            case " ":
                if let finished = word { words.append(finished) }
                word = nil
            case "#" where word == nil, "|", ">", "<", ";", "&":
                if let finished = word { words.append(finished) }
                return words
            default: word = (word ?? "") + String(character)
            }
        }
        if let finished = word { words.append(finished) }
        return words
    }
}
