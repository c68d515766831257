import Catalog
import Linting
import Profiles
import YAMLSource

/// Findings as JSON, version 1: the shape is fixed, fields may be added but never renamed or retyped.
public struct JSONLintRenderer {
    private let version: String
    private let catalogDate: String

    /// A renderer that names the program's version and the catalogue's date.
    public init(version: String, catalogDate: String) {
        self.version = version
        self.catalogDate = catalogDate
    }

    /// One JSON object with a line break behind it.
    public func render(_ report: LintReport) -> String {
        var json = JSONWriter()
        json.object { json in
            json.key("version")
            json.number(1)
            json.key("tool")
            json.object { json in
                json.key("version")
                json.string(version)
                json.key("catalogue_date")
                json.string(catalogDate)
            }
            json.key("findings")
            json.array { json in
                for file in report.files where !file.findings.isEmpty {
                    let lines = LineIndex(file.findings[0].source)
                    let writer = FindingJSON(file: file, mask: file.makeMask(), lines: lines)
                    for finding in file.findings { writer.write(finding, &json) }
                }
            }
            json.key("errors")
            json.array { json in
                for failure in report.failures {
                    json.object { json in
                        json.key("file")
                        json.string(SecretMask.byForm.hidingSecrets(in: failure.file))
                        json.key("message")
                        json.string(SecretMask.byForm.hidingSecrets(in: failure.message))
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
        }
        return json.text + "\n"
    }
}

/// Writes findings of one file.
private struct FindingJSON {
    let file: LintReport.File
    let mask: SecretMask
    let lines: LineIndex

    func write(_ finding: Finding, _ json: inout JSONWriter) {
        json.object { json in
            text("rule", finding.rule, &json)
            text("severity", finding.severity.name, &json)
            text("message", finding.message, &json)
            text("file", file.name, &json)
            json.key("document")
            json.number(finding.document)
            text("profile", finding.profile, &json)
            text("proxy", finding.proxy, &json)
            text("account", finding.account, &json)
            json.key("range")
            write(finding.range, &json)
            text("why", finding.why, &json)
            json.key("facts")
            json.array { json in
                for fact in finding.facts { write(fact, &json) }
            }
            json.key("related")
            json.array { json in
                for related in finding.related {
                    json.object { json in
                        text("message", related.message, &json)
                        text("file", file.name, &json)
                        json.key("range")
                        write(related.range, &json)
                    }
                }
            }
            json.key("fixes")
            json.array { json in
                for fix in finding.fixes { write(fix, &json) }
            }
        }
    }

    private func write(_ fact: Fact, _ json: inout JSONWriter) {
        json.object { json in
            text("statement", fact.statement, &json)
            text("date", fact.date?.description, &json)
            text("source", fact.source, &json)
            text("grade", fact.grade.rawValue, &json)
        }
    }

    private func write(_ fix: Fix, _ json: inout JSONWriter) {
        json.object { json in
            text("message", fix.message, &json)
            text("safety", fix.safety.rawValue, &json)
            json.key("edits")
            json.array { json in
                for edit in fix.edits {
                    json.object { json in
                        json.key("range")
                        write(edit.range, &json)
                        text("text", edit.text, &json)
                    }
                }
            }
        }
    }

    private func write(_ range: ByteRange, _ json: inout JSONWriter) {
        json.object { json in
            json.key("start")
            write(lines.position(at: range.start), &json)
            json.key("end")
            write(lines.position(at: range.end), &json)
        }
    }

    private func write(_ position: SourcePosition, _ json: inout JSONWriter) {
        json.object { json in
            json.key("line")
            json.number(position.line)
            json.key("column")
            json.number(position.column)
            json.key("offset")
            json.number(position.offset)
        }
    }

    private func text(_ key: StaticString, _ value: String?, _ json: inout JSONWriter) {
        json.key(key)
        json.string(value.map(mask.hidingSecrets))
    }
}
