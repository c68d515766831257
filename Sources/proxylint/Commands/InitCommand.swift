import ArgumentParser
import Catalog
import Glibc
import Linting
import Managing
import ProfileFiles
import Reporting
import Secrets
import Setups
import YAMLSource

/// `init`: writes a first profile.
struct InitCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "init",
            abstract: "Create a profile, or add a proxy to one.",
            discussion: """
                Asks for whatever you do not give, at a terminal. The profile goes into the profiles folder, which is \
                created if needed; the first profile becomes active. --into adds a proxy at the end of an existing \
                profile, and an account if none has that provider and key.

                Exit codes: 0 written, 1 lint finds errors in the answers, 2 wrong usage, or cannot write the file.
                """)
    }

    @Argument(
        help: "Name of the profile, or of the proxy with --into; defaults to the provider or the model.")
    var name: String?

    @Option(
        help: ArgumentHelp("The front end it is for, such as janitor; `none` for no particular one.", valueName: "id"),
        completion: CatalogCompletion.frontEnds)
    var frontEnd: String?

    @Option(
        help: ArgumentHelp("The provider, such as openrouter; `custom` for your own address.", valueName: "id"),
        completion: CatalogCompletion.providers)
    var provider: String?

    @Option(help: ArgumentHelp("The base URL; needed for custom.", valueName: "url"))
    var baseURL: String?

    @Option(help: "The model ID.", completion: CatalogCompletion.models)
    var model: String?

    @Option(
        help: ArgumentHelp(
            "Where the key is: env:NAME, file:PATH, keyring:NAME, or none; never the key itself.", valueName: "place"))
    var key: String?

    @Option(help: ArgumentHelp("Context size in tokens; defaults to what suits the model.", valueName: "tokens"))
    var contextSize: Int64?

    @Option(
        help: ArgumentHelp("Add a proxy to this profile instead of writing a new one.", valueName: "ref"),
        completion: ReferenceCompletion.kind)
    var into: String?

    @Option(name: [.short, .long], help: ArgumentHelp("Write to this file.", valueName: "path"), completion: .file())
    var output: String?

    @Flag(help: "Write despite lint errors and overwrite the file.")
    var force = false

    @OptionGroup var folder: ProfilesOption

    func run(on terminal: Terminal) -> ExitStatus {
        do {
            return try write(terminal)
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
    }

    private func write(_ terminal: Terminal) throws(UsageError) -> ExitStatus {
        let catalog = Catalog.inUse
        let workspace = Workspace(folder: folder.profiles, terminal: terminal)
        let questions = InitQuestions(
            catalog: catalog, terminal: terminal, given: try InitAnswers(self, catalog))
        if let into { return try add(to: into, questions, workspace, terminal) }
        let place = NewProfilePlace(self, workspace, terminal)
        guard let answers = try questions.profile(at: place) else { return leave(terminal) }
        let profile = answers.subject
        let path = try place.path(for: profile.name)
        let source = SourceText(name: path, text: profile.text(catalog))
        let result = PreflightLint(catalog: catalog, terminal: terminal).result(in: source)
        guard isFit(result, accepted: answers.accepted, workspace, terminal) else { return .badNews }
        do {
            try ProfileSaving.makeFolder(of: path)
            try ProfileSaving.create(source.bytes, at: path, replaces: force)
        } catch {
            throw UsageError(error)
        }
        terminal.print("\(foreign: path): written\n")
        if let name = answers.keyToStore { store(name, terminal) }
        let isActive = activate(path, workspace, terminal)
        InitHints(terminal: terminal).tell(profile, reference: output ?? profile.name, isActive: isActive)
        return .good
    }

    /// Adds a proxy to a profile that is there.
    private func add(
        to reference: String, _ questions: InitQuestions, _ workspace: Workspace, _ terminal: Terminal
    ) throws(UsageError) -> ExitStatus {
        guard output == nil, frontEnd == nil else {
            throw UsageError("--into adds to an existing profile; drop --output and --front-end")
        }
        let loaded = try workspace.profile(named: reference)
        let profile = loaded.profile.name?.value ?? reference
        let addition = ProxyAddition(loaded, workspace.catalog)
        guard let answers = try questions.proxy(for: addition, profile: profile) else { return leave(terminal) }
        let added = try UsageError.telling { () throws(FieldProblem) in try addition.adding(answers.subject) }
        let lint = PreflightLint(catalog: workspace.catalog, terminal: terminal)
        let fresh = NewFindings(
            before: lint.result(in: loaded.source), after: lint.result(in: added.edited.source))
        guard isFit(fresh.result, accepted: answers.accepted, workspace, terminal) else { return .badNews }
        try UsageError.telling { () throws(SavingProblem) in
            try ProfileSaving.replace(added.edited.source.bytes, at: loaded.source.name, old: loaded.source.bytes)
        }
        terminal.print("\(foreign: loaded.source.name): added \(foreign: added.name)\n")
        if let name = answers.keyToStore { store(name, terminal) }
        InitHints(terminal: terminal).tell(answers.subject, reference: "\(profile)/\(added.name)")
        return .good
    }

    private func leave(_ terminal: Terminal) -> ExitStatus {
        terminal.complain("Nothing was written.\n")
        return .interrupted
    }

    /// Whether a profile is written: where lint finds errors that nobody was told of, the user decides.
    private func isFit(
        _ result: LintResult, accepted: Set<String>, _ workspace: Workspace, _ terminal: Terminal
    ) -> Bool {
        let lint = PreflightLint(catalog: workspace.catalog, terminal: terminal)
        let errors = result.findings.filter { $0.severity == .error }
        if lint.show(result) || force || errors.allSatisfy({ accepted.contains($0.rule) }) { return true }
        let question = Question(terminal: terminal)
        if question.canAsk {
            let answer = question.answer("Write it anyway? [y/n] ", among: ["y": "yes", "n": "no"])
            if answer == "yes" { return true }
        }
        terminal.complain(
            "proxylint: nothing was written; change your answers, or use --force to write it anyway\n")
        return false
    }

    private func store(_ name: String, _ terminal: Terminal) {
        _ = KeyStorage(terminal).report { storage throws(KeyProblem) in
            let key = try Self.key(for: name, terminal)
            let place = try storage.store(key.secret, as: name, inFile: false)
            terminal.complain("Stored \(key.masked) \(place).\n")
            return .good
        }
    }

    /// The key that is typed; an empty one is asked for again, as a paste may have failed.
    private static func key(for name: String, _ terminal: Terminal) throws(KeyProblem) -> KeyText {
        for _ in 0..<(isatty(STDIN_FILENO) == 1 ? 3 : 0) {
            do {
                return try SecretPrompt(terminal: terminal).key(for: name)
            } catch {
                guard error == .empty else { throw error }
                terminal.complain("Nothing arrived; paste the key again, or press Ctrl-C to store it later.\n")
            }
        }
        return try SecretPrompt(terminal: terminal).key(for: name)
    }

    /// The first profile becomes active; whoever has one chooses.
    private func activate(_ path: String, _ workspace: Workspace, _ terminal: Terminal) -> Bool {
        guard workspace.state().active == nil, let loaded = try? workspace.store.read(path).first,
            let proxy = loaded.profile.proxies.first
        else { return false }
        let pointer = ActiveProxy.pointer(to: proxy, in: loaded)
        let route = loaded.resolve(proxy, workspace.catalog).route
        do {
            try workspace.update { state in
                var state = state
                state.activate(pointer, route: route, isChosen: true, now: Instant(seconds: Int64(time(nil))))
                return state
            }
            terminal.complain("It is now active.\n")
            return true
        } catch {
            // The profile stands; which one is active can be chosen later.
            terminal.complain("proxylint: \(error.message)\n")
            return false
        }
    }
}
