import Switching

/// A switch as JSON (docs/json.md).
public struct JSONSwitchRenderer {
    private let version: String
    private let catalogDate: String

    /// A renderer that names the program's version and the date of its catalogue.
    public init(version: String, catalogDate: String) {
        self.version = version
        self.catalogDate = catalogDate
    }

    /// A switch.
    public func render(_ report: SwitchReport) -> String {
        var json = ReportJSON()
        json.object { json in
            json.header(version: version, catalogDate: catalogDate)
            json.key("active")
            json.string(foreign: report.active)
            json.key("previous")
            json.string(foreign: report.previous)
            json.key("front_end")
            json.string(foreign: report.frontEndID)
            json.key("enter")
            json.array { json in
                for entry in report.changes.enter {
                    json.object { json in
                        json.key("field")
                        json.string(foreign: entry.label)
                        json.key("value")
                        json.string(foreign: entry.shown)
                    }
                }
            }
            json.key("clear")
            Self.strings(report.changes.clear, &json)
            json.key("leave")
            Self.strings(report.changes.leave, &json)
            json.key("afterwards")
            json.string(foreign: report.afterwards)
            json.key("shortcut")
            json.string(foreign: report.shortcut)
            json.key("why")
            json.string(foreign: report.why.isEmpty ? nil : report.why)
            json.key("rests_until")
            json.string(foreign: report.rest?.until?.utc)
            json.key("rests_for")
            json.string(foreign: report.rest?.cause)
            json.key("warnings")
            Self.strings(report.warnings, &json)
            Self.rotation(report.failure, report.skipped, &json)
        }
        return json.text + "\n"
    }

    /// A rotation that found nothing.
    public func render(_ report: ExhaustedReport) -> String {
        var json = ReportJSON()
        json.object { json in
            json.header(version: version, catalogDate: catalogDate)
            json.key("active")
            json.string(foreign: report.active)
            json.key("exhausted")
            json.boolean(true)
            json.key("earliest")
            if let earliest = report.earliest {
                json.object { json in
                    json.key("proxy")
                    json.string(foreign: earliest.label)
                    json.key("at")
                    json.string(foreign: earliest.at.utc)
                }
            } else {
                json.null()
            }
            json.key("other_models")
            Self.strings(report.otherModels.map { $0.model.id }, &json)
            Self.rotation(report.failure, report.skipped, &json)
        }
        return json.text + "\n"
    }

    private static func strings(_ texts: [String], _ json: inout ReportJSON) {
        json.array { json in for text in texts { json.string(foreign: text) } }
    }

    private static func rotation(
        _ failure: SwitchReport.Failure?, _ skipped: [Rotation.Skipped], _ json: inout ReportJSON
    ) {
        json.key("cause")
        json.string(foreign: failure?.cause)
        json.key("skipped")
        json.array { json in
            for entry in skipped {
                json.object { json in
                    json.key("proxy")
                    json.string(foreign: entry.label)
                    json.key("why")
                    json.string(foreign: entry.why)
                    json.key("until")
                    json.string(foreign: entry.until?.utc)
                }
            }
        }
    }
}
