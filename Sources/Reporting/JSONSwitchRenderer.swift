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
        var json = JSONWriter()
        json.object { json in
            json.header(version: version, catalogDate: catalogDate)
            json.key("active")
            json.string(report.active)
            json.key("previous")
            json.string(report.previous)
            json.key("front_end")
            json.string(report.frontEndID)
            json.key("enter")
            json.array { json in
                for entry in report.changes.enter {
                    json.object { json in
                        json.key("field")
                        json.string(entry.label)
                        json.key("value")
                        json.string(entry.shown)
                    }
                }
            }
            json.key("clear")
            Self.strings(report.changes.clear, &json)
            json.key("leave")
            Self.strings(report.changes.leave, &json)
            json.key("afterwards")
            json.string(report.afterwards)
            json.key("shortcut")
            json.string(report.shortcut)
            json.key("why")
            json.string(report.why.isEmpty ? nil : report.why)
            json.key("rests_until")
            json.string(report.rest?.until?.utc)
            json.key("rests_for")
            json.string(report.rest?.cause)
            Self.rotation(report.failure, report.skipped, &json)
        }
        return json.text + "\n"
    }

    /// A rotation that found nothing.
    public func render(_ report: ExhaustedReport) -> String {
        var json = JSONWriter()
        json.object { json in
            json.header(version: version, catalogDate: catalogDate)
            json.key("active")
            json.string(report.active)
            json.key("exhausted")
            json.boolean(true)
            json.key("earliest")
            if let earliest = report.earliest {
                json.object { json in
                    json.key("proxy")
                    json.string(earliest.label)
                    json.key("at")
                    json.string(earliest.at.utc)
                }
            } else {
                json.string(nil)
            }
            Self.rotation(report.failure, report.skipped, &json)
        }
        return json.text + "\n"
    }

    private static func strings(_ texts: [String], _ json: inout JSONWriter) {
        json.array { json in for text in texts { json.string(text) } }
    }

    private static func rotation(
        _ failure: SwitchReport.Failure?, _ skipped: [Rotation.Skipped], _ json: inout JSONWriter
    ) {
        json.key("cause")
        json.string(failure?.cause)
        json.key("skipped")
        json.array { json in
            for entry in skipped {
                json.object { json in
                    json.key("proxy")
                    json.string(entry.label)
                    json.key("why")
                    json.string(entry.why)
                    json.key("until")
                    json.string(entry.until?.utc)
                }
            }
        }
    }
}
