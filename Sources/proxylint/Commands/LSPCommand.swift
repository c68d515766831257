import ArgumentParser
import Catalog
import Managing

/// `lsp`: the language server for editors.
struct LSPCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "lsp",
            abstract: "Check, complete, and fix profiles in your editor: a language server.",
            discussion: """
                Your editor starts it and speaks to it over standard input and output; docs/editors.md has the settings for each editor. It \
                opens no connection and never sends a key.

                Exit codes: 0 ended by the editor, 1 ended without being told to, 2 wrong usage.
                """)
    }

    // Editors add it by habit.
    @Flag(help: "Use standard input and output, which is the only way there is.")
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
            terminal.complain("proxylint: `lsp` is started by an editor; docs/editors.md says how to set yours up\n")
            return .usage
        }
        return EditorConnection(fixedDay: day).run()
    }
}
