import ArgumentParser
import Managing
import Profiles
import Reporting
import Switching

/// `current`: the active proxy in one line.
struct CurrentCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "current",
            abstract: "Print the active proxy, for a shell prompt.",
            discussion: """
                --format takes text, json, or your own template with {profile}, {proxy}, {provider}, {model}, \
                {context}, {front_end}, and {file}, such as '{profile}: {model}'.

                Exit codes: 0 printed, 1 nothing is active, 2 the active proxy no longer exists.
                """)
    }

    @Option(
        help: ArgumentHelp(
            "Output format: text, json, or a template such as '{profile}: {model}'.", valueName: "format"))
    var format = "text"

    @OptionGroup var folder: ProfilesOption

    func run(on terminal: Terminal) -> ExitStatus {
        let workspace = Workspace(folder: folder.profiles, terminal: terminal)
        do {
            return try current(workspace, terminal)
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
    }

    private func current(_ workspace: Workspace, _ terminal: Terminal) throws(UsageError) -> ExitStatus {
        let json = JSONProfileRenderer(version: ToolVersion.number, catalogDate: workspace.catalog.date)
        let found: ActiveProxy?
        do {
            found = try workspace.proxy(workspace.state().active)
        } catch {
            // A prompt wants no sentences.
            if terminal.isInteractive { throw error }
            return .usage
        }
        guard let active = found else {
            if format == "json" { terminal.print(json: json.current(nil)) }
            // In a prompt, silence says it.
            if terminal.isInteractive { terminal.complain("proxylint: \(StoreProblem.nothingActive.message)\n") }
            return .badNews
        }
        let fields = fields(active, workspace)
        switch format {
        case "json": terminal.print(json: json.current(fields))
        case "text": terminal.print("\(foreign: fields[0].value)/\(foreign: fields[1].value)\n")
        default: terminal.print("\(try Self.filled(format, fields))\n")
        }
        return .good
    }

    private func fields(_ active: ActiveProxy, _ workspace: Workspace) -> [(name: String, value: String)] {
        let loaded = active.loaded
        // Each alone: `{profile}:{model}@{provider}` is no address with a password.
        return [
            ("profile", loaded.profile.name?.value ?? ""), ("proxy", loaded.profile.label(of: active.proxy)),
            ("provider", loaded.profile.providerID(of: active.proxy) ?? ""), ("model", active.proxy.model?.value ?? ""),
            ("context", active.proxy.contextSize.map { String($0.value) } ?? ""),
            ("front_end", loaded.profile.frontEnds.first?.value ?? ""), ("file", loaded.source.name),
        ].map { (name: $0.0, value: SecretMask.byForm.hidingSecrets(in: $0.1)) }
    }

    /// The text with its places filled; what is filled in is not looked at again.
    private static func filled(_ format: String, _ fields: [(name: String, value: String)]) throws(UsageError)
        -> ReportText
    {
        var result: ReportText = ""
        var rest = format[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += "\(foreign: String(rest[..<open]))"
            let name = rest[rest.index(after: open)..<close]
            guard let field = fields.first(where: { $0.name == name }) else {
                throw UsageError(
                    "`--format` has no field {\(name)}; use \(fields.map { "{\($0.name)}" }.joined(separator: ", "))")
            }
            result += "\(foreign: field.value)"
            rest = rest[rest.index(after: close)...]
        }
        return result + "\(foreign: String(rest))"
    }
}
