import ArgumentParser
import ChildPrograms
import Glibc
import Managing
import ProfileFiles
import Reporting
import YAMLSource

/// `edit`: opens a profile in the user's editor, and lints it on return.
struct EditCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "edit",
            abstract: "Open a profile in your editor, and lint it on return.",
            discussion: """
                The editor is $VISUAL, else $EDITOR, else one that is installed. Where the profile is broken afterwards, you can go back in, keep it \
                as it is, or take the changes back.

                Exit codes: 0 edited, 1 edited, and lint finds errors, 2 wrong usage, or there is no editor.
                """)
    }

    @Argument(
        help: ArgumentHelp("A profile; the active one if not given.", valueName: "ref"),
        completion: ReferenceCompletion.kind)
    var reference: String?

    @OptionGroup var folder: ProfilesOption

    func run(on terminal: Terminal) -> ExitStatus {
        do {
            return try edit(terminal)
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
    }

    private func edit(_ terminal: Terminal) throws(UsageError) -> ExitStatus {
        let workspace = Workspace(folder: folder.profiles, terminal: terminal)
        let path = try workspace.file(named: reference)
        let before = try Self.read(path)
        while true {
            try open(path, terminal)
            let after = try Self.read(path)
            guard after.bytes != before.bytes else {
                terminal.complain("Nothing was changed.\n")
                return .good
            }
            let lint = PreflightLint(catalog: workspace.catalog, terminal: terminal)
            let result = lint.result(in: after)
            let found = NewFindings(before: lint.result(in: before), after: result)
            if lint.show(result) {
                terminal.print("\(foreign: path): saved\(foreign: found.objections)\n")
                return .good
            }
            switch Question(terminal: terminal).answer(
                "The profile has errors. Edit again, keep it so, or undo the changes? [e/k/u] ",
                among: ["e": "edit", "k": "keep", "u": "undo"])
            {
            case "edit": continue
            case "undo":
                do {
                    try ProfileSaving.replace(before.bytes, at: path)
                } catch {
                    throw UsageError(error)
                }
                terminal.complain("The changes are taken back.\n")
                return .good
            default:
                terminal.print("\(foreign: path): saved\(foreign: found.objections)\n")
                return .badNews
            }
        }
    }

    private static func read(_ path: String) throws(UsageError) -> SourceText {
        do {
            return try ProfileReading.read(path)
        } catch {
            throw UsageError("`\(path)`: \(error.message)")
        }
    }

    private func open(_ path: String, _ terminal: Terminal) throws(UsageError) {
        let chosen = [terminal.variable("VISUAL"), terminal.variable("EDITOR")].compactMap { $0 }.first { !$0.isEmpty }
        // What is chosen may have arguments of its own, so the shell reads it; the path is never part of its text.
        if let chosen {
            guard let status = ForegroundProgram.run(["/bin/sh", "-c", "\(chosen) \"$1\"", "sh", path]) else {
                throw UsageError("the editor `\(chosen)` cannot be run")
            }
            guard status == 0 else {
                throw UsageError("the editor `\(chosen)` ended with \(status); `\(path)` is as it left it")
            }
            return
        }
        for editor in ["sensible-editor", "editor", "nano", "vim", "vi"] {
            guard let status = ForegroundProgram.run([editor, path]) else { continue }
            guard status == 0 else { throw UsageError("the editor `\(editor)` ended with \(status)") }
            return
        }
        throw UsageError("there is no editor; name yours in the variable EDITOR, or open `\(path)` yourself")
    }
}
