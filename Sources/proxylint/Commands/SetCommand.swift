import ArgumentParser
import Managing
import Profiles

/// `set`: gives a field of a profile another value.
struct SetCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "set",
            abstract: "Set a field in a profile; comments and layout stay as they are.",
            discussion: """
                FIELD is a path such as context_size or generation.temperature: of a proxy where REF names one (account.plan leads to its account), else of \
                the profile (accounts.NAME.plan, proxies.NAME.model). A list is written as a,b (of stop, as [a, b]); a key by where it is: env:NAME, file:PATH \
                or keyring:NAME.

                Exit codes: 0 set, 1 lint finds errors, 2 wrong usage, or it cannot be written.
                """)
    }

    @Argument(
        help: ArgumentHelp("A profile, or PROFILE/PROXY.", valueName: "ref"), completion: ReferenceCompletion.kind)
    var reference: String

    @Argument(help: "The field, such as context_size.", completion: FieldCompletion.kind)
    var field: String

    @Argument(help: "The value; behind -- where it begins with a hyphen.", completion: FieldCompletion.values)
    var value: String

    @OptionGroup var options: ChangeOptions

    func run(on terminal: Terminal) -> ExitStatus {
        options.report(on: terminal) { workspace throws(UsageError) in
            let loaded = try workspace.profile(named: reference)
            let edited = try UsageError.telling { () throws(FieldProblem) in
                try ProfileEditor(loaded, workspace.catalog).setting(field, to: value)
            }
            return try ProfileChange(workspace: workspace, terminal: terminal).write(
                edited, over: loaded, force: options.force,
                saying: "set \(field) to \(SecretMask.byForm.hidingSecrets(in: value))")
        }
    }
}
