import ArgumentParser
import Glibc
import Managing
import Profiles
import Reporting
import Setups

/// `rename`: gives a profile or a proxy another name.
struct RenameCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rename",
            abstract: "Rename a profile or a proxy.",
            discussion: "A file named after its profile is renamed too. "
                + "Exit codes: 0 renamed, 1 lint finds errors, 2 wrong usage, or cannot write the file.")
    }

    @Argument(
        help: ArgumentHelp("A profile, or PROFILE/PROXY.", valueName: "ref"), completion: ReferenceCompletion.kind)
    var reference: String

    @Argument(help: ArgumentHelp("The new name.", valueName: "name"))
    var name: String

    @OptionGroup var options: ChangeOptions

    func run(on terminal: Terminal) -> ExitStatus {
        options.report(on: terminal) { workspace throws(UsageError) in try rename(workspace, terminal) }
    }

    private func rename(_ workspace: Workspace, _ terminal: Terminal) throws(UsageError) -> ExitStatus {
        let (loaded, turn) = try workspace.profileToChange(named: reference)
        try InitQuestions.check(name)
        if let proxy = loaded.chosen {
            guard !loaded.profile.proxies.contains(where: { $0.index != proxy.index && $0.name?.value == name }) else {
                throw UsageError("the profile already has a proxy `\(name)`; choose another name")
            }
        } else if workspace.store.contents().profiles.contains(where: { $0.profile.name?.value == name }) {
            throw UsageError("there is already a profile `\(name)`; choose another name")
        }
        let edited = try UsageError.telling { () throws(FieldProblem) in
            try ProfileEditor(loaded, workspace.catalog).renaming(to: name)
        }
        let oldPath = loaded.source.name
        // A file called like its profile keeps being so.
        let isNamedAlike =
            loaded.chosen == nil && loaded.profile.node.tree.documents.count == 1
            && loaded.profile.name.map { ProfilePath.sibling(of: oldPath, called: $0.value) == oldPath } ?? false
        let newPath = isNamedAlike ? ProfilePath.sibling(of: oldPath, called: name) : oldPath
        if newPath != oldPath, access(newPath, F_OK) == 0 { throw UsageError(SavingProblem.exists(path: newPath)) }
        guard
            let outcome = try ProfileChange(workspace: workspace, terminal: terminal, turn: turn).write(
                edited, over: loaded, force: options.force)
        else { return .badNews }
        var path = oldPath
        // Where that fails the profile has its new name in the old file, which is as good.
        if newPath != oldPath, Glibc.rename(oldPath, newPath) == 0 {
            path = newPath
            follow(from: oldPath, to: newPath, workspace, terminal)
        }
        terminal.print("\(foreign: path): renamed to \(foreign: name)\(foreign: outcome.objections)\n")
        return outcome.status
    }

    /// The state follows the file; where it cannot, the profile is renamed all the same.
    private func follow(
        from oldPath: String, to newPath: String, _ workspace: Workspace, _ terminal: Terminal
    ) {
        guard let moved = try? workspace.store.read(newPath).first else { return }
        let before = LoadedProfile(
            profile: moved.profile, source: moved.source, chosen: nil, path: ActiveProxy.absolutePath(oldPath))
        do {
            try ActiveProxyUpdate(before, workspace).follow(to: moved)
        } catch {
            terminal.complain("It was renamed, but \(error.message).\n")
        }
    }
}
