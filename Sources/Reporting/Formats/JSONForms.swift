import Linting
import Profiles
import YAMLSource

extension ReportFormat {
    /// People's form, without color.
    static let text = ReportFormat("text", "for people, with the lines and the fixes") { report, context in
        if context.hasStatistics { return Statistics(report).text(isColored: false).text }
        return TextLintRenderer(isColored: false, width: 80, parts: context.parts).render(report, withSummary: true)
            .text
    }

    /// The whole report as one object.
    static let json = ReportFormat("json", "one object") { report, context in
        JSONLintRenderer(
            version: context.version, catalogDate: context.catalogDate, hasStatistics: context.hasStatistics,
            parts: context.parts
        ).render(report)
    }

    /// A finding a line, each as in `json`.
    static let jsonl = ReportFormat("jsonl", "one object per finding, one per line") { report, context in
        let files = report.files.filter { !$0.findings.isEmpty }
        return context.parts.map(files.count) { number in
            let file = files[number]
            let writer = FindingJSON(file: file.name, mask: file.mask, lines: LineIndex(file.findings[0].source))
            var output = ""
            for finding in file.findings {
                var json = ReportJSON()
                writer.write(finding, &json)
                output += json.text
                output += "\n"
            }
            return output
        }.joined()
    }
}
