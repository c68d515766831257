import ArgumentParser
import Catalog
import Glibc
import Reporting

/// The whole program: finds the command and runs it.
struct Program {
    private let terminal = Terminal()

    static let commandNames = [
        "lint", "check", "verify", "export", "import", "key", "diagnose", "rules", "explain", "use", "next", "current",
        "list", "show", "rest", "models", "cost", "init", "edit", "set", "unset", "copy", "rename", "remove", "rm",
        "exec", "catalog", "schema", "completion", "lsp",
    ]

    /// Runs the command that `arguments` name; without one, `lint`.
    func run(_ arguments: ArraySlice<String>) -> ExitStatus {
        if arguments.contains("--version"), arguments.allSatisfy({ ["--version", "--verbose", "-v"].contains($0) }) {
            let isVerbose = arguments.contains { $0 != "--version" }
            terminal.print(exported: isVerbose ? ToolVersion.details : ToolVersion.line + "\n")
            return .good
        }
        if let command = QuickArguments.command(arguments) { return command.run(on: terminal) }
        var lintArguments = arguments
        if let first = arguments.first {
            if first == "lint" {
                lintArguments = arguments.dropFirst()
            } else if Self.commandNames.contains(first) || first == "help"
                || Self.rootOptions.contains(where: { first.hasPrefix($0) })
            {
                return runParsed(
                    first == "set"
                        ? Self.withHyphenatedValue(Self.withSeparateValue(Array(arguments))) : Array(arguments))
            } else if Self.isUnknownWord(first) {
                let meant = (Self.otherWords[first] ?? Similarity.nearest(to: first, among: Self.commandNames)).map {
                    "did you mean `\($0)`?"
                }
                terminal.complain(
                    "proxylint: there is no command and no file `\(SafeMessage.text(first))`; \(meant ?? "`proxylint --help` lists the commands")\n"
                )
                return .usage
            }
        }
        // Lint's arguments are read here: swift-argument-parser would cost more than the lint of a small file, and
        // quadratic time over many paths (docs/decisions/0004-arguments.md).
        lintArguments = ReportOptions.complete(lintArguments, exists: { access($0, F_OK) == 0 })
        if let request = LintRequest(lintArguments) { return LintRun(request, terminal).run() }
        let (options, paths) = LintRequest.split(lintArguments)
        return runParsed(["lint"] + options, paths: paths)
    }

    /// What people type for a command that is called otherwise.
    private static let otherWords = [
        "fix": "lint --fix", "switch": "use", "delete": "remove", "del": "remove", "ls": "list", "add": "init --into",
        "new": "init", "create": "init", "status": "current", "test": "verify", "why": "diagnose",
        "help-me": "diagnose",
        "config": "edit", "keys": "key list", "providers": "explain", "errors": "explain",
    ]

    /// Whether a word in the place of a command is neither one nor a file: it does not look like a path, and there is none.
    private static func isUnknownWord(_ word: String) -> Bool {
        !word.hasPrefix("-") && !word.contains("/") && !word.contains(".") && access(word, F_OK) != 0
    }

    /// `set … -0.5`, `set … '- be nice'`: what begins with a hyphen and is no option of `set` is the value.
    private static func withHyphenatedValue(_ arguments: [String]) -> [String] {
        let options = ["--force", "--profiles", "--help", "-h", "--version"]
        guard !arguments.contains("--"),
            let place = arguments.firstIndex(where: { argument in
                argument.hasPrefix("-") && !options.contains(argument) && !argument.hasPrefix("--profiles=")
            }), place > 2
        else { return arguments }
        return arguments[..<place] + arguments[(place + 1)...] + ["--", arguments[place]]
    }

    /// `set REF context_size=9000`: the field and its value as two words; no field's name holds the sign.
    private static func withSeparateValue(_ arguments: [String]) -> [String] {
        guard !arguments.contains("--") else { return arguments }
        let places = arguments.indices.dropFirst().filter { index in
            !arguments[index].hasPrefix("-") && arguments[index - 1] != "--profiles"
        }
        guard places.count == 2, let place = places.last, let sign = arguments[place].firstIndex(of: "="),
            sign > arguments[place].startIndex
        else { return arguments }
        let value = String(arguments[place][arguments[place].index(after: sign)...])
        return arguments[..<place] + [String(arguments[place][..<sign])] + arguments[(place + 1)...] + ["--", value]
    }

    private static let rootOptions = [
        "-h", "--help", "--version", "--generate-completion-script", "--experimental-dump-help",
        "---completion",
    ]

    /// Runs what swift-argument-parser reads from `arguments`; `paths` are those of `lint`, kept away from it.
    private func runParsed(_ arguments: [String], paths: [String] = []) -> ExitStatus {
        do {
            var command = try RootCommand.parseAsRoot(arguments)
            if var lint = command as? LintCommand {
                lint.paths += paths
                command = lint
            }
            if let command = command as? any ReportingCommand { return command.run(on: terminal) }
            try command.run()
            return .good
        } catch {
            if RootCommand.exitCode(for: error).isSuccess {
                // The library calls each group of commands so.
                terminal.print(
                    exported: RootCommand.fullMessage(for: error).replacing(" SUBCOMMANDS:", with: ":") + "\n")
                return .good
            }
            // One sentence like every other error; the usage is in the help.
            let message = RootCommand.message(for: error)
            let command = arguments.first.flatMap { Self.commandNames.contains($0) ? "\($0) " : nil } ?? ""
            let end = message.hasSuffix("?") ? "" : ";"
            terminal.complain(
                "proxylint: \(message.prefix(1).lowercased())\(message.dropFirst())\(end) `proxylint \(command)--help` shows its options\n"
            )
            return .usage
        }
    }
}

/// A command that runs with a terminal and ends with a status.
protocol ReportingCommand: ParsableCommand {
    func run(on terminal: Terminal) -> ExitStatus
}

/// The program without a command.
struct RootCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "proxylint",
            abstract:
                "Lint, verify, export, and switch chat-proxy setups, and find out why they fail.",
            discussion: """
                Without a command, `lint` runs: `proxylint profiles/` is `proxylint lint profiles/`.

                Exit codes: 0 good, 1 findings or a key that is not alive, 2 wrong usage or a path that cannot be \
                opened, 3 undetermined.
                """,
            version: ToolVersion.announced,
            groupedSubcommands: [
                CommandGroup(
                    name: "A chat failed",
                    subcommands: [DiagnoseCommand.self, NextCommand.self, ExplainCommand.self]),
                CommandGroup(
                    name: "Set up",
                    subcommands: [InitCommand.self, ImportCommand.self, ExportCommand.self, KeyCommand.self]),
                CommandGroup(
                    name: "Check",
                    subcommands: [LintCommand.self, CheckCommand.self, VerifyCommand.self, RulesCommand.self]),
                CommandGroup(
                    name: "Choose", subcommands: [ModelsCommand.self, CostCommand.self, CatalogCommand.self]),
                CommandGroup(
                    name: "Switch",
                    subcommands: [
                        UseCommand.self, CurrentCommand.self, ListCommand.self, ShowCommand.self, RestCommand.self,
                        ExecCommand.self,
                    ]),
                CommandGroup(
                    name: "Change a profile",
                    subcommands: [
                        EditCommand.self, SetCommand.self, UnsetCommand.self, CopyCommand.self, RenameCommand.self,
                        RemoveCommand.self,
                    ]),
                CommandGroup(
                    name: "Shell and editor",
                    subcommands: [LSPCommand.self, CompletionCommand.self, SchemaCommand.self]),
            ])
    }
}
