import ArgumentParser
import Managing
import Reporting
import Switching

/// `rest list`: what rests.
struct RestListCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "list", abstract: "Show which proxies rest (the default).")
    }

    @OptionGroup var options: RestOptions

    func run(on terminal: Terminal) -> ExitStatus {
        options.report(on: terminal) { context throws(UsageError) in
            let workspace = context.workspace
            let resting = RestingProxies.all(
                workspace.state().failures, in: workspace.store.contents().profiles, now: context.now,
                workspace.catalog)
            context.print(resting, text: { $0.render(resting) })
            return .good
        }
    }
}

/// `rest clear`: forgets what is remembered.
struct RestClearCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "clear", abstract: "Let proxies work again: all, or those of a profile, or one.")
    }

    @Argument(
        help: ArgumentHelp("A profile, or PROFILE/PROXY.", valueName: "ref"), completion: ReferenceCompletion.kind)
    var reference: String?

    @OptionGroup var options: RestOptions

    func run(on terminal: Terminal) -> ExitStatus {
        options.report(on: terminal) { context throws(UsageError) in
            let forgotten = try context.workspace.forgetRests(of: reference, now: context.now)
            context.print(forgotten, text: { $0.cleared(forgotten) })
            return .good
        }
    }
}
