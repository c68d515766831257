import ArgumentParser
import Catalog
import Diagnosing
import Glibc
import Linting
import Managing
import ProfileFiles
import Reporting
import Secrets
import YAMLSource

/// `init`: writes a first profile.
struct InitCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "init",
            abstract: "Write a new profile: a few questions, or an option for each.",
            discussion: """
                Asks for what is not given, where there is a terminal. The profile goes into the folder of profiles, made if there is none; the \
                first one becomes active.

                Exit codes: 0 written, 1 lint finds errors in what was answered, 2 wrong usage, or it cannot be written.
                """)
    }

    @Argument(help: "What to call the profile; the provider's name if not given.")
    var name: String?

    @Option(
        help: ArgumentHelp("The front end it is for, such as janitor; none for no one in particular.", valueName: "id"),
        completion: CatalogCompletion.frontEnds)
    var frontEnd: String?

    @Option(
        help: ArgumentHelp("The provider, such as openrouter; custom for an address of your own.", valueName: "id"),
        completion: CatalogCompletion.providers)
    var provider: String?

    @Option(help: ArgumentHelp("The base URL; needed for custom.", valueName: "url"))
    var baseURL: String?

    @Option(help: "The model's id.", completion: CatalogCompletion.models)
    var model: String?

    @Option(
        help: ArgumentHelp(
            "Where the key is: env:NAME, file:PATH, keyring:NAME or none; never the key itself.", valueName: "place"))
    var key: String?

    @Option(help: ArgumentHelp("Tokens of context; what suits the model if not given.", valueName: "tokens"))
    var contextSize: Int?

    @Option(name: [.short, .long], help: ArgumentHelp("Write to this file.", valueName: "path"), completion: .file())
    var output: String?

    @Flag(help: "Write in spite of lint errors, and overwrite the file.")
    var force = false

    @Option(help: ArgumentHelp("The folder of profiles.", valueName: "folder"), completion: .directory)
    var profiles: String?

    func run(on terminal: Terminal) -> ExitStatus {
        do {
            return try write(terminal)
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
    }

    private func write(_ terminal: Terminal) throws(UsageError) -> ExitStatus {
        let catalog = Catalog.embedded
        let session = ManagingSession(catalog: catalog, folder: profiles, terminal: terminal)
        let questions = InitQuestions(catalog: catalog, terminal: terminal)
        guard let answers = try questions.answers(to: self) else { return .interrupted }
        let path = try path(for: answers.profile.name, session, terminal)
        // Before anything is asked for that would be lost.
        if !force, access(path, F_OK) == 0 { throw UsageError(SavingProblem.exists(path: path)) }
        if output == nil, !force,
            session.store.contents().setups.contains(where: { $0.profile.name?.value == answers.profile.name })
        {
            throw UsageError("there is a profile `\(answers.profile.name)` already; choose another name")
        }
        let text = answers.profile.text(catalog)
        let source = SourceText(name: path, text: text)
        let lint = TargetLint(catalog: catalog, terminal: terminal)
        guard lint.show(lint.findings(in: source)) || force else {
            terminal.complain(
                "proxylint: nothing was written; answer otherwise, or write it all the same with --force\n")
            return .badNews
        }
        do {
            try ProfileSaving.makeFolder(of: path)
            try ProfileSaving.create(source.bytes, at: path, replaces: force)
        } catch {
            throw UsageError(error)
        }
        terminal.print("\(SafeMessage.text(path)): written\n")
        if let name = answers.keyToStore { store(name, terminal) }
        let isActive = activate(path, session, terminal)
        tell(answers.profile, isActive: isActive, terminal)
        return .good
    }

    private func path(
        for name: String, _ session: ManagingSession, _ terminal: Terminal
    ) throws(UsageError) -> String {
        if let output { return output }
        guard let folder = session.store.folder ?? ProfileFolder.usual(variable: terminal.variable) else {
            throw UsageError(
                "HOME is not set, so there is no folder for profiles; name one with --profiles or --output")
        }
        return (folder.hasSuffix("/") ? folder : folder + "/") + ProfilePath.fileName(name)
    }

    private func store(_ name: String, _ terminal: Terminal) {
        _ = KeyStorage(terminal).report { storage throws(KeyProblem) in
            let key = try SecretPrompt(terminal: terminal).key(for: name)
            let place = try storage.store(key.secret, as: name, inFile: false)
            terminal.complain("Stored \(key.masked) \(place).\n")
            return .good
        }
    }

    /// The first profile becomes active; whoever has one chooses.
    private func activate(_ path: String, _ session: ManagingSession, _ terminal: Terminal) -> Bool {
        guard session.state().active == nil, let setup = try? session.store.read(path).first,
            let proxy = setup.profile.proxies.first
        else { return false }
        let pointer = ActiveProxy.pointer(to: proxy, in: setup)
        let route = setup.route(of: proxy, session.catalog)
        do {
            try session.update { state in
                var state = state
                state.activate(pointer, route: route, isChosen: true, now: Instant(seconds: time(nil)))
                return state
            }
            terminal.complain("It is active now.\n")
            return true
        } catch {
            // The profile stands; which one is active can be chosen later.
            terminal.complain("proxylint: \(error.message)\n")
            return false
        }
    }

    private func tell(_ profile: NewProfile, isActive: Bool, _ terminal: Terminal) {
        let reference = isActive ? "" : " " + profile.name
        var steps: [(command: String, answers: String)] = []
        if case .keyring(let name) = profile.key, !KeyStorage(terminal).holds(name) {
            steps.append(("proxylint key set \(name)", "store the key"))
        }
        steps.append(("proxylint verify\(reference)", "is the key alive"))
        if let frontEnd = profile.frontEnd {
            steps.append(("proxylint export \(frontEnd.id)\(reference)", "what to paste"))
        }
        let widest = steps.map(\.command.count).max() ?? 0
        terminal.complain(
            "Next:\n"
                + steps.map { step in
                    "  \(step.command)\(String(repeating: " ", count: widest - step.command.count))  \(step.answers)\n"
                }.joined())
    }
}
