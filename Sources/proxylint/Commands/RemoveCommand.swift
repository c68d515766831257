import ArgumentParser
import Glibc
import Managing
import Profiles
import Reporting
import Switching

/// `remove`: deletes a profile or a proxy, after asking.
struct RemoveCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "remove",
            abstract: "Delete a profile or a proxy, after asking.",
            discussion: "Exit codes: 0 deleted, 1 not deleted, 2 wrong usage, or cannot write the file.",
            aliases: ["rm"]
        )
    }

    @Argument(
        help: ArgumentHelp("A profile, or PROFILE/PROXY.", valueName: "ref"), completion: ReferenceCompletion.kind)
    var reference: String

    @Flag(name: [.short, .long], help: "Do not ask.")
    var yes = false

    @OptionGroup var options: ChangeOptions

    func run(on terminal: Terminal) -> ExitStatus {
        options.report(on: terminal) { workspace throws(UsageError) in try remove(workspace, terminal) }
    }

    private func remove(_ workspace: Workspace, _ terminal: Terminal) throws(UsageError) -> ExitStatus {
        let loaded = try workspace.profile(named: reference)
        let path = loaded.source.name
        let what =
            loaded.chosen.map { "the proxy \(loaded.profile.label(of: $0))" }
            ?? "the profile \(loaded.profile.name?.value ?? "")"
        if !yes {
            let question = Question(terminal: terminal)
            guard question.canAsk else {
                throw UsageError("use --yes to delete \(what), because there is no terminal for questions")
            }
            guard question.answer("Delete \(what) (\(path))? [y/n] ", among: ["y": "yes", "n": "no"]) == "yes" else {
                terminal.complain("Nothing was deleted.\n")
                return .badNews
            }
        }
        let editor = ProfileEditor(loaded, workspace.catalog)
        var objections = ""
        if loaded.chosen != nil {
            guard loaded.profile.proxies.count > 1 else {
                throw UsageError("it is the profile's only proxy; delete the profile instead")
            }
            let rest = try UsageError.telling { () throws(FieldProblem) in try editor.removingProxy() }
            guard
                let outcome = try ProfileChange(workspace: workspace, terminal: terminal).write(
                    rest, over: loaded, force: options.force)
            else { return .badNews }
            objections = outcome.objections
        } else if let rest = try UsageError.telling({ () throws(FieldProblem) in try editor.removingProfile() }) {
            try UsageError.telling { () throws(SavingProblem) in
                try ProfileSaving.replace(rest.source.bytes, at: path, old: loaded.source.bytes)
            }
        } else if unlink(path) != 0 {
            throw UsageError("cannot delete `\(path)`: \(String(cString: strerror(errno)))")
        }
        do {
            try ActiveProxyUpdate(loaded, workspace).forget()
        } catch {
            terminal.complain("It was deleted, but \(error.message).\n")
        }
        terminal.print("\(foreign: path): deleted \(foreign: what)\(foreign: objections)\n")
        return .good
    }
}
