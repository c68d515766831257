import Catalog
import Linting
import Managing
import Profiles
import Reporting
import YAMLSource

/// `lint --show-settings FILE`: which value comes from where.
struct SettingsReport {
    let request: LintRequest
    let options: LintOptions
    let catalog: Catalog

    /// Prints the report.
    ///
    /// - Throws: `UsageError` for settings that cannot be read.
    func print(for path: String, on terminal: Terminal) throws(UsageError) {
        var planner = LintPlanner(request, options, catalog)
        let found = try planner.settings(for: path)
        let renderer = SettingsRenderer(file: path, mask: found?.file.faults.mask ?? .byForm)
        let rows = rows(found?.file.settings, found?.below ?? path, found?.effective)
        if request.format.name == "json" {
            terminal.print(json: renderer.json(rows, version: ToolVersion.number, catalogDate: catalog.date))
        } else {
            terminal.print(renderer.text(rows))
        }
    }

    private func rows(
        _ settings: LintSettings?, _ path: String, _ effective: EffectiveSettings?
    ) -> [SettingsRenderer.Row] {
        let lines = settings.map { LineIndex($0.source) }
        func place(_ range: ByteRange) -> String {
            guard let settings, let lines else { return "default" }
            let position = lines.position(at: range.start)
            return "\(settings.source.name):\(position.line):\(position.column)"
        }
        typealias Row = SettingsRenderer.Row
        var rows: [Row] = []
        let origin = request.settings.file == nil ? "nearest above" : "--config"
        rows.append(
            Row("file", settings?.source.name ?? "none", from: request.settings.ignoresFiles ? "--no-config" : origin))
        if let pattern = settings?.pattern(ignoring: path) {
            rows.append(Row("ignore", pattern.text, from: place(pattern.range)))
        } else {
            rows.append(Row("ignore", "no", from: "default"))
        }
        if !request.frontEnds.isEmpty {
            rows.append(Row("front_end", request.frontEnds.joined(separator: ", "), from: "--front-end"))
        } else if let frontEnds = effective?.frontEnds, let first = frontEnds.first {
            rows.append(Row("front_end", frontEnds.map(\.text).joined(separator: ", "), from: place(first.range)))
        } else {
            rows.append(Row("front_end", "those that the profile names", from: "default"))
        }
        for rule in RuleList.all {
            if let selected = options.selectedRules, !selected.contains(rule.id) {
                rows.append(Row("severity.\(rule.id)", "off", from: "--select, --ignore"))
            } else if let level = effective?.levels[rule.id] {
                rows.append(Row("severity.\(rule.id)", level.severity?.name ?? "off", from: place(level.range)))
            }
        }
        for entry in settings?.ownModels ?? [] {
            let models = settings?.ownFacts.models[entry.text]
            let count = (models?.exist.count ?? 0) + (models?.retired.count ?? 0)
            let noun = count == 1 ? "model" : "models"
            rows.append(Row("own_models.\(entry.text)", "\(count) \(noun)", from: place(entry.range)))
        }
        for host in settings?.ownHosts ?? [] { rows.append(Row("own_hosts", host.text, from: place(host.range))) }
        rows.append(
            settings?.baseline.map { Row("baseline", $0.text, from: place($0.range)) }
                ?? Row("baseline", "none", from: "default"))
        rows.append(
            settings?.catalogueAgeDays.map { Row("catalogue_age_days", "\($0.days)", from: place($0.range)) }
                ?? Row("catalogue_age_days", "not set", from: "default"))
        rows.append(
            Row("fail-on", request.failOn, from: request.failOn == "warning" ? "default" : "--fail-on"))
        rows.append(
            options.graceDays > 0
                ? Row("grace", "\(options.graceDays) days", from: "--grace") : Row("grace", "0 days", from: "default"))
        return rows
    }
}
