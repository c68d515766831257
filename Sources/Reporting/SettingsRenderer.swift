import Linting
import Profiles
import YAMLSource

/// Which of the linter's settings hold for a profile, and where each comes from.
public struct SettingsRenderer: Sendable {
    /// One setting.
    public struct Row: Sendable {
        let name: String
        let value: String
        let origin: String

        /// A setting with its value, and where that comes from: a place in a file, an option, or `default`.
        public init(_ name: String, _ value: String, from origin: String) {
            self.name = name
            self.value = value
            self.origin = origin
        }
    }

    private let file: String
    private let mask: SecretMask

    /// A renderer for the settings of a file.
    public init(file: String, mask: SecretMask) {
        self.file = file
        self.mask = mask
    }

    /// A table for people.
    public func text(_ rows: [Row]) -> ReportText {
        let shown = rows.map { (line($0.name), line($0.value), line($0.origin)) }
        let nameWidth = shown.map { $0.0.columns }.max() ?? 0
        let valueWidth = min(48, shown.map { $0.1.columns }.max() ?? 0)
        var text: ReportText = "Settings for \(line(file)):\n"
        for (name, value, origin) in shown {
            text += "  \(name.padded(to: nameWidth))  \(value.padded(to: valueWidth))  \(origin)\n"
        }
        return text
    }

    /// One JSON object.
    public func json(_ rows: [Row], version: String, catalogDate: String) -> String {
        var json = ReportJSON()
        json.object { json in
            json.header(version: version, catalogDate: catalogDate)
            json.key("file")
            json.string(foreign: file, by: mask)
            json.key("settings")
            json.array { json in
                for row in rows {
                    json.object { json in
                        json.key("name")
                        json.string(foreign: row.name, by: mask)
                        json.key("value")
                        json.string(foreign: row.value, by: mask)
                        json.key("from")
                        json.string(foreign: row.origin, by: mask)
                    }
                }
            }
        }
        return json.text + "\n"
    }

    private func line(_ text: String) -> ReportText { mask.reported(text) }
}
