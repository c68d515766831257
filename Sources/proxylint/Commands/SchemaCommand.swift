import ArgumentParser
import Catalog
import Reporting

/// `schema`: the format of profiles for editors.
struct SchemaCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "schema",
            abstract: "Print the JSON Schema of profiles, for editors.",
            discussion: """
                Save it, and name it in the first line of a profile: # yaml-language-server: $schema=PATH

                Exit codes: 0 printed.
                """)
    }

    /// What there is a schema of.
    enum Subject: String, CaseIterable, ExpressibleByArgument {
        case profile, settings
    }

    @Argument(help: "What to describe: profile or settings.")
    var subject = Subject.profile

    func run(on terminal: Terminal) -> ExitStatus {
        switch subject {
        case .profile: terminal.print(json: ProfileSchema(catalog: .embedded).render())
        case .settings: terminal.print(json: ProfileSchema(settingsOf: .embedded).render())
        }
        return .good
    }
}
