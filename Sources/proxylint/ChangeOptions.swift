import ArgumentParser

/// Options of commands that change a profile.
struct ChangeOptions: ParsableArguments {
    @Flag(help: "Write it although it breaks the format, or overwrites a file.")
    var force = false

    @Option(help: ArgumentHelp("The folder of profiles.", valueName: "folder"), completion: .directory)
    var profiles: String?

    /// Runs a change, and says why it cannot be made.
    func report(
        on terminal: Terminal, _ body: (ManagingSession) throws(UsageError) -> ExitStatus
    ) -> ExitStatus {
        do {
            return try body(ManagingSession(catalog: .embedded, folder: profiles, terminal: terminal))
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
    }
}
