import Linting
import Profiles
import YAMLSource

extension ReportFormat {
    /// Reviewdog's Diagnostic Format; its columns count bytes.
    ///
    /// Source: reviewdog/reviewdog, proto/rdf/reviewdog.proto.
    static let rdjson = ReportFormat("rdjson", "reviewdog's JSON") { report, context in
        var json = ReportJSON()
        json.object { json in
            json.key("source")
            json.object { json in
                json.key("name")
                json.string(program: "proxylint")
                json.key("url")
                json.string(program: ProjectPages.home)
            }
            json.key("diagnostics")
            json.array { json in
                report.forEachFinding(in: context) { shown in
                    json.object { json in DiagnosticWriter(shown, context).write(&json) }
                }
            }
        }
        return json.text + "\n"
    }
}

private struct DiagnosticWriter {
    private let shown: ShownFinding
    private let context: ReportContext

    init(_ shown: ShownFinding, _ context: ReportContext) {
        self.shown = shown
        self.context = context
    }

    func write(_ json: inout ReportJSON) {
        let finding = shown.finding
        json.key("message")
        json.string(foreign: shown.explained, by: shown.file.mask)
        json.key("location")
        json.object { json in
            json.key("path")
            json.string(foreign: context.paths.relative(shown.file.name), by: shown.file.mask)
            json.key("range")
            write(finding.range, &json)
        }
        json.key("severity")
        json.string(program: finding.severity.name.uppercased())
        json.key("code")
        json.object { json in
            json.key("value")
            json.string(program: finding.rule)
            json.key("url")
            json.string(program: ProjectPages.rule(finding.rule))
        }
        // Suggestions are alternatives, so a fix of several edits would be applied in part.
        let fixes = shown.applicableFixes.filter { $0.edits.count == 1 }
        if !fixes.isEmpty {
            json.key("suggestions")
            json.array { json in
                for edit in fixes.flatMap({ $0.edits }) {
                    json.object { json in
                        json.key("range")
                        write(edit.range, &json)
                        json.key("text")
                        json.string(foreign: edit.text, by: shown.file.mask)
                    }
                }
            }
        }
    }

    private func write(_ range: ByteRange, _ json: inout ReportJSON) {
        json.object { json in
            for (name, offset) in [("start", range.start), ("end", range.end)] as [(StaticString, Int)] {
                let position = shown.lines.position(at: offset)
                json.key(name)
                json.object { json in
                    json.key("line")
                    json.number(position.line)
                    json.key("column")
                    json.number(position.offset - shown.lines.fullRange(ofLine: position.line).start + 1)
                }
            }
        }
    }
}
