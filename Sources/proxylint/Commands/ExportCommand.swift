import ArgumentParser
import Catalog
import FrontEnds
import Glibc
import Linting
import Managing
import ProfileFiles
import Reporting
import Secrets
import Setups
import YAMLSource

/// `export`: settings to paste or to import, in the form of one front end.
struct ExportCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export",
            abstract: "Print settings for a front end, ready to paste.",
            discussion: """
                REF is a profile: a file or a name, with /PROXY to choose a proxy other than the first. The profile \
                is linted for the front end first; errors stop the export. The key is named, not shown, unless you \
                use --reveal. With --all, SillyTavern gets every proxy of the profile as a connection profile; without \
                a \
                front end, `export --all FOLDER` writes the profile for every front end that it names.

                Exit codes: 0 exported, 1 lint errors stop it, 2 wrong usage, or the front end cannot use the profile.
                """)
    }

    @Argument(
        help: ArgumentHelp("The front end, such as janitor; --list shows them all.", valueName: "front-end"),
        completion: CatalogCompletion.exports)
    var frontEnd: String?

    @Argument(
        help: ArgumentHelp(
            "The profile: a file or a name, with /PROXY for one proxy; give several for a relay.", valueName: "ref"),
        completion: ReferenceCompletion.kind)
    var references: [String] = []

    @Flag(help: "List the front ends and what is exported to each.")
    var list = false

    @Flag(help: "Export all proxies of the profile, or to all its front ends into a folder.")
    var all = false

    @Flag(help: "Include the key itself.")
    var reveal = false

    @Flag(
        help: "Walk through the form: copy each field to the clipboard in turn, including the key, without showing it.")
    var copy = false

    @Option(
        help: ArgumentHelp("Write the form as an HTML page with a Copy button for each field.", valueName: "file"),
        completion: .file())
    var html: String?

    @Option(
        help: ArgumentHelp(
            "Add the export to a SillyTavern user folder, such as data/default-user, while SillyTavern is stopped.",
            valueName: "folder"), completion: .directory)
    var merge: String?

    @OptionGroup var chart: ChartOption

    @Option(
        help: ArgumentHelp("Print only this part, if there are several.", valueName: "part"),
        completion: CatalogCompletion.parts)
    var part: String?

    @Option(
        name: [.short, .long], help: ArgumentHelp("Write the files into this folder.", valueName: "folder"),
        completion: .directory)
    var output: String?

    @Flag(help: "Export despite lint errors and overwrite files.")
    var force = false

    @OptionGroup var folder: ProfilesOption

    @OptionGroup var results: FormatOption

    @OptionGroup var colors: ColorOption

    func run(on terminal: Terminal) -> ExitStatus {
        do {
            return try export(on: terminal)
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
    }

    private func export(on terminal: Terminal) throws(UsageError) -> ExitStatus {
        let catalog = Catalog.inUse
        try checkOptions()
        if list {
            terminal.print(ExporterListRenderer(catalog: catalog).render(Exporters.list))
            return .good
        }
        if all, frontEnd.flatMap({ try? exporterID($0, catalog) }) == nil {
            return try exportEverywhere(terminal, catalog)
        }
        guard let frontEnd else { throw UsageError("name a front end; `proxylint export --list` shows them") }
        let target = try exporterID(frontEnd, catalog)
        if all, !Exporters.holdsSeveralProxies(target) {
            throw UsageError("\(target) takes one proxy at a time; drop --all, and name a proxy as REF/PROXY")
        }
        let workspace = Workspace(folder: folder.profiles, terminal: terminal)
        guard references.count < 2 || Exporters.takesSeveralProfiles(target) else {
            throw UsageError("\(target) takes one profile; export them one by one")
        }
        var profiles: [LoadedProfile] = []
        for reference in references { profiles.append(try workspace.profile(named: reference)) }
        if profiles.isEmpty { profiles = [try workspace.profile(named: nil)] }
        let lint = PreflightLint(catalog: catalog, terminal: terminal)
        for loaded in profiles {
            guard lint.show(lint.result(of: loaded, frontEnds: [target])) || force else {
                terminal.complain(
                    "proxylint: the profile has errors, so nothing was exported; use --force to export it anyway\n")
                return .badNews
            }
        }
        let source = ExportSource(
            catalog: catalog, terminal: terminal, reveals: reveal || copy, trusted: workspace.trustedHosts())
        var inputs: [ExportInput] = []
        for loaded in profiles {
            inputs.append(try source.input(loaded, all: all || Exporters.takesAllProxies(target)))
        }
        guard let input = ExportInput(joining: inputs) else { throw UsageError("there is no profile to export") }
        if let folder = chart.kubernetes {
            try chart.check(target, reveals: reveal || copy)
            try checkFolder(folder)
            let made = try chart.values(input)
            try files.save(made.documents, into: folder, terminal)
            let renderer = ExportRenderer(frontEnd: target, name: catalog.frontEnd(target)?.name ?? target)
            terminal.complain(
                report: renderer.notes(made.documents.map(\.place), made.notes, [], width: terminal.width))
            return .good
        }
        let made: Export
        do {
            made = try Exporters.export(input, to: target)
        } catch {
            throw UsageError(error.message)
        }
        if copy {
            let walk = FormWalk(terminal: terminal, frontEnd: catalog.frontEnd(target)?.name ?? target)
            let status = try walk.run(made.form)
            if status == .good { terminal.complain(made.notes.map { "- \($0)\n" }.joined()) }
            return status
        }
        if let merge {
            let folder = merge.hasSuffix("/") ? String(merge.dropLast()) : merge
            try SillyTavernFolder(path: folder, terminal: terminal, replaces: force).merge(made)
            if !reveal, input.proxies.first?.key != nil {
                terminal.complain("The key was not written; enter it in SillyTavern, or add --reveal.\n")
            }
            let renderer = ExportRenderer(frontEnd: target, name: catalog.frontEnd(target)?.name ?? target)
            terminal.complain(report: renderer.notes([], made.notes, [], width: terminal.width))
            return .good
        }
        if let html {
            guard let form = made.form else {
                throw UsageError("\(target) takes files, not fields; drop --html, or use --output")
            }
            let title = "\(catalog.frontEnd(target)?.name ?? target): \(input.proxies.first?.label ?? "")"
            let page = FormPage(title: title, form: form, notes: made.notes, input: input)
            try files.save(page.html, to: html)
            terminal.print("\(foreign: html): open it in a browser, and press Copy next to each field\n")
            return .good
        }
        try deliver(made, input, target, terminal, catalog)
        return .good
    }

    /// `export --all FOLDER [REF]`.
    private func exportEverywhere(_ terminal: Terminal, _ catalog: Catalog) throws(UsageError) -> ExitStatus {
        guard let into = frontEnd ?? output else {
            throw UsageError("name a folder: `proxylint export --all FOLDER`, or a front end that takes all proxies")
        }
        guard !copy, html == nil, merge == nil, part == nil, results.format == .text, frontEnd == nil || output == nil
        else { throw UsageError("`export --all FOLDER` takes no other destination, --part, or --format") }
        try checkFolder(into)
        let workspace = Workspace(folder: folder.profiles, terminal: terminal)
        let everywhere = ExportEverywhere(
            folder: into, files: files, goesOn: force,
            source: ExportSource(
                catalog: catalog, terminal: terminal, reveals: reveal, trusted: workspace.trustedHosts()))
        return try everywhere.export(try workspace.profile(named: references.first))
    }

    /// Options that ask for different things at once are refused, before anything is done.
    private func checkOptions() throws(UsageError) {
        let ways: [(name: String, isGiven: Bool)] = [
            ("--copy", copy), ("--html", html != nil), ("--merge", merge != nil), ("--output", output != nil),
            ("--kubernetes", chart.kubernetes != nil),
            ("--format json", results.format == .json),
        ]
        let given = ways.filter(\.isGiven).map(\.name)
        // Of these the last alone would be done.
        guard given.count < 2 else {
            throw UsageError("\(given.joined(separator: " and ")) are mutually exclusive; use one of them")
        }
        if all, copy || html != nil {
            throw UsageError("--copy and --html show the form of one proxy; drop --all")
        }
        if part != nil, copy || html != nil || merge != nil {
            throw UsageError("--part cannot be combined with --copy, --html, or --merge")
        }
    }

    private func checkFolder(_ folder: String) throws(UsageError) {
        if access(folder, F_OK) != 0, errno == ENOENT {
            throw UsageError("the folder `\(folder)` does not exist; create it first, or name another")
        }
    }

    /// Writes what was asked for.
    private var files: ExportFiles { ExportFiles(holdKeys: reveal, replace: force) }

    private func exporterID(_ name: String, _ catalog: Catalog) throws(UsageError) -> String {
        let known = Exporters.list.map(\.id)
        let wanted = name.lowercased()
        if known.contains(wanted) { return wanted }
        if let alias = known.first(where: { catalog.frontEnd($0)?.values("alias").contains(wanted) ?? false }) {
            return alias
        }
        let meant = Similarity.nearest(to: wanted, among: known).map { "did you mean `\($0)`?" }
        throw UsageError("there is no export to `\(name)`; \(meant ?? "`proxylint export --list` shows them")")
    }

    /// Prints exactly what front ends take, unless a terminal would act on it.
    private func show(_ text: String, on terminal: Terminal) {
        guard terminal.isInteractive else { return terminal.print(exported: text) }
        let shown = ExportRenderer.harmless(text)
        terminal.print(exported: shown)
        if shown != text {
            terminal.complain(
                "Terminal control characters are shown as \u{FFFD}; --output and pipes keep them.\n")
        }
    }

    private func deliver(
        _ made: Export, _ input: ExportInput, _ target: String, _ terminal: Terminal, _ catalog: Catalog
    ) throws(UsageError) {
        var documents = made.documents
        if let part {
            documents = documents.filter { $0.part == part }
            guard !documents.isEmpty else {
                let parts = made.documents.map(\.part).joined(separator: ", ")
                throw UsageError("there is no part `\(part)`; the \(target) export has \(parts)")
            }
        }
        let renderer = ExportRenderer(frontEnd: target, name: catalog.frontEnd(target)?.name ?? target)
        if let output {
            try checkFolder(output)
            try files.save(documents, into: output, terminal)
        } else if results.format == .json {
            show(
                renderer.json(documents, made.notes, input, version: ToolVersion.number, catalogDate: catalog.date),
                on: terminal)
            return
        } else {
            show(renderer.text(documents), on: terminal)
        }
        let told = Exporters.toldTraps(by: made, to: target)
        let traps = (catalog.frontEnd(target)?.facts("trap") ?? []).filter { !told.contains($0.value) }.map {
            $0.note.isEmpty ? $0.value : "\($0.value): \($0.note)"
        }
        var places = output == nil ? documents.map(\.place) : []
        if output == nil, documents.count > 1 {
            let parts = documents.map { "--part \($0.part)" }.joined(separator: ", ")
            places.append("There are several files: \(parts) prints one of them, --output writes them all")
        }
        terminal.complain(report: renderer.notes(places, made.notes, traps, width: terminal.width))
    }
}
