import ArgumentParser

/// The whole program: finds the command and runs it.
struct Program {
    private let terminal = Terminal()

    static let commandNames = [
        "lint", "verify", "export", "import", "key", "diagnose", "rules", "explain", "use", "next", "current", "list",
        "show", "init", "edit", "set", "unset", "copy", "rename", "remove", "rm", "exec", "completion",
    ]

    /// Runs the command that `arguments` name; without one, `lint`.
    func run(_ arguments: ArraySlice<String>) -> ExitStatus {
        var lintArguments = arguments
        if let first = arguments.first {
            if first == "lint" {
                lintArguments = arguments.dropFirst()
            } else if Self.commandNames.contains(first) || first == "help"
                || Self.rootOptions.contains(where: { first.hasPrefix($0) })
            {
                return runParsed(first == "set" ? Self.withHyphenatedValue(Array(arguments)) : Array(arguments))
            }
        }
        // Lint's arguments are read here: swift-argument-parser would cost more than the lint of a small file, and
        // quadratic time over many paths (docs/decisions/0004-arguments.md).
        if let request = LintRequest(lintArguments) { return LintRun(request, terminal).run() }
        let (options, paths) = LintRequest.split(lintArguments)
        return runParsed(["lint"] + options, paths: paths)
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
            let message = RootCommand.fullMessage(for: error)
            if RootCommand.exitCode(for: error).isSuccess {
                terminal.print(message + "\n")
                return .good
            }
            terminal.complain(message + "\n")
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
                "Lints, verifies, exports and switches chat-proxy setups, and tells where their errors come from.",
            discussion: """
                Without a command, `lint` runs: `proxylint profiles/` is `proxylint lint profiles/`.

                Exit codes: 0 good, 1 findings or a key that is not alive, 2 wrong usage or a path that cannot be opened, 3 undetermined.
                """,
            version: ToolVersion.description,
            subcommands: [
                LintCommand.self, VerifyCommand.self, ExportCommand.self, ImportCommand.self, KeyCommand.self,
                UseCommand.self, NextCommand.self, CurrentCommand.self, ListCommand.self, ShowCommand.self,
                InitCommand.self, EditCommand.self, SetCommand.self, UnsetCommand.self, CopyCommand.self,
                RenameCommand.self, RemoveCommand.self, ExecCommand.self,
                CompletionCommand.self,
                DiagnoseCommand.self, RulesCommand.self, ExplainCommand.self,
            ])
    }
}
