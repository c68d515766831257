import ArgumentParser
import Managing

/// `unset`: takes a field of a profile away.
struct UnsetCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "unset",
            abstract: "Remove a field, keeping comments and layout.",
            discussion: "Exit codes: 0 removed, 1 lint finds errors, 2 wrong usage, or cannot write the file.")
    }

    @Argument(
        help: ArgumentHelp("A profile, or PROFILE/PROXY.", valueName: "ref"), completion: ReferenceCompletion.kind)
    var reference: String

    @Argument(help: "The field, such as context_size.", completion: FieldCompletion.kind)
    var field: String

    @OptionGroup var options: ChangeOptions

    func run(on terminal: Terminal) -> ExitStatus {
        options.report(on: terminal) { workspace throws(UsageError) in
            let (loaded, turn) = try workspace.profileToChange(named: reference)
            let edited = try UsageError.telling { () throws(FieldProblem) in
                try ProfileEditor(loaded, workspace.catalog).unsetting(field)
            }
            let fullName = (try? FieldPath(field, of: loaded))?.label ?? field
            return try ProfileChange(workspace: workspace, terminal: terminal, turn: turn).write(
                edited, over: loaded, force: options.force, saying: "removed \(fullName)")
        }
    }
}
