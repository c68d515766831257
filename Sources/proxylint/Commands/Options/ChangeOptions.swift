import ArgumentParser
import Managing

/// Options of commands that change a profile.
struct ChangeOptions: ParsableArguments {
    @Flag(help: "Write even if it breaks the format or overwrites a file.")
    var force = false

    @OptionGroup var folder: ProfilesOption

    /// Runs a change, and says why it cannot be made.
    func report(
        on terminal: Terminal, _ body: (Workspace) throws(UsageError) -> ExitStatus
    ) -> ExitStatus {
        do {
            return try body(Workspace(folder: folder.profiles, terminal: terminal))
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
    }
}
