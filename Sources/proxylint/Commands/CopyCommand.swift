import ArgumentParser
import Managing
import Profiles
import Reporting

/// `copy`: a profile once more, under another name.
struct CopyCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "copy",
            abstract: "Copy a profile under another name.",
            discussion: "Exit codes: 0 copied, 2 wrong usage, or cannot write the file.")
    }

    @Argument(help: ArgumentHelp("The profile.", valueName: "ref"), completion: ReferenceCompletion.kind)
    var reference: String

    @Argument(help: ArgumentHelp("Name of the copy.", valueName: "name"))
    var name: String

    @OptionGroup var options: ChangeOptions

    func run(on terminal: Terminal) -> ExitStatus {
        options.report(on: terminal) { workspace throws(UsageError) in
            let loaded = try workspace.profile(named: reference)
            guard loaded.chosen == nil || reference == loaded.profile.name?.value else {
                throw UsageError("`copy` copies a whole profile; name it without a proxy")
            }
            try InitQuestions.check(name)
            let names = workspace.store.contents().profiles.compactMap { $0.profile.name?.value }
            guard !names.contains(name) || options.force else {
                throw UsageError("there is already a profile `\(name)`; choose another name")
            }
            let path = ProfilePath.sibling(of: loaded.source.name, called: name)
            let copy = try UsageError.telling { () throws(FieldProblem) in
                try ProfileEditor(loaded, workspace.catalog).copy(called: name, at: path)
            }
            try UsageError.telling { () throws(SavingProblem) in
                try ProfileSaving.create(
                    copy.source.bytes, at: path, copyOf: loaded.source.name, replaces: options.force)
            }
            terminal.print("\(foreign: path): written\n")
            return .good
        }
    }
}
