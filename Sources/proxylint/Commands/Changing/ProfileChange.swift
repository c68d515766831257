import Managing
import Reporting
import Setups
import YAMLSource

/// Writes a changed profile, and says what lint finds in it.
struct ProfileChange {
    let workspace: Workspace
    let terminal: Terminal
    /// The turn in which the profile was read.
    var turn: WritingTurn?

    /// What became of a change that is written.
    struct Outcome {
        fileprivate let findings: NewFindings

        /// Bad news where lint finds new errors.
        var status: ExitStatus { findings.findings.contains { $0.severity == .error } ? .badNews : .good }

        /// What lint objects to (`NewFindings.objections`).
        var objections: String { findings.objections }
    }

    /// Writes what an edit made of a profile; what the format does not allow is shown and stops it.
    ///
    /// - Parameter force: Whether it is written all the same.
    /// - Returns: What became of it; nil where nothing is written, which is said.
    /// - Throws: `UsageError` where it cannot be written; the old file stands then.
    func write(_ edited: ProfileEditor.Edited, over loaded: LoadedProfile, force: Bool) throws(UsageError) -> Outcome? {
        let lint = PreflightLint(catalog: workspace.catalog, terminal: terminal)
        let fresh = NewFindings(
            before: lint.result(in: loaded.source), after: lint.result(in: edited.source))
        _ = lint.show(fresh.worthShowing)
        if fresh.breakFormat, !force {
            terminal.complain(
                "proxylint: the result would not be a valid profile, so nothing was written; use --force to write it anyway\n"
            )
            return nil
        }
        do {
            try ProfileSaving.replace(edited.source.bytes, at: loaded.source.name, old: loaded.source.bytes, in: turn)
        } catch {
            throw UsageError(error)
        }
        // What is active may have got another name.
        if let changed = workspace.store.profiles(of: edited.source).first(where: {
            $0.profile.document == loaded.profile.document
        }) {
            do {
                try ActiveProxyUpdate(loaded, workspace).follow(to: changed)
            } catch {
                terminal.complain("The profile was written, but \(error.message).\n")
            }
        }
        if !edited.repeatedOnLines.isEmpty {
            let lines = edited.repeatedOnLines.map(String.init).joined(separator: ", ")
            terminal.complain("Also changed, because an alias repeats it: line \(lines).\n")
        }
        return Outcome(findings: fresh)
    }

    /// Writes what an edit made of a profile, and says in a line what that is.
    ///
    /// - Throws: `UsageError` where it cannot be written; the old file stands then.
    func write(
        _ edited: ProfileEditor.Edited, over loaded: LoadedProfile, force: Bool, saying what: String
    ) throws(UsageError) -> ExitStatus {
        guard let outcome = try write(edited, over: loaded, force: force) else { return .badNews }
        terminal.print("\(foreign: loaded.source.name): \(foreign: what)\(foreign: outcome.objections)\n")
        return outcome.status
    }
}

extension Workspace {
    /// The profile that a command is to change, read in a turn of this process to write where it lies.
    ///
    /// - Throws: `UsageError`.
    func profileToChange(named reference: String) throws(UsageError) -> (loaded: LoadedProfile, turn: WritingTurn) {
        let turn = WritingTurn(at: try profile(named: reference).source.name)
        return (try profile(named: reference), turn)
    }
}

extension NewFindings {
    /// What lint objects to, to be put behind what was written; empty where it finds nothing new.
    var objections: String { rules.isEmpty ? "" : " (written; lint: \(rules.joined(separator: ", ")))" }
}
