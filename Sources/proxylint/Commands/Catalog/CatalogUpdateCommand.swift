import ArgumentParser
import Catalog
import Glibc
import Managing
import Refreshing
import Reporting
import Secrets
import Setups
import Verifying

/// `catalog update`: reads lists of models and lays them over the embedded ones.
struct CatalogUpdateCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "update",
            abstract: "Refresh the model lists.",
            discussion: """
                Without a name, reads all public lists, and models.dev for the others. A list that cannot be read, is \
                empty, too large, or malformed, or has lost half of its models is not replaced.

                Exit codes: 0 every list was updated, 2 wrong usage, 3 a list was not replaced.
                """)
    }

    @Argument(
        help: ArgumentHelp("The lists: providers, or models.dev.", valueName: "provider"),
        completion: .list(ListSource.names))
    var providers: [String] = []

    @Flag(help: "Also read your accounts' lists, each with its own key; some say when a model ends.")
    var withKeys = false

    @Flag(help: "Also read OpenRouter's upstreams, and which of them serve the models in your profiles.")
    var upstreams = false

    @Flag(help: "Accept a list even if it has lost half of its models.")
    var force = false

    @OptionGroup var folder: ProfilesOption

    @Option(help: ArgumentHelp("Maximum seconds per request.", valueName: "seconds"))
    var timeout = 30

    @OptionGroup var clock: MomentOption

    @OptionGroup var results: FormatOption

    @OptionGroup var colors: ColorOption

    func run(on terminal: Terminal) -> ExitStatus {
        if withKeys { MemoryProtection.begin() }
        do throws(UsageError) {
            return try update(on: terminal)
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
    }

    private func update(on terminal: Terminal) throws(UsageError) -> ExitStatus {
        guard (1...600).contains(timeout) else {
            throw UsageError("`--timeout \(timeout)` must be between 1 and 600 seconds")
        }
        let moment = try clock.moment()
        for name in providers { try check(name) }
        let file: OverlayFile
        do throws(OverlayFile.Problem) {
            file = try OverlayFile(variable: terminal.variable)
        } catch {
            throw UsageError(error.message)
        }
        let refresher = Refresher(
            catalog: .embedded, transport: CurlTransport(.forCommands(timeout: timeout, terminal)), file: file,
            now: moment)
        let order = try order(terminal)
        let progress = ProgressLine(
            total: refresher.count(of: order), verb: "read", isShown: terminal.showsProgress)
        Interruption.begin()
        let updates: [ListUpdate]
        do throws(OverlayFile.Problem) {
            updates = try refresher.refresh(order, isCancelled: { Interruption.hasHappened }) { step in
                switch step {
                case .started(let name): progress.started(name)
                case .ended(let name): progress.ended(name)
                }
            }
        } catch {
            progress.clear()
            throw UsageError(error.message)
        }
        progress.clear()
        let renderer = CatalogUpdateRenderer(isColored: terminal.isColored(colors.color), width: terminal.width)
        if results.format == .json {
            terminal.print(
                json: renderer.json(
                    updates, path: file.path, version: ToolVersion.number, catalogDate: Catalog.embedded.date))
        } else {
            terminal.print(renderer.text(updates, path: file.path))
        }
        if Interruption.hasHappened { return .interrupted }
        return updates.contains { $0.hasFailed } ? .undetermined : .good
    }

    /// - Throws: `UsageError` for a name that has no list, or none without a key.
    private func check(_ name: String) throws(UsageError) {
        guard let needsKey = ListSource.needsKey(name) else {
            let meant = Similarity.nearest(to: name, among: ListSource.names).map { "did you mean `\($0)`?" }
            throw UsageError(
                "there is no list `\(name)` to read; \(meant ?? "the lists are \(ListSource.names.joined(separator: ", "))")"
            )
        }
        if needsKey, !withKeys {
            throw UsageError(
                "the list of `\(name)` needs a key; add --with-keys to read it with your account's key, or update `models.dev`"
            )
        }
    }

    private func order(_ terminal: Terminal) throws(UsageError) -> Refresher.Order {
        var order = Refresher.Order()
        if !providers.isEmpty { order.names = providers }
        order.takesAnySize = force
        order.readsUpstreams = upstreams
        guard withKeys || upstreams else { return order }
        let workspace = Workspace(folder: folder.profiles, terminal: terminal)
        if withKeys {
            order.usesKeys = true
            let selection = try AccountSelection(workspace, references: [], all: true)
            for failure in selection.failures { terminal.complain("proxylint: \(failure.message)\n") }
            // Only accounts whose list is read: no other key is touched.
            order.accounts = selection.subjects(KeyReader(variable: terminal.variable), workspace.catalog) {
                ListSource.needsKey($0) == true && (order.names?.contains($0) ?? true)
            }
        }
        if upstreams {
            order.endpointModels = workspace.store.contents().profiles.modelsAtRouter("openrouter", workspace.catalog)
        }
        return order
    }
}
