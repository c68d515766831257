import ArgumentParser
import Catalog
import Checking
import FrontEnds
import Glibc
import Linting
import Managing
import Reporting
import Secrets

/// `check`: lint for a form, without a profile.
struct CheckCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: "Check a form or a curl command, without a profile.",
            discussion: """
                Give the fields as options, or a FILE with the pasted form or a curl command; - is standard input. \
                Shows what is wrong, field by field, and the corrected form. The key is checked if it is pasted or \
                given with --key-stdin, and never shown.

                Exit codes: 0 nothing found, 1 findings at or above --fail-on, 2 wrong usage.
                """)
    }

    @Argument(
        help: ArgumentHelp("A pasted form or a curl command; - for standard input.", valueName: "file"),
        completion: .file())
    var file: String?

    @Option(help: ArgumentHelp("The URL.", valueName: "url"))
    var url: String?

    @Option(help: ArgumentHelp("The model ID.", valueName: "id"))
    var model: String?

    @Option(help: ArgumentHelp("The context size in tokens.", valueName: "tokens"))
    var context: String?

    @Option(help: ArgumentHelp("The maximum reply length in tokens.", valueName: "tokens"))
    var maxTokens: String?

    @Option(
        help: ArgumentHelp("The front end it is for.", valueName: "id"),
        completion: CatalogCompletion.frontEnds)
    var frontEnd: String?

    @Flag(help: "Read the key from standard input, and check its form.")
    var keyStdin = false

    @Option(
        help: ArgumentHelp(
            "Exit with 1 at this severity or above: error, warning, info, or never.", valueName: "severity"))
    var failOn: LintCommand.FailOn = .warning

    @OptionGroup var clock: MomentOption

    @OptionGroup var results: FormatOption

    @OptionGroup var colors: ColorOption

    func run(on terminal: Terminal) -> ExitStatus {
        MemoryProtection.begin()
        do {
            return try check(on: terminal)
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
    }

    private func check(on terminal: Terminal) throws(UsageError) -> ExitStatus {
        let catalog = Catalog.inUse
        var target = try frontEnd.map { name throws(UsageError) in try FrontEndName.frontEnd(name, catalog) }
        var fields = try fields(terminal)
        // The paste may say where it is entered.
        if target == nil, let named = fields.frontEnd {
            target = try? FrontEndName.frontEnd(named, catalog)
            if target == nil { fields.unread.append("the front end, which is unknown") }
        }
        let form = FormCheck(
            fields, for: target, catalog,
            today: CalendarDate(secondsSince1970: try MomentOption.moment(clock.now).seconds)
        ).result()
        let report = CheckReport(form)
        if results.format == .json {
            terminal.print(json: report.json(version: ToolVersion.number, catalogDate: catalog.date))
        } else {
            terminal.print(report.text(isColored: terminal.isColored(colors.color), width: terminal.width))
        }
        guard let worst = form.worst, let limit = Severity(name: failOn.rawValue), worst >= limit else {
            return .good
        }
        return .badNews
    }

    private func fields(_ terminal: Terminal) throws(UsageError) -> EnteredFields {
        let hasOptions = url != nil || model != nil || context != nil || maxTokens != nil || keyStdin
        var fields = EnteredFields()
        if let file {
            guard !keyStdin || file != "-" else {
                throw UsageError("standard input cannot be both the form and the key; give the form as a file")
            }
            fields = try pasted(file)
        } else if !hasOptions {
            guard isatty(STDIN_FILENO) == 0 else {
                throw UsageError(
                    "give --url and --model, or paste the form: `proxylint check -`, then the fields with their labels, then Ctrl-D"
                )
            }
            fields = try pasted("-")
        }
        if let url { fields.url = url }
        if let model { fields.model = model }
        if let context { fields.contextSize = context }
        if let maxTokens { fields.maxNewTokens = maxTokens }
        if keyStdin {
            let bytes = ErrorTextSource.readAll(STDIN_FILENO, limit: KeyText.maxBytes + 1)
            guard bytes.count <= KeyText.maxBytes else {
                throw UsageError("standard input is too long for a key")
            }
            let key = String(decoding: bytes, as: UTF8.self).split(whereSeparator: { $0.isNewline }).first
            guard let key else { throw UsageError("--key-stdin found no key on standard input") }
            fields.key = String(key)
        }
        guard !fields.isEmpty else { throw UsageError("give --url and --model, or a file with the form") }
        return fields
    }

    private func pasted(_ file: String) throws(UsageError) -> EnteredFields {
        let text = try ImportedText(file: file, limit: 256 << 10).text()
        do {
            return try EnteredFields(pasted: text)
        } catch {
            throw UsageError("`\(file)`: \(error.message)")
        }
    }
}
