import Catalog
import FrontEnds
import Glibc
import Managing
import Reporting
import Setups

/// Exports a profile to every front end that it names, each into a folder of its own.
struct ExportEverywhere {
    let folder: String
    let files: ExportFiles
    /// Whether errors of lint stop nothing.
    let goesOn: Bool
    let source: ExportSource

    private var terminal: Terminal { source.terminal }
    private var catalog: Catalog { source.catalog }

    /// - Throws: `UsageError`.
    func export(_ loaded: LoadedProfile) throws(UsageError) -> ExitStatus {
        let named = loaded.profile.frontEnds.map { $0.value }
        let targets = named.filter { id in Exporters.list.contains { $0.id == id } }
        guard !targets.isEmpty else {
            let reason = named.isEmpty ? "names no front end" : "names only front ends without an export"
            throw UsageError("the profile \(reason); name one: `proxylint export --list` shows them")
        }
        let lint = PreflightLint(catalog: catalog, terminal: terminal)
        guard lint.show(lint.result(of: loaded, frontEnds: targets)) || goesOn else {
            terminal.complain(
                "proxylint: the profile has errors, so nothing was exported; use --force to export it anyway\n")
            return .badNews
        }
        // Everything is worked out before anything is written.
        var exports: [(target: String, name: String, made: Export)] = []
        for target in targets {
            let name = catalog.frontEnd(target)?.name ?? target
            let input = try source.input(loaded, all: Exporters.holdsSeveralProxies(target))
            do {
                exports.append((target, name, try Exporters.export(input, to: target)))
            } catch {
                throw UsageError("\(name): \(error.message)")
            }
        }
        for (target, name, made) in exports {
            let own = "\(folder.hasSuffix("/") ? String(folder.dropLast()) : folder)/\(target)"
            if mkdir(own, 0o755) != 0, errno != EEXIST {
                throw UsageError("`\(own)` cannot be created: \(String(cString: strerror(errno)))")
            }
            terminal.print("\(foreign: name)\n")
            try files.save(made.documents, into: own, terminal)
            terminal.complain(
                report: ExportRenderer(frontEnd: target, name: name).notes([], made.notes, [], width: terminal.width))
        }
        for id in named where !targets.contains(id) {
            terminal.complain("There is no export for \(catalog.frontEnd(id)?.name ?? id).\n")
        }
        return .good
    }
}
