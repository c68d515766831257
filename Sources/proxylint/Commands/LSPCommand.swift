import ArgumentParser
import Catalog
import Managing

/// `lsp`: the language server for editors.
struct LSPCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "lsp",
            abstract: "Check and complete profiles in your editor.",
            discussion: """
                Your editor starts it with `proxylint lsp` and talks to it over standard input and output. It opens no connection and never sends a key.

                Exit codes: 0 ended by the editor, 1 ended without being told to, 2 wrong usage.
                """)
    }

    // Editors add it by habit.
    @Flag(help: "Use standard input and output (always on).")
    var stdio = false

    @OptionGroup var clock: MomentOption

    func run(on terminal: Terminal) -> ExitStatus {
        let day: CalendarDate?
        do throws(UsageError) {
            day = clock.now == nil ? nil : CalendarDate(secondsSince1970: try clock.moment().seconds)
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
        guard !terminal.isInteractive else {
            terminal.complain(
                "proxylint: `lsp` is started by an editor; set `proxylint lsp` as its language server for YAML\n")
            return .usage
        }
        return EditorConnection(fixedDay: day).run()
    }
}
