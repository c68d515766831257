import Linting
import Profiles

extension ReportFormat {
    /// GitLab's code quality report.
    ///
    /// Source: docs.gitlab.com, "Code Quality", "Code Quality report format".
    static let gitlab = ReportFormat("gitlab", "GitLab code quality report") { report, context in
        var json = ReportJSON()
        json.array { json in
            report.forEachFinding(in: context) { shown in
                json.object { json in
                    json.key("description")
                    json.string(foreign: shown.explained, by: shown.file.mask)
                    json.key("check_name")
                    json.string(program: shown.finding.rule)
                    json.key("fingerprint")
                    json.string(program: shown.fingerprint)
                    json.key("severity")
                    json.string(program: gitlabSeverity(shown.finding.severity))
                    json.key("location")
                    json.object { json in
                        json.key("path")
                        json.string(foreign: context.paths.relative(shown.file.name), by: shown.file.mask)
                        json.key("lines")
                        json.object { json in
                            json.key("begin")
                            json.number(shown.start.line)
                            json.key("end")
                            json.number(shown.end.line)
                        }
                    }
                }
            }
        }
        return json.text + "\n"
    }

    private static func gitlabSeverity(_ severity: Severity) -> String {
        switch severity {
        case .error: "critical"
        case .warning: "major"
        case .info: "info"
        }
    }
}
