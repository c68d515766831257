import ArgumentParser
import Managing
import Reporting
import Setups
import Switching

/// `use`: makes a proxy the active one.
struct UseCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "use",
            abstract: "Switch to a proxy, and show what changes.",
            discussion: """
                REF is a profile, or PROFILE/PROXY; a proxy of the active profile needs only its own name, and - \
                means the previous one. Without REF, pick from a list. Lint errors stop the switch.

                Exit codes: 0 switched, 1 lint errors stop it, 2 wrong usage, or cannot save the choice.
                """)
    }

    @Argument(
        help: ArgumentHelp("The profile or proxy; - for the previous one.", valueName: "ref"),
        completion: ReferenceCompletion.withPrevious)
    var reference: String?

    @Flag(help: "Switch despite lint errors.")
    var force = false

    @OptionGroup var options: SwitchOptions

    func run(on terminal: Terminal) -> ExitStatus {
        options.report(on: terminal) { context throws(UsageError) in try use(context) }
    }

    private func use(_ context: SwitchContext) throws(UsageError) -> ExitStatus {
        let workspace = context.workspace
        let state = workspace.state()
        // What was active may be gone; that must not keep anybody from choosing anew.
        let old = context.active(state)
        let loaded: LoadedProfile
        if reference == "-" {
            guard let before = try workspace.proxy(state.previous) else {
                throw UsageError("there is no previous proxy to go back to")
            }
            loaded = before.loaded
        } else if let reference {
            loaded = try workspace.profile(named: reference)
        } else {
            guard let picked = try context.picker.pick(active: old)
            else {
                return .interrupted
            }
            loaded = picked
        }
        guard let proxy = loaded.chosen ?? loaded.profile.proxies.first else {
            throw UsageError("`\(loaded.source.name)`: the profile has no proxy to switch to")
        }
        let target = loaded.choosing(proxy)
        let lint = context.lint
        guard lint.show(lint.result(of: target, frontEnds: context.frontEnd.map { [$0.id] })) || force else {
            context.terminal.complain(
                "proxylint: \(target.reference(to: proxy)) has errors, so nothing was switched; use --force to switch anyway\n"
            )
            return .badNews
        }
        context.print(
            try context.activate(proxy, in: target, from: old, told: state.form, isChosen: true))
        return .good
    }
}
