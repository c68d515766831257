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
            abstract: "Make a profile out of settings that you already have elsewhere.",
            discussion: """
                FILE is a file, or - for standard input. The profile is printed, or written with --output. A key that stands in the file is \
                never written into the profile: with --store-key it goes into the keyring (else into a file that only you can read), without \
                it you are asked at a terminal, and else told how to store it. It is stored under a name of the profile's own.

                Exit codes: 0 imported, also where lint finds errors in it; 2 wrong usage, the file is not what it is said to be, or the \
                key could not be stored.
                """)
    }

    @Argument(
        help: ArgumentHelp("Where the settings come from, such as sillytavern; --list shows all.", valueName: "format"),
        completion: CatalogCompletion.imports)
    var source: String?

    @Argument(help: ArgumentHelp("The file; - for standard input.", valueName: "file"), completion: .file())
    var file: String?

    @Flag(help: "Show what can be imported.")
    var list = false

    @Option(help: "What to call the profile.")
    var name = "imported"

    @Option(
        help: ArgumentHelp("The front end that the profile is for.", valueName: "id"),
        completion: CatalogCompletion.frontEnds)
    var frontEnd: String?

    @Flag(help: "Store keys that the file contains.")
    var storeKey = false

    @Option(
        name: [.short, .long], help: ArgumentHelp("Write the profile to this file.", valueName: "path"),
        completion: .file())
    var output: String?

    @Flag(help: "Overwrite the file, and with --store-key a stored key of the same name.")
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
        let catalog = Catalog.inUse
        guard let source else {
            throw UsageError("say where the settings come from; `proxylint import --list` shows what is read")
        }
        guard let file else { throw UsageError("name the file, or - for standard input") }
        try checkName()
        let target = try frontEnd.map { name throws(UsageError) in try FrontEndName.frontEnd(name, catalog).id }
        let format = try format(source, catalog)
        let loaded = try loaded(in: file, format)
        let writer = ProfileWriter(catalog: catalog, name: name) { account in ImportedKeys.name(name, account) }
        let written = writer.write(loaded, from: format, frontEnd: target)
        guard !written.keys.contains(where: { $0.key.utf8.count >= 6 && name.contains($0.key) }) else {
            throw UsageError("--name contains the key of the file; call the profile something else")
        }
        let keys = ImportedKeys(keys: written.keys, terminal: terminal, replaces: force)
        // Before anything is written.
        if storeKey { try keys.checkThatNothingIsReplaced() }
        try deliver(written.text, terminal)
        let isStored = storeKey ? keys.store() : keys.offer(mayAsk: file != "-")
        tell(loaded, written, terminal)
        remark(on: written.text, catalog, terminal)
        return isStored ? .good : .usage
    }

    /// Names are as profiles have them.
    private func checkName() throws(UsageError) {
        let scalars = name.unicodeScalars
        let isGood =
            !name.isEmpty && scalars.count <= 64
            && !scalars.contains { $0 == "/" || $0.value < 0x20 || $0.value == 0x7F }
        guard isGood else {
            throw UsageError("--name takes 1 to 64 characters without `/` and control characters")
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

    /// Says what is not in the profile, and what is worth knowing; names may stand there, values never.
    private func tell(_ loaded: ImportedProfile, _ written: ProfileWriter.Written, _ terminal: Terminal) {
        func say(_ text: String) {
            var text = text
            for (_, key) in written.keys where key.utf8.count >= 6 { text = text.replacing(key, with: "…") }
            terminal.complain(SecretMask.byForm.hidingSecrets(in: text) + ".\n")
        }
        if !loaded.leftOut.isEmpty {
            say("Left out, as a profile has no place for it: \(loaded.leftOut.joined(separator: ", "))")
        }
        if !loaded.secrets.isEmpty {
            say("Left out, as it may be a secret, which is not copied: \(loaded.secrets.joined(separator: ", "))")
        }
        for remark in loaded.remarks + written.remarks { say(remark) }
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

    private func deliver(_ text: String, _ terminal: Terminal) throws(UsageError) {
        guard let output else { return terminal.print(text) }
        let bytes = Array(text.utf8)
        let result: Result<Void, AtomicFile.Problem> = bytes.withUnsafeBytes { bytes in
            Result { () throws(AtomicFile.Problem) in
                try AtomicFile.overwrite(bytes, to: output, mode: 0o644, holdsKey: false, replaces: force)
            }
        }
        if case .failure(let problem) = result { throw UsageError("`\(output)`: \(problem.message)") }
        terminal.print("\(SafeMessage.text(output)): written\n")
    }

    /// Says what lint finds in the new profile.
    private func remark(on text: String, _ catalog: Catalog, _ terminal: Terminal) {
        let options = LintOptions(today: CalendarDate(secondsSince1970: Int64(time(nil))))
        let result = Linter(catalog: catalog, options: options).lint(
            SourceText(name: output ?? "\(name).yaml", bytes: Array(text.utf8)))
        let worth = result.keeping { $0.severity >= .warning }
        guard !worth.findings.isEmpty else { return }
        var report = LintReport()
        report.fileCount = 1
        report.files = [LintReport.File(name: output ?? "\(name).yaml", worth)]
        let renderer = TextLintRenderer(isColored: false, width: terminal.width, showsUnsetVariables: false)
        terminal.complain("\n" + renderer.render(report, withSummary: true))
        if worth.findings.contains(where: { $0.severity == .error }) {
            terminal.complain(
                "The profile is written as the source has it; mend these errors before it is exported or used.\n")
        }
    }
}

extension String {
    /// The text with blanks behind it up to a width.
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(width - count, 1)) }
}
