import ArgumentParser
import Managing
import Profiles

/// `set`: gives a field of a profile another value.
struct SetCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "set",
            abstract: "Set a field, keeping comments and layout.",
            discussion: """
                FIELD is a path such as context_size or generation.temperature. If REF names a proxy, it is relative \
                to that proxy (account.plan is its account's plan), else to the profile (accounts.NAME.plan, \
                proxies.NAME.model). Write a list as a,b (stop as [a, b]), and a key as its location: env:NAME, \
                file:PATH, or keyring:NAME.

                Exit codes: 0 set, 1 lint finds errors, 2 wrong usage, or cannot write the file.
                """)
    }

    @Argument(
        help: ArgumentHelp("A profile, or PROFILE/PROXY.", valueName: "ref"), completion: ReferenceCompletion.kind)
    var reference: String

    @Argument(help: "The field, such as context_size.", completion: FieldCompletion.kind)
    var field: String

    @Argument(help: "The value; put -- before one that starts with a hyphen.", completion: FieldCompletion.values)
    var value: String

    @OptionGroup var options: ChangeOptions

    func run(on terminal: Terminal) -> ExitStatus {
        options.report(on: terminal) { workspace throws(UsageError) in
            let (loaded, turn) = try workspace.profileToChange(named: reference)
            let edited = try UsageError.telling { () throws(FieldProblem) in
                try ProfileEditor(loaded, workspace.catalog).setting(field, to: value)
            }
            // A short name is told in full.
            let fullName = (try? FieldPath(field, of: loaded))?.label ?? field
            return try ProfileChange(workspace: workspace, terminal: terminal, turn: turn).write(
                edited, over: loaded, force: options.force,
                saying: "set \(fullName) to \(SecretMask.byForm.hidingSecrets(in: value))")
        }
    }
}
