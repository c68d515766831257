import ArgumentParser
import Catalog
import Diagnosing
import Glibc
import Managing
import Reporting
import Secrets
import Setups
import VerificationResults
import Verifying

/// `verify`: is the key alive, what is left on it, when does it reset.
struct VerifyCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: "Check each API key with one request.",
            discussion: """
                REF is a profile: a file or a name, with /PROXY to choose one of its proxies. Each account is checked \
                once, without using up a message where the provider allows it. A key is sent only to its own \
                provider, never over plain http to another machine, and never forwarded on redirects.

                Exit codes: 0 every key is alive, 1 a key is not (or cannot be used now), 2 wrong usage, 3 could not \
                tell.
                """)
    }

    @Argument(
        help: ArgumentHelp("The profiles: files or names, with /PROXY for one proxy.", valueName: "ref"),
        completion: ReferenceCompletion.kind)
    var references: [String] = []

    @Flag(help: "Check every account of every profile in the folder.")
    var all = false

    @OptionGroup var folder: ProfilesOption

    @Flag(help: "Print what would be sent, with the key masked; send nothing.")
    var dryRun = false

    @Flag(
        help:
            "Send a one-token chat through the proxy instead, to prove that the whole route works. It may cost a message."
    )
    var chat = false

    @Flag(help: "Also look up the models in the provider's list, with a second request.")
    var models = false

    @Flag(
        help:
            "If a limit resets at a known time, wait for it and check those accounts again; Ctrl-C stops.")
    var watch = false

    @Option(
        help: ArgumentHelp(
            "From now on, let this host receive a known provider's key.",
            valueName: "host"))
    var trustHost: String?

    @Option(help: ArgumentHelp("Maximum seconds per request.", valueName: "seconds"))
    var timeout = 30

    @OptionGroup var times: ZoneOption

    @OptionGroup var clock: MomentOption

    @OptionGroup var results: FormatOption

    @OptionGroup var colors: ColorOption

    func run(on terminal: Terminal) -> ExitStatus {
        MemoryProtection.begin()
        do {
            return try verify(on: terminal)
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
    }

    private func verify(on terminal: Terminal) throws(UsageError) -> ExitStatus {
        guard (1...600).contains(timeout) else {
            throw UsageError("`--timeout \(timeout)` must be between 1 and 600 seconds")
        }
        guard !watch || (clock.now == nil && !dryRun) else {
            throw UsageError("`--watch` waits in real time, so it cannot be combined with --now or --dry-run")
        }
        let moment = try clock.moment()
        let localZone = try times.localZone()
        let catalog = Catalog.inUse
        let workspace = Workspace(folder: folder.profiles, terminal: terminal)
        let selection = try AccountSelection(workspace, references: references, all: all)
        for failure in selection.failures { terminal.complain("proxylint: \(failure.message)\n") }
        let subjects = try selection.subjects(KeyReader(variable: Self.variable), catalog)
        let trusted = try workspace.trustedHosts(with: trustHost, for: subjects, keeps: !dryRun, on: terminal)
        func verifier(now: Instant) -> Verifier {
            Verifier(
                catalog: catalog, transport: CurlTransport(.forCommands(timeout: timeout, terminal)),
                mode: chat ? .chat : .key, checksModels: models, trusting: trusted, now: now)
        }
        if dryRun {
            let renderer = RequestRenderer(isColored: terminal.isColored(colors.color))
            let requests = verifier(now: moment).describe(subjects)
            switch results.format {
            case .json:
                terminal.print(
                    json: renderer.json(requests, version: ToolVersion.number, catalogDate: catalog.date))
            case .text: terminal.print(renderer.text(requests))
            }
            return selection.failures.isEmpty ? .good : .usage
        }
        let count = chat ? verifier(now: moment).count(sendingOf: subjects) : 0
        if count > 0 {
            terminal.complain(
                count == 1
                    ? "Sending a one-token chat; it may cost a message.\n"
                    : "Sending \(count) one-token chats; each may cost a message.\n")
        }
        Interruption.begin(endsCalls: watch)
        func ask(_ subjects: [AccountUnderTest], now: Instant) -> [AccountResult] {
            let progress = ProgressLine(total: subjects.count, isShown: terminal.showsProgress && subjects.count > 1)
            let results = verifier(now: now).verify(subjects, isCancelled: { Interruption.hasHappened }) { step in
                switch step {
                case .started(let place): progress.started(subjects[place].account.name.value)
                case .ended(let place): progress.ended(subjects[place].account.name.value)
                }
            }
            progress.clear()
            print(VerificationReport(results, now: now, zone: localZone), catalog, terminal)
            let memory = VerifiedMemory(workspace: workspace, terminal: terminal, now: now, zone: localZone)
            memory.keep(results, of: subjects, isTold: self.results.format == .text)
            return results
        }
        var results = ask(subjects, now: moment)
        if watch, !Interruption.hasHappened {
            let wait = RecoveryWait(results, now: moment, zone: localZone, terminal: terminal)
            wait.each { places, now in
                for (place, result) in zip(places, ask(places.map { subjects[$0] }, now: now)) {
                    results[place] = result
                }
            }
        }
        if Interruption.hasHappened { return .interrupted }
        return Self.status(results, hasFailures: !selection.failures.isEmpty)
    }

    private func print(_ report: VerificationReport, _ catalog: Catalog, _ terminal: Terminal) {
        switch results.format {
        case .text:
            let renderer = TextVerificationRenderer(
                isColored: terminal.isColored(colors.color), width: terminal.width)
            terminal.print(renderer.render(report))
        case .json:
            terminal.print(
                json: JSONVerificationRenderer(version: ToolVersion.number, catalogDate: catalog.date).render(report))
        }
    }

    private static func status(_ results: [AccountResult], hasFailures: Bool) -> ExitStatus {
        if hasFailures { return .usage }
        if results.contains(where: { $0.status.isDetermined && $0.status != .alive }) { return .badNews }
        return results.contains { !$0.status.isDetermined } ? .undetermined : .good
    }

    private static let variable: @Sendable (String) -> String? = { name in getenv(name).map { String(cString: $0) } }
}
