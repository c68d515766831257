import Linting
import Managing
import Reporting
import Setups
import YAMLSource

/// Writes a changed profile, and says what lint finds in it.
struct ProfileChange {
    let workspace: Workspace
    let terminal: Terminal

    /// What became of a change.
    enum Outcome {
        /// It is written, and lint finds no new error.
        case clean
        /// It is written, and lint finds new errors.
        case withErrors
        /// It would have broken the format, and nothing is written.
        case refused

        var status: ExitStatus { self == .clean ? .good : .badNews }
    }

    /// Writes what an edit made of a profile; what the format does not allow is shown and stops it.
    ///
    /// - Parameter force: Whether it is written all the same.
    /// - Throws: `UsageError` where it cannot be written; the old file stands then.
    func write(_ edited: ProfileEditor.Edited, over loaded: LoadedProfile, force: Bool) throws(UsageError) -> Outcome {
        let lint = PreflightLint(catalog: workspace.catalog, terminal: terminal)
        let before = lint.findings(in: loaded.source)
        let fresh = lint.findings(in: edited.source).filter { finding in
            finding.severity >= .warning
                && !before.contains { $0.rule == finding.rule && $0.message == finding.message }
        }
        let format = Set(RuleList.all.filter { $0.family == .file }.map { $0.id })
        let breaks = fresh.contains { $0.severity == .error && format.contains($0.rule) }
        let isClean = lint.show(fresh)
        if breaks, !force {
            terminal.complain(
                "proxylint: the profile would not be one any more, so nothing was written; --force writes it all the same\n"
            )
            return .refused
        }
        do {
            try ProfileSaving.replace(edited.source.bytes, at: loaded.source.name, old: loaded.source.bytes)
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
                terminal.complain("The profile is written, but \(error.message).\n")
            }
        }
        if !edited.repeatedOnLines.isEmpty {
            let lines = edited.repeatedOnLines.map(String.init).joined(separator: ", ")
            terminal.complain("Repeated by an alias, and so changed as well: line \(lines).\n")
        }
        return isClean ? .clean : .withErrors
    }
}
