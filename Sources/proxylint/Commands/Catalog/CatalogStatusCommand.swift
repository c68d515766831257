import ArgumentParser
import Catalog
import Managing
import Refreshing
import Reporting

/// `catalog status`: each list with its date and age.
struct CatalogStatusCommand: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "status", abstract: "Show each list of models with its date and age.",
            discussion: "Exit codes: 0 shown, 2 wrong usage.")
    }

    @OptionGroup var clock: MomentOption

    @OptionGroup var results: FormatOption

    @OptionGroup var colors: ColorOption

    func run(on terminal: Terminal) -> ExitStatus {
        do throws(UsageError) {
            let today = CalendarDate(secondsSince1970: try clock.moment().seconds)
            let path = (try? OverlayFile(variable: terminal.variable))?.path
            let catalog = Catalog.inUse
            if let damage = catalog.overlayDamage { terminal.complain("proxylint: \(damage)\n") }
            let renderer = CatalogStatusRenderer(isColored: terminal.isColored(colors.color), today: today)
            if results.format == .json {
                terminal.print(json: renderer.json(catalog, path: path, version: ToolVersion.number))
            } else {
                terminal.print(renderer.text(catalog, path: path ?? ""))
            }
            return .good
        } catch {
            terminal.complain("proxylint: \(error.message)\n")
            return .usage
        }
    }
}
