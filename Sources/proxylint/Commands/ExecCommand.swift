import ArgumentParser
import ChildPrograms
import Glibc
import Managing
import Profiles
import Reporting
import Secrets
import Setups
import Switching
import Verifying

/// `exec`: runs one program with a proxy in its environment.
struct ExecCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "exec",
            abstract: "Run a program with a proxy in its environment.",
            discussion: """
                Sets OPENAI_BASE_URL, OPENAI_API_BASE, OPENAI_API_KEY, and OPENAI_MODEL for that program: `proxylint \
                exec evenings -- llm chat`. Without REF, the active proxy is used. The key never appears in arguments \
                or files.

                Exit codes: the program's own; 1 lint errors stop it, 2 wrong usage, 126 cannot run the program, 127 \
                no such program.
                """)
    }

    @Argument(
        help: ArgumentHelp("A profile, or PROFILE/PROXY.", valueName: "ref"), completion: ReferenceCompletion.kind)
    var reference: String?

    @Argument(
        parsing: .postTerminator, help: ArgumentHelp("The program and its arguments, after --.", valueName: "command")
    )
    var command: [String] = []

    @Flag(help: "Run despite lint errors.")
    var force = false

    @Option(
        help: ArgumentHelp(
            "From now on, let this host receive a known provider's key.",
            valueName: "host"))
    var trustHost: String?

    @OptionGroup var folder: ProfilesOption

    func run(on terminal: Terminal) -> ExitStatus {
        do {
            return try execute(terminal)
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
    }

    private func execute(_ terminal: Terminal) throws(UsageError) -> ExitStatus {
        guard let program = command.first else {
            throw UsageError("name the program to run after --: proxylint exec evenings -- PROGRAM")
        }
        let workspace = Workspace(folder: folder.profiles, terminal: terminal)
        let found = try workspace.profile(named: reference)
        guard let proxy = found.chosen ?? found.profile.proxies.first else {
            throw UsageError("`\(found.source.name)`: the profile has no proxy")
        }
        let loaded = found.choosing(proxy)
        let lint = PreflightLint(catalog: workspace.catalog, terminal: terminal)
        guard lint.show(lint.result(of: loaded)) || force else {
            terminal.complain("proxylint: the proxy has errors, so nothing was run; use --force to run it anyway\n")
            return .badNews
        }
        let resolved = loaded.resolve(proxy, workspace.catalog)
        let variables: ProxyVariables
        do {
            variables = try ProxyVariables(resolved)
        } catch {
            throw UsageError(error.message(for: loaded.profile.label(of: proxy)))
        }
        if variables.leavesFields {
            terminal.complain(
                "proxylint: the proxy's headers and extra fields are not passed on, because there is no variable for them\n"
            )
        }
        MemoryProtection.beginUntilExec()
        for (name, value) in variables.variables(key: try key(of: resolved, in: loaded, workspace, terminal)) {
            guard setenv(name, value, 1) == 0 else {
                throw UsageError("cannot set the variable \(name): \(String(cString: strerror(errno)))")
            }
        }
        let code = ForegroundProgram.become(command)
        terminal.complain("proxylint: cannot run `\(program)`: \(String(cString: strerror(code)))\n")
        return code == ENOENT ? .noSuchProgram : .programNotRun
    }

    /// The key of a proxy, once it is sure that it may go to its address; nil where the account has none.
    private func key(
        of resolved: ResolvedProxy, in loaded: LoadedProfile, _ workspace: Workspace, _ terminal: Terminal
    ) throws(UsageError) -> String? {
        guard let account = resolved.account else { return nil }
        var key: KeyReader.FoundKey?
        if let source = account.key {
            do {
                let reader = KeyReader()
                key = try reader.key(
                    of: source, profilePath: loaded.source.name, isPassword: resolved.provider?.isUserOwned ?? false)
            } catch {
                throw UsageError("cannot read the key: \(error.message)")
            }
        }
        let subject = AccountUnderTest(
            loaded: loaded, account: account, proxies: [resolved.proxy], key: key.map { .success($0) })
        let trusted = try workspace.trustedHosts(with: trustHost, for: [subject], on: terminal)
        if let refusal = KeyGuard.refusal(of: subject, workspace.catalog, trusting: trusted) {
            throw UsageError(refusal.replacing("nothing was sent", with: "nothing was run"))
        }
        return key?.text.secret.withBytes { String(decoding: $0, as: UTF8.self) }
    }
}
