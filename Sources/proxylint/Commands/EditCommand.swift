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
            abstract: "Open a profile in your editor, then lint it.",
            discussion: """
                The editor is $VISUAL, else $EDITOR, else one that is installed. If the profile has errors afterward, \
                you can edit it again, keep it, or undo the changes.

                Exit codes: 0 edited, 1 edited, and lint finds errors, 2 wrong usage, or there is no editor.
                """)
    }

    @Argument(
        help: ArgumentHelp("A profile; defaults to the active one.", valueName: "ref"),
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
                "The profile has errors. Edit again, keep it, or undo the changes? [e/k/u] ",
                among: ["e": "edit", "k": "keep", "u": "undo"])
            {
            case "edit": continue
            case "undo":
                do {
                    try ProfileSaving.replace(before.bytes, at: path)
                } catch {
                    throw UsageError(error)
                }
                terminal.complain("The changes were undone.\n")
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
        // Editors take `-rf.yaml` for an option, and vim `+!command` for a command.
        let path = path.hasPrefix("/") || path.hasPrefix(".") ? path : "./\(path)"
        // What is chosen may have arguments of its own, so the shell reads it; the path is never part of its text.
        if let chosen {
            guard let status = ForegroundProgram.run(["/bin/sh", "-c", "\(chosen) \"$1\"", "sh", path]) else {
                throw UsageError("cannot run the editor `\(chosen)`")
            }
            guard status == 0 else {
                throw UsageError("the editor `\(chosen)` exited with status \(status); `\(path)` is as it left it")
            }
            return
        }
        for editor in ["sensible-editor", "editor", "nano", "vim", "vi"] {
            guard let status = ForegroundProgram.run([editor, path]) else { continue }
            guard status == 0 else { throw UsageError("the editor `\(editor)` exited with status \(status)") }
            return
        }
        throw UsageError("no editor found; set EDITOR, or open `\(path)` yourself")
    }
}
