import ArgumentParser
import Profiles
import Secrets

/// `key set NAME`.
struct KeySetCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "set", abstract: "Store a key, read from a prompt or from standard input.",
            discussion: "The key is never an argument, because other programs on the machine can see arguments.")
    }

    @Argument(help: "The name profiles use for it, such as openrouter.")
    var name: String

    @Flag(help: "Keep it in a file only you can read, even if a keyring is available.")
    var file = false

    func run(on terminal: Terminal) -> ExitStatus {
        KeyStorage(terminal).report { storage throws(KeyProblem) in
            try KeyName.check(name)
            let key = try SecretPrompt(terminal: terminal).key(for: name)
            if !key.mended.isEmpty {
                terminal.complain("Removed from around the key: \(key.mended.joined(separator: ", ")).\n")
            }
            let place = try storage.store(key.secret, as: name, inFile: file)
            terminal.print(
                "Stored \(foreign: key.masked) \(foreign: place). In profiles: key: {keyring: \(SecretMask.masked(name: name))}\n"
            )
            return .good
        }
    }
}
