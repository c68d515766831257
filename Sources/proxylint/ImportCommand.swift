import ArgumentParser
import Catalog
import Diagnosing
import Exporting
import Glibc
import Linting
import ProfileFiles
import Reporting
import Secrets
import YAMLSource

/// `import`: a profile out of what somebody already has.
struct ImportCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: "Make a profile out of settings that you already have elsewhere.",
            discussion: """
                FILE is a file, or - for standard input. The profile is printed, or written with --output. A key that stands in the file is \
                never written into the profile: with --store-key it goes into the keyring (else into a file that only you can read), without \
                it you are told how to store it.

                Exit codes: 0 imported, 2 wrong usage, or the file is not what it is said to be.
                """)
    }

    @Argument(
        help: ArgumentHelp("Where the settings come from, such as sillytavern; --list shows all.", valueName: "format"))
    var source: String?

    @Argument(help: ArgumentHelp("The file; - for standard input.", valueName: "file"))
    var file: String?

    @Flag(help: "Show what can be imported.")
    var list = false

    @Option(help: "What to call the profile.")
    var name = "imported"

    @Option(help: ArgumentHelp("The front end that the profile is for.", valueName: "id"))
    var frontEnd: String?

    @Flag(help: "Store keys that stand in the file.")
    var storeKey = false

    @Option(name: [.short, .long], help: ArgumentHelp("Write the profile to this file.", valueName: "path"))
    var output: String?

    @Flag(help: "Overwrite the file.")
    var force = false

    func run(on terminal: Terminal) -> ExitStatus {
        MemoryProtection.begin()
        do {
            return try read(on: terminal)
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
    }

    private func read(on terminal: Terminal) throws(UsageError) -> ExitStatus {
        if list {
            for (id, reads) in Importers.list { terminal.print(id.padded(to: 13) + reads + "\n") }
            return .good
        }
        let catalog = Catalog.embedded
        guard let source else {
            throw UsageError("say where the settings come from; `proxylint import --list` shows what is read")
        }
        guard let file else { throw UsageError("name the file, or - for standard input") }
        let setup: ImportedSetup
        do {
            setup = try Importers.read(try text(of: file), from: format(source, catalog))
        } catch let problem as ImportProblem {
            throw UsageError("`\(file)`: \(problem.message)")
        } catch let usage as UsageError {
            throw usage
        } catch {
            throw UsageError("`\(file)` cannot be read")
        }
        let written = ProfileWriter(catalog: catalog, name: name).write(setup, from: source, frontEnd: frontEnd)
        try deliver(written.text, terminal)
        keep(written.keys, terminal)
        if !setup.leftOut.isEmpty {
            terminal.complain("Left out, as a profile has no place for it: \(setup.leftOut.joined(separator: ", ")).\n")
        }
        remark(on: written.text, catalog, terminal)
        return .good
    }

    private func format(_ name: String, _ catalog: Catalog) throws(UsageError) -> String {
        let known = Importers.list.map(\.id)
        let wanted = name.lowercased()
        if known.contains(wanted) { return wanted }
        if let alias = known.first(where: { catalog.frontEnd($0)?.values("alias").contains(wanted) ?? false }) {
            return alias
        }
        let meant = Similarity.nearest(to: wanted, among: known).map { "did you mean `\($0)`?" }
        throw UsageError(
            "there is no import from `\(name)`; \(meant ?? "`proxylint import --list` shows what is read")")
    }

    private func text(of file: String) throws(UsageError) -> String {
        do {
            let source = file == "-" ? try ProfileReading.readStandardInput(name: "-") : try ProfileReading.read(file)
            guard source.bytes.count <= YAMLLimits.standard.bytes else {
                throw UsageError("`\(file)` is longer than 1 MiB")
            }
            guard let text = String(validating: source.bytes, as: UTF8.self) else {
                throw UsageError("`\(file)` is not UTF-8 text")
            }
            return text.replacing("\r\n", with: "\n")
        } catch let problem as PathProblem {
            throw UsageError("`\(file)`: \(problem.message)")
        } catch let usage as UsageError {
            throw usage
        } catch {
            throw UsageError("`\(file)` cannot be read")
        }
    }

    private func deliver(_ text: String, _ terminal: Terminal) throws(UsageError) {
        guard let output else { return terminal.print(text) }
        let bytes = Array(text.utf8)
        let result: Result<Void, AtomicFile.Problem> = bytes.withUnsafeBytes { bytes in
            Result { () throws(AtomicFile.Problem) in
                try AtomicFile.write(bytes, to: output, mode: 0o644, replaces: force)
            }
        }
        if case .failure(let problem) = result { throw UsageError("`\(output)`: \(problem.message)") }
    }

    /// Stores the keys of the source, or says how to.
    private func keep(_ keys: [(name: String, key: String)], _ terminal: Terminal) {
        for (name, key) in keys {
            guard storeKey else {
                terminal.complain(
                    "The file holds a key, which was not copied. Store it with `proxylint key set \(name)`, or import with --store-key.\n"
                )
                continue
            }
            do {
                let text = try KeyText(key.utf8)
                let place = try KeyStorage(terminal).store(text.secret, as: name, inFile: false)
                terminal.complain("Stored \(text.masked) \(place) as \(name).\n")
            } catch {
                terminal.complain("proxylint: the key of \(name) was not stored: \(error.message)\n")
            }
        }
    }

    /// Says what lint finds in the new profile.
    private func remark(on text: String, _ catalog: Catalog, _ terminal: Terminal) {
        let options = LintOptions(today: CalendarDate(secondsSince1970: time(nil)))
        let result = Linter(catalog: catalog, options: options).lint(
            SourceText(name: output ?? "\(name).yaml", bytes: Array(text.utf8)))
        let worth = result.findings.filter { $0.severity >= .warning }
        guard !worth.isEmpty else { return }
        var report = LintReport()
        report.fileCount = 1
        report.files = [LintReport.File(name: output ?? "\(name).yaml", findings: worth)]
        let renderer = TextLintRenderer(isColoured: false, width: terminal.width, showsUnsetVariables: false)
        terminal.complain("\n" + renderer.render(report, withSummary: true))
    }
}

extension String {
    /// The text with blanks behind it up to a width.
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(width - count, 1)) }
}
