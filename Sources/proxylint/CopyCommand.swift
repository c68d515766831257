import ArgumentParser
import Catalog
import Diagnosing
import Glibc
import Managing
import Profiles
import Reporting
import Switching

/// `copy`: a profile once more, under another name.
struct CopyCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "copy",
            abstract: "Copy a profile to a file of its own, under another name.",
            discussion: "Exit codes: 0 copied, 1 lint finds errors, 2 wrong usage, or it cannot be written.")
    }

    @Argument(help: ArgumentHelp("The profile.", valueName: "ref"), completion: ReferenceCompletion.kind)
    var reference: String

    @Argument(help: ArgumentHelp("What to call the copy.", valueName: "name"))
    var name: String

    @OptionGroup var options: ChangeOptions

    func run(on terminal: Terminal) -> ExitStatus {
        options.report(on: terminal) { session throws(UsageError) in
            let setup = try session.setup(named: reference)
            guard setup.chosen == nil || reference == setup.profile.name?.value else {
                throw UsageError("`copy` takes a whole profile; name it without a proxy")
            }
            try InitQuestions.check(name)
            let names = session.store.contents().setups.compactMap { $0.profile.name?.value }
            guard !names.contains(name) || options.force else {
                throw UsageError("there is a profile `\(name)` already; choose another name")
            }
            let path = ProfilePath.sibling(of: setup.source.name, called: name)
            let copy = try UsageError.telling { () throws(FieldProblem) in
                try ProfileEditor(setup, session.catalog).copy(called: name, at: path)
            }
            try UsageError.telling { () throws(SavingProblem) in
                try ProfileSaving.create(
                    copy.source.bytes, at: path, copyOf: setup.source.name, replaces: options.force)
            }
            terminal.print("\(SafeMessage.text(path)): written\n")
            return .good
        }
    }
}

/// `rename`: gives a profile or a proxy another name.
struct RenameCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rename",
            abstract: "Give a profile or a proxy another name; a file that is called like its profile is renamed too.",
            discussion: "Exit codes: 0 renamed, 1 lint finds errors, 2 wrong usage, or it cannot be written.")
    }

    @Argument(
        help: ArgumentHelp("A profile, or PROFILE/PROXY.", valueName: "ref"), completion: ReferenceCompletion.kind)
    var reference: String

    @Argument(help: ArgumentHelp("The new name.", valueName: "name"))
    var name: String

    @OptionGroup var options: ChangeOptions

    func run(on terminal: Terminal) -> ExitStatus {
        options.report(on: terminal) { session throws(UsageError) in try rename(session, terminal) }
    }

    private func rename(_ session: ManagingSession, _ terminal: Terminal) throws(UsageError) -> ExitStatus {
        let setup = try session.setup(named: reference)
        try InitQuestions.check(name)
        if let proxy = setup.chosen {
            guard !setup.profile.proxies.contains(where: { $0.index != proxy.index && $0.name?.value == name }) else {
                throw UsageError("the profile has a proxy `\(name)` already; choose another name")
            }
        } else if session.store.contents().setups.contains(where: { $0.profile.name?.value == name }) {
            throw UsageError("there is a profile `\(name)` already; choose another name")
        }
        let edited = try UsageError.telling { () throws(FieldProblem) in
            try ProfileEditor(setup, session.catalog).renaming(to: name)
        }
        let oldPath = setup.source.name
        // A file called like its profile keeps being so.
        let isNamedAlike =
            setup.chosen == nil && setup.profile.node.tree.documents.count == 1
            && setup.profile.name.map { ProfilePath.sibling(of: oldPath, called: $0.value) == oldPath } ?? false
        let newPath = isNamedAlike ? ProfilePath.sibling(of: oldPath, called: name) : oldPath
        if newPath != oldPath, access(newPath, F_OK) == 0 { throw UsageError(SavingProblem.exists(path: newPath)) }
        let outcome = try ProfileChange(session: session, terminal: terminal).write(
            edited, over: setup, force: options.force)
        guard outcome != .refused else { return outcome.status }
        var path = oldPath
        // Where that fails the profile has its new name in the old file, which is as good.
        if newPath != oldPath, Glibc.rename(oldPath, newPath) == 0 {
            path = newPath
            follow(from: oldPath, to: newPath, session, terminal)
        }
        terminal.print("\(SafeMessage.text(path)): renamed to \(SafeMessage.text(name))\n")
        return outcome.status
    }

    /// The state follows the file; where it cannot, the profile is renamed all the same.
    private func follow(
        from oldPath: String, to newPath: String, _ session: ManagingSession, _ terminal: Terminal
    ) {
        guard let moved = try? session.store.read(newPath).first else { return }
        let before = Setup(
            profile: moved.profile, source: moved.source, chosen: nil, path: ActiveProxy.absolutePath(oldPath))
        do {
            try PointerChange(before, session).follow(to: moved)
        } catch {
            terminal.complain("It is renamed, but \(error.message).\n")
        }
    }
}

/// `remove`: deletes a profile or a proxy, after asking.
struct RemoveCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "remove",
            abstract: "Delete a profile, or one proxy of it, after asking.",
            discussion: "Exit codes: 0 deleted, 1 not deleted, 2 wrong usage, or it cannot be written.", aliases: ["rm"]
        )
    }

    @Argument(
        help: ArgumentHelp("A profile, or PROFILE/PROXY.", valueName: "ref"), completion: ReferenceCompletion.kind)
    var reference: String

    @Flag(name: [.short, .long], help: "Do not ask.")
    var yes = false

    @OptionGroup var options: ChangeOptions

    func run(on terminal: Terminal) -> ExitStatus {
        options.report(on: terminal) { session throws(UsageError) in try remove(session, terminal) }
    }

    private func remove(_ session: ManagingSession, _ terminal: Terminal) throws(UsageError) -> ExitStatus {
        let setup = try session.setup(named: reference)
        let path = setup.source.name
        let what =
            setup.chosen.map { "the proxy \(setup.profile.label(of: $0))" }
            ?? "the profile \(setup.profile.name?.value ?? "")"
        if !yes {
            let question = Question(terminal: terminal)
            guard question.canAsk else {
                throw UsageError("say --yes to delete \(what), as there is no terminal to ask at")
            }
            guard question.answer("Delete \(what) (\(path))? [y/n] ", among: ["y": "yes", "n": "no"]) == "yes" else {
                terminal.complain("Nothing was deleted.\n")
                return .badNews
            }
        }
        let editor = ProfileEditor(setup, session.catalog)
        if setup.chosen != nil {
            guard setup.profile.proxies.count > 1 else {
                throw UsageError("it is the only proxy of its profile; delete the profile instead")
            }
            let rest = try UsageError.telling { () throws(FieldProblem) in try editor.removingProxy() }
            let outcome = try ProfileChange(session: session, terminal: terminal).write(
                rest, over: setup, force: options.force)
            guard outcome != .refused else { return outcome.status }
        } else if let rest = try UsageError.telling({ () throws(FieldProblem) in try editor.removingProfile() }) {
            try UsageError.telling { () throws(SavingProblem) in
                try ProfileSaving.replace(rest.source.bytes, at: path, old: setup.source.bytes)
            }
        } else if unlink(path) != 0 {
            throw UsageError("`\(path)` cannot be deleted: \(String(cString: strerror(errno)))")
        }
        do {
            try PointerChange(setup, session).forget()
        } catch {
            terminal.complain("It is deleted, but \(error.message).\n")
        }
        terminal.print("\(SafeMessage.text(path)): deleted \(SafeMessage.text(what))\n")
        return .good
    }
}
