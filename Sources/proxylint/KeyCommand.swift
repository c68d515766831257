import ArgumentParser
import Glibc
import Profiles
import Reporting
import Secrets

/// `key`: keys in the keyring, or in files that only their owner can read.
struct KeyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "key", abstract: "Store keys in the keyring, so that profiles need only name them.",
            discussion: """
                A profile names a stored key as `key: {keyring: NAME}`. Where no keyring runs, keys are kept in files that only \
                you can read, below $XDG_DATA_HOME/proxylint/keys.
                """,
            subcommands: [KeySetCommand.self, KeyRemoveCommand.self, KeyListCommand.self])
    }
}

/// `key set NAME`.
struct KeySetCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "set", abstract: "Store a key, read from a prompt or from standard input.",
            discussion: "The key is never an argument: those can be seen by every program on the machine.")
    }

    @Argument(help: "What profiles call it, such as openrouter.")
    var name: String

    @Flag(help: "Keep it in a file that only you can read, also where a keyring runs.")
    var file = false

    func run(on terminal: Terminal) -> ExitStatus {
        KeyStorage(terminal).report { storage throws(KeyProblem) in
            try KeyName.check(name)
            let key = try SecretPrompt(terminal: terminal).key(for: name)
            if !key.mended.isEmpty {
                terminal.complain("Left away around the key: \(key.mended.joined(separator: ", ")).\n")
            }
            let place = try storage.store(key.secret, as: name, inFile: file)
            terminal.print(
                "Stored \(key.masked) \(place). In profiles: key: {keyring: \(SecretMask.shown(name: name))}\n")
            return .good
        }
    }
}

/// `key rm NAME`.
struct KeyRemoveCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "rm", abstract: "Remove a stored key.", aliases: ["remove"])
    }

    @Argument(help: "The name it is stored under.")
    var name: String

    func run(on terminal: Terminal) -> ExitStatus {
        KeyStorage(terminal).report { storage throws(KeyProblem) in
            try KeyName.check(name)
            let places = try storage.remove(name)
            guard !places.isEmpty else { throw .nothingToRemove(name) }
            terminal.print("Removed `\(SecretMask.shown(name: name))` \(places.joined(separator: " and ")).\n")
            return .good
        }
    }
}

/// `key list`.
struct KeyListCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "list", abstract: "List the names of the stored keys, never the keys.")
    }

    @Option(help: "The form of the list: text or json.")
    var format: LintRequest.Format = .text

    func run(on terminal: Terminal) -> ExitStatus {
        KeyStorage(terminal).report { storage throws(KeyProblem) in
            let keys = try storage.list()
            switch format {
            case .json:
                terminal.print(
                    KeyListRenderer().json(keys, version: ToolVersion.number))
            case .text:
                terminal.print(KeyListRenderer().text(keys))
                if keys.isEmpty { terminal.complain("No keys are stored; `proxylint key set NAME` stores one.\n") }
            }
            return .good
        }
    }
}
