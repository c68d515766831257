import ArgumentParser
import Catalog
import Managing
import Refreshing
import Reporting
import Setups

/// `catalog diff`: what refreshed lists changed, and which of the user's proxies that touches.
struct CatalogDiffCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "diff",
            abstract: "Show what the refreshed lists changed.",
            discussion: "Exit codes: 0 shown, 2 wrong usage.")
    }

    /// What the lists in use are compared with.
    enum Since: String, CaseIterable, ExpressibleByArgument {
        case embedded, previous
    }

    @Argument(
        help: ArgumentHelp("Only these providers.", valueName: "provider"), completion: .list(ListSource.names))
    var providers: [String] = []

    @Option(
        help:
            "Compare with the lists that come with proxylint (embedded) or with those before the last update (previous)."
    )
    var since = Since.embedded

    @Flag(help: "Show every change, without shortening long lists.")
    var all = false

    @OptionGroup var folder: ProfilesOption

    @OptionGroup var results: FormatOption

    @OptionGroup var colors: ColorOption

    func run(on terminal: Terminal) -> ExitStatus {
        do throws(UsageError) {
            return try compare(on: terminal)
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
    }

    private func previous(_ terminal: Terminal) throws(UsageError) -> CatalogOverlay? {
        do throws(OverlayFile.Problem) {
            return try OverlayFile(variable: terminal.variable).readPrevious()
        } catch {
            throw UsageError(error.message)
        }
    }

    private func compare(on terminal: Terminal) throws(UsageError) -> ExitStatus {
        let catalog = Catalog.inUse
        for name in providers where catalog.list(of: name) == nil {
            let known = catalog.lists.map(\.provider)
            let meant = Similarity.nearest(to: name, among: known).map { "; did you mean `\($0)`?" } ?? ""
            throw UsageError("there is no list of `\(name)`\(meant)")
        }
        var old = Catalog.embedded
        if since == .previous {
            guard let overlay = try previous(terminal) else {
                throw UsageError(
                    "there is no earlier update to compare with; use `--since embedded` to compare with the lists that come with proxylint"
                )
            }
            old = old.with(overlay)
        }
        let wanted = providers.isEmpty ? Array(Set(catalog.lists.map(\.provider))).sorted() : providers
        let changes = wanted.flatMap { catalog.changes(since: old, at: $0) }
        let workspace = Workspace(folder: folder.profiles, terminal: terminal)
        let touched = ChangedProxy.touched(by: changes, in: workspace.store.contents().profiles, catalog)
        let renderer = CatalogDiffRenderer(isColored: terminal.isColored(colors.color), showsAll: all)
        let name = since == .embedded ? "the lists that come with proxylint (\(catalog.date))" : "the last update"
        if results.format == .json {
            terminal.print(
                json: renderer.json(
                    changes, touched: touched, since: since.rawValue, version: ToolVersion.number,
                    catalogDate: catalog.date))
        } else {
            terminal.print(renderer.text(changes, touched: touched, since: name))
        }
        return .good
    }
}
