import ArgumentParser
import Catalog
import Diagnosing
import Glibc
import Managing
import Reporting
import Setups
import Switching

/// `diagnose`: which layer failed, why, and what to do.
struct DiagnoseCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "diagnose",
            abstract: "Find out why a chat failed, and what to do.",
            discussion: """
                Give the whole text that the front end shows: as a quoted argument, in a file, on standard input, or \
                at the prompt. A saved answer with its headers (curl -i) says the most. Nothing is sent anywhere.

                Exit codes: 0 diagnosed, 2 wrong usage, 3 the text is not recognized.
                """)
    }

    @Argument(
        help: ArgumentHelp(
            "The error as shown, or a file that contains it; - for standard input.", valueName: "text"),
        completion: .file())
    var text: [String] = []

    @Flag(help: "Read the text from the clipboard.")
    var clipboard = false

    @Option(
        help: ArgumentHelp(
            "The profile you used: a file or a name, with /PROXY if it has several.", valueName: "ref"),
        completion: ReferenceCompletion.kind)
    var profile: String?

    @OptionGroup var folder: ProfilesOption

    @Flag(help: "Read only the text, not your profiles.")
    var noProfile = false

    @Flag(help: "Remember which proxies the error stops, for `next`, `list`, and `use`; see `proxylint rest`.")
    var remember = false

    @Flag(help: "Show every step, not only the first three.")
    var all = false

    @Flag(name: .shortAndLong, help: "Show the evidence for the cause, and what was ruled out.")
    var verbose = false

    @Flag(help: "Print a short summary for a forum post, without anything that identifies you.")
    var share = false

    @Option(
        help: ArgumentHelp("What you have already tried, for --share.", valueName: "step"))
    var tried: [String] = []

    @OptionGroup var times: ZoneOption

    @OptionGroup var clock: MomentOption

    @OptionGroup var results: FormatOption

    @OptionGroup var colors: ColorOption

    func run(on terminal: Terminal) -> ExitStatus {
        do {
            return try report(on: terminal)
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
    }

    private func report(on terminal: Terminal) throws(UsageError) -> ExitStatus {
        let moment = try clock.moment()
        let localZone = try times.localZone()
        let catalog = Catalog.inUse
        let workspace = Workspace(folder: folder.profiles, terminal: terminal)
        // A wrong reference is told before anybody pastes anything.
        let named = try profile.map { reference throws(UsageError) in try workspace.profile(named: reference) }
        let input = try ErrorTextSource(arguments: text, usesClipboard: clipboard, terminal: terminal).input()
        let diagnoser = Diagnoser(catalog: catalog)
        var reading = diagnoser.read(input)
        if let status = reading.lonelyStatus, results.format != .json, !share {
            reading = StatusQuestions(terminal: terminal, catalog: catalog).narrowed(reading, status)
        }
        let meant = named ?? (noProfile ? nil : workspace.profile(fitting: reading))
        let affected = meant.map { loaded in
            let lint = PreflightLint(catalog: catalog, terminal: terminal, now: moment)
            return AffectedProfile(
                loaded, unusable: workspace.unusable(in: loaded, lint.preflight(loaded), now: moment))
        }
        let diagnosis = diagnoser.diagnose(reading, for: affected, now: moment)
        let report = DiagnosisReport(diagnosis, now: moment, zone: localZone)
        if share {
            let renderer = SharedDiagnosisRenderer(tried: tried, tool: ToolVersion.description)
            if results.format == .json {
                terminal.print(
                    json: renderer.json(report, version: ToolVersion.number, catalogDate: catalog.date))
            } else {
                terminal.print(renderer.render(report))
            }
        } else if results.format == .json {
            terminal.print(
                json: JSONDiagnosisRenderer(version: ToolVersion.number, catalogDate: catalog.date).render(report))
        } else {
            let renderer = TextDiagnosisRenderer(
                isColored: terminal.isColored(colors.color), width: terminal.width,
                detail: TextDiagnosisRenderer.Detail(allSteps: all, evidence: verbose))
            terminal.print(renderer.render(report))
        }
        if remember { try keep(diagnosis, of: meant, reading, in: workspace, now: moment, terminal) }
        return diagnosis.isKnown ? .good : .undetermined
    }

    /// Keeps what fails with a diagnosed error.
    private func keep(
        _ diagnosis: Diagnosis, of loaded: LoadedProfile?, _ reading: ErrorReading, in workspace: Workspace,
        now: Instant, _ terminal: Terminal
    ) throws(UsageError) {
        guard let loaded,
            let proxy = loaded.chosen ?? loaded.proxy(provider: reading.provider, model: reading.model)
        else {
            throw UsageError("no profile matches this error, so nothing is remembered; name the proxy with --profile")
        }
        let route = loaded.resolve(proxy, workspace.catalog).route
        guard let failure = ToldError(diagnosis, of: route, now: now, source: .diagnose)?.remembered else {
            terminal.complain("proxylint: this error makes no proxy rest, so nothing is remembered\n")
            return
        }
        try workspace.remember([SeenAccount(failures: [failure])], now: now)
        let resting = RestingProxies.all([failure], in: [loaded], now: now, workspace.catalog)
        let renderer = RestRenderer(
            isColored: false, width: terminal.width, now: now, zone: try times.localZone())
        terminal.complain(report: renderer.remembered(resting))
    }
}
