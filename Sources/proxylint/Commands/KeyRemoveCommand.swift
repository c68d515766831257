import ArgumentParser
import Profiles
import Secrets

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
            terminal.print(
                "Removed `\(SecretMask.masked(name: name))` \(foreign: places.joined(separator: " and ")).\n")
            return .good
        }
    }
}
