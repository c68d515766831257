import ArgumentParser
import Catalog
import FrontEnds
import Glibc
import Linting
import Managing
import ProfileFiles
import Profiles
import Reporting
import Secrets
import YAMLSource

/// `import`: a profile out of what somebody already has.
struct ImportCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: "Create a profile from settings you already have.",
            discussion: """
                FILE is a file, or - for standard input. The profile is printed, or written with --output. A key in \
                the file is never written into the profile. --store-key puts it into the keyring (or into a file only \
                you can read); without it you are asked at a terminal, or told how to store it. It is stored under \
                the profile's name.

                Exit codes: 0 imported, even if lint finds errors; 2 wrong usage, a file in another format, or a key \
                that cannot be stored.
                """)
    }

    @Argument(
        help: ArgumentHelp(
            "Where the settings come from, such as sillytavern; --list shows them all.", valueName: "format"),
        completion: CatalogCompletion.imports)
    var source: String?

    @Argument(help: ArgumentHelp("The file; - for standard input.", valueName: "file"), completion: .file())
    var file: String?

    @Flag(help: "List what can be imported.")
    var list = false

    @Option(help: "Name of the profile.")
    var name = "imported"

    @Option(
        help: ArgumentHelp("The front end the profile is for.", valueName: "id"),
        completion: CatalogCompletion.frontEnds)
    var frontEnd: String?

    @Flag(help: "Store the keys found in the file.")
    var storeKey = false

    @Option(
        name: [.short, .long], help: ArgumentHelp("Write the profile to this file.", valueName: "path"),
        completion: .file())
    var output: String?

    @Flag(help: "Overwrite the file and, with --store-key, a stored key with the same name.")
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
            for (id, reads) in Importers.list { terminal.print("\(foreign: id.padded(to: 13) + reads)\n") }
            return .good
        }
        let catalog = Catalog.inUse
        guard let source else {
            throw UsageError("say where the settings come from; `proxylint import --list` shows the formats")
        }
        guard let file else { throw UsageError("name the file, or - for standard input") }
        try checkName()
        let target = try frontEnd.map { name throws(UsageError) in try FrontEndName.frontEnd(name, catalog).id }
        let format = try format(source, catalog)
        let loaded = try loaded(in: file, format)
        let writer = ProfileWriter(catalog: catalog, name: name) { account in ImportedKeys.name(name, account) }
        let written = writer.write(loaded, from: format, frontEnd: target ?? Importers.frontEnd(of: format))
        guard !written.keys.contains(where: { $0.key.utf8.count >= 6 && name.contains($0.key) }) else {
            throw UsageError("--name contains the file's key; choose another name")
        }
        let keys = ImportedKeys(keys: written.keys, terminal: terminal, replaces: force)
        // Before anything is written.
        if storeKey { try keys.checkThatNothingIsReplaced() }
        let mended = mended(written.text, catalog)
        let text = String(decoding: mended.text.bytes, as: UTF8.self)
        try deliver(text, terminal)
        let isStored = storeKey ? keys.store() : keys.offer(mayAsk: file != "-")
        for sentence in loaded.sentences(on: written) { terminal.complain(sentence + ".\n") }
        if mended.fixedCount > 0 {
            terminal.complain("Wrote the model ID as the provider spells it.\n")
        }
        let hasErrors = remark(on: text, catalog, terminal)
        if let output {
            InitHints(terminal: terminal).tell(
                imported: output, frontEnd: target ?? Importers.frontEnd(of: format), hasErrors: hasErrors)
        }
        return isStored ? .good : .usage
    }

    /// Names are as profiles have them.
    private func checkName() throws(UsageError) {
        let scalars = name.unicodeScalars
        let isGood =
            !name.isEmpty && scalars.count <= 64
            && !scalars.contains { $0 == "/" || $0.value < 0x20 || $0.value == 0x7F }
        guard isGood else {
            throw UsageError("--name takes 1 to 64 characters, without `/` or control characters")
        }
    }

    private func loaded(in file: String, _ format: String) throws(UsageError) -> ImportedProfile {
        let text = try ImportedText(file: file, limit: Importers.maxBytes(for: format)).text()
        do {
            return try Importers.read(text, from: format)
        } catch {
            if case .syntax(let line, let column, let message) = error {
                throw UsageError("\(file):\(line):\(column): \(message)")
            }
            throw UsageError("`\(file)`: \(error.message)")
        }
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
            "there is no import from `\(name)`; \(meant ?? "`proxylint import --list` shows the formats")")
    }

    private func deliver(_ text: String, _ terminal: Terminal) throws(UsageError) {
        guard let output else { return terminal.print(exported: text) }
        let bytes = Array(text.utf8)
        let result: Result<Void, AtomicFile.Problem> = bytes.withUnsafeBytes { bytes in
            Result { () throws(AtomicFile.Problem) in
                try AtomicFile.overwrite(bytes, to: output, mode: 0o644, holdsKey: false, replaces: force)
            }
        }
        if case .failure(let problem) = result { throw UsageError("`\(output)`: \(problem.message)") }
        terminal.print("\(foreign: output): written\n")
    }

    private func linter(_ catalog: Catalog) -> Linter {
        Linter(catalog: catalog, options: LintOptions(today: CalendarDate(secondsSince1970: Int64(time(nil)))))
    }

    private func source(of text: String) -> SourceText {
        SourceText(name: output ?? "\(name).yaml", bytes: Array(text.utf8))
    }

    /// The profile with model IDs as their provider spells them, where only one can be meant.
    private func mended(_ text: String, _ catalog: Catalog) -> FixedText {
        let selection = FixSelection(rules: ["unknown-model", "model-id-form"])
        return FixApplier(linter(catalog), selection).apply(to: source(of: text))
    }

    /// Says what lint finds in the new profile.
    ///
    /// - Returns: Whether there are errors.
    private func remark(on text: String, _ catalog: Catalog, _ terminal: Terminal) -> Bool {
        let result = linter(catalog).lint(source(of: text))
        let worth = result.keeping { $0.severity >= .warning }
        guard !worth.findings.isEmpty else { return false }
        var report = LintReport()
        report.fileCount = 1
        report.files = [LintReport.File(name: output ?? "\(name).yaml", worth)]
        let renderer = TextLintRenderer(isColored: false, width: terminal.width, showsUnsetVariables: false)
        terminal.complain(report: "\n" + renderer.render(report, withSummary: true))
        let hasErrors = worth.findings.contains { $0.severity == .error }
        if hasErrors {
            terminal.complain(
                "The profile matches its source; fix these errors before you export or use it.\n")
        }
        return hasErrors
    }
}

extension String {
    /// The text with blanks behind it up to a width.
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(width - count, 1)) }
}
