import Catalog
import Linting
import Profiles
import YAMLSource

/// Findings as JSON, version 1: the shape is fixed, fields may be added but never renamed or retyped.
public struct JSONLintRenderer {
    private let version: String
    private let catalogDate: String
    private let hasStatistics: Bool
    private let parts: PartMaker

    /// A renderer that names the program's version and the catalogue's date.
    ///
    /// - Parameters:
    ///   - hasStatistics: Whether the findings of each rule are counted besides.
    ///   - parts: Makes the parts of the files.
    public init(
        version: String, catalogDate: String, hasStatistics: Bool = false, parts: PartMaker = .serial
    ) {
        self.parts = parts
        self.version = version
        self.catalogDate = catalogDate
        self.hasStatistics = hasStatistics
    }

    /// One JSON object with a line break behind it.
    public func render(_ report: LintReport) -> String {
        var json = ReportJSON()
        json.object { json in
            json.header(version: version, catalogDate: catalogDate)
            json.key("findings")
            json.array { json in
                let files = report.files.filter { !$0.findings.isEmpty }
                let parts = parts.map(files.count) { number in
                    let file = files[number]
                    let writer = FindingJSON(
                        file: file.name, mask: file.mask, lines: LineIndex(file.findings[0].source))
                    return ReportJSON.Part { json in
                        for finding in file.findings { writer.write(finding, &json) }
                    }
                }
                for part in parts { json.elements(part) }
            }
            json.key("errors")
            json.array { json in
                for failure in report.failures {
                    json.object { json in
                        json.key("file")
                        json.string(foreign: failure.file)
                        json.key("message")
                        json.string(foreign: failure.message)
                    }
                }
            }
            json.key("summary")
            json.object { json in
                for (name, count) in [
                    ("files", report.fileCount), ("errors", report.count(.error)), ("warnings", report.count(.warning)),
                    ("infos", report.count(.info)),
                ] as [(StaticString, Int)] {
                    json.key(name)
                    json.number(count)
                }
            }
            if hasStatistics { Statistics(report).write(&json) }
        }
        return json.text + "\n"
    }
}
