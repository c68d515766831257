import ArgumentParser
import Reporting
import Secrets

/// `key list`.
struct KeyListCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "list", abstract: "List the names of stored keys, never the keys.")
    }

    @OptionGroup var results: FormatOption

    func run(on terminal: Terminal) -> ExitStatus {
        KeyStorage(terminal).report { storage throws(KeyProblem) in
            let keys = try storage.list()
            switch results.format {
            case .json:
                terminal.print(
                    json: KeyListRenderer().json(keys, version: ToolVersion.number))
            case .text:
                terminal.print(KeyListRenderer().text(keys))
                if keys.isEmpty { terminal.complain("No keys are stored; store one with `proxylint key set NAME`.\n") }
            }
            return .good
        }
    }
}
