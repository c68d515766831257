import Catalog
import Diagnosing
import Profiles

/// A diagnosis as JSON (design: docs/json.md).
public struct JSONDiagnosisRenderer {
    private let version: String
    private let catalogDate: String

    /// A renderer that names the program's version and the catalogue's date.
    public init(version: String, catalogDate: String) {
        self.version = version
        self.catalogDate = catalogDate
    }

    /// The diagnosis, with a line break behind it.
    public func render(_ report: DiagnosisReport) -> String {
        let diagnosis = report.diagnosis
        var json = ReportJSON()
        json.object { json in
            json.header(version: version, catalogDate: catalogDate)
            for (key, value) in [
                ("layer", diagnosis.layer.rawValue), ("cause", diagnosis.cause?.id),
                ("confidence", diagnosis.confidence.rawValue),
                ("provider", diagnosis.provider), ("upstream", diagnosis.upstream), ("model", diagnosis.model),
            ] as [(StaticString, String?)] {
                json.key(key)
                json.string(foreign: value)
            }
            json.key("http_status")
            if let status = diagnosis.httpStatus { json.number(status) } else { json.null() }
            for (key, value) in [
                ("front_end", diagnosis.frontEnd), ("proxy", diagnosis.proxy), ("summary", diagnosis.summary),
                ("message", diagnosis.message),
            ] as [(StaticString, String?)] {
                json.key(key)
                json.string(foreign: value)
            }
            json.key("evidence")
            json.array { json in diagnosis.evidence.forEach { Self.write($0, &json) } }
            for (key, others) in [("ruled_out", diagnosis.ruledOut), ("possibilities", diagnosis.possibilities)]
                as [(StaticString, [Diagnosis.RuledOut])]
            {
                json.key(key)
                json.array { json in others.forEach { Self.write($0, &json) } }
            }
            json.key("retry")
            Self.write(report, &json)
            json.key("remedies")
            json.array { json in diagnosis.remedies.forEach { Self.write($0, &json) } }
            json.key("will_not_help")
            json.array { json in diagnosis.vainRemedies.forEach { Self.write($0, &json) } }
        }
        return json.text + "\n"
    }

    private static func write(_ other: Diagnosis.RuledOut, _ json: inout ReportJSON) {
        json.object { json in
            json.key("cause")
            json.string(foreign: other.cause)
            json.key("why")
            json.string(foreign: other.why)
        }
    }

    private static func write(_ evidence: Diagnosis.Evidence, _ json: inout ReportJSON) {
        json.object { json in
            json.key("text")
            json.string(foreign: evidence.text)
            json.key("meaning")
            json.string(foreign: evidence.meaning)
            json.key("source")
            json.string(foreign: evidence.fact?.source)
            json.key("grade")
            json.string(foreign: evidence.fact?.grade.rawValue)
        }
    }

    private static func write(_ report: DiagnosisReport, _ json: inout ReportJSON) {
        let retry = report.diagnosis.retry
        json.object { json in
            json.key("advice")
            json.string(foreign: retry.kind.rawValue)
            json.key("at")
            json.string(foreign: retry.moment?.utc)
            json.key("at_local")
            json.string(
                foreign: retry.moment.flatMap { moment in
                    report.zone.offset(at: moment).map { moment.text(offset: $0.seconds) }
                })
            json.key("after_seconds")
            if let seconds = retry.seconds { json.number(seconds) } else { json.null() }
            json.key("why")
            json.string(foreign: retry.reason)
        }
    }

    private static func write(_ remedy: Diagnosis.Remedy, _ json: inout ReportJSON) {
        json.object { json in
            for (key, value) in [
                ("action", remedy.action), ("why", remedy.why), ("command", remedy.command), ("url", remedy.url),
            ] as [(StaticString, String?)] {
                json.key(key)
                json.string(foreign: value)
            }
            json.key("place")
            guard let place = remedy.place else { return json.null() }
            json.object { json in
                json.key("file")
                json.string(foreign: place.file)
                json.key("line")
                json.number(place.line)
                json.key("column")
                json.number(place.column)
            }
        }
    }
}
