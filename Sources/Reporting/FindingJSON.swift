import Catalog
import Linting
import Profiles
import YAMLSource

/// Writes findings of one file.
struct FindingJSON {
    let file: String
    let mask: SecretMask
    let lines: LineIndex

    func write(_ finding: Finding, _ json: inout ReportJSON) {
        json.object { json in
            text("rule", finding.rule, &json)
            text("severity", finding.severity.name, &json)
            text("message", finding.message, &json)
            text("file", file, &json)
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
                        text("file", file, &json)
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

    private func write(_ fact: Fact, _ json: inout ReportJSON) {
        json.object { json in
            text("statement", fact.statement, &json)
            text("date", fact.date?.description, &json)
            text("source", fact.source, &json)
            text("grade", fact.grade.rawValue, &json)
        }
    }

    private func write(_ fix: Fix, _ json: inout ReportJSON) {
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

    private func write(_ range: ByteRange, _ json: inout ReportJSON) {
        json.object { json in
            json.key("start")
            write(lines.position(at: range.start), &json)
            json.key("end")
            write(lines.position(at: range.end), &json)
        }
    }

    private func write(_ position: SourcePosition, _ json: inout ReportJSON) {
        json.object { json in
            json.key("line")
            json.number(position.line)
            json.key("column")
            json.number(position.column)
            json.key("offset")
            json.number(position.offset)
        }
    }

    private func text(_ key: StaticString, _ value: String?, _ json: inout ReportJSON) {
        json.key(key)
        json.string(foreign: value, by: mask)
    }
}
