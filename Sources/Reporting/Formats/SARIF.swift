import Linting
import Profiles
import YAMLSource

extension ReportFormat {
    /// SARIF 2.1.0, as code scanning of GitHub, GitLab and Azure reads it.
    ///
    /// Source: OASIS, sarif-v2.1.0-os, and docs.github.com, "SARIF support for code scanning".
    static let sarif = ReportFormat("sarif", "SARIF 2.1.0, for code scanning") { report, context in
        var json = ReportJSON()
        json.object { json in
            json.key("$schema")
            json.string(
                program: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
            json.key("version")
            json.string(program: "2.1.0")
            json.key("runs")
            json.array { json in
                json.object { json in SARIFRun(report, context).write(&json) }
            }
        }
        return json.text + "\n"
    }
}

/// The one run of a log.
private struct SARIFRun {
    private let report: LintReport
    private let context: ReportContext
    private let rules = RuleList.documented
    private let places: [String: Int]

    init(_ report: LintReport, _ context: ReportContext) {
        self.report = report
        self.context = context
        var places: [String: Int] = [:]
        for (place, rule) in rules.enumerated() { places[rule.id] = place }
        self.places = places
    }

    func write(_ json: inout ReportJSON) {
        json.key("tool")
        json.object { json in
            json.key("driver")
            json.object { json in
                text("name", "proxylint", &json)
                text("version", context.version, &json)
                text("semanticVersion", context.version, &json)
                text("informationUri", ProjectPages.home, &json)
                json.key("rules")
                json.array { json in
                    for rule in rules { json.object { json in SARIFRule(rule).write(&json) } }
                }
                json.key("properties")
                json.object { json in text("catalogueDate", context.catalogDate, &json) }
            }
        }
        // Columns count Unicode scalars here as in every report.
        text("columnKind", "unicodeCodePoints", &json)
        json.key("originalUriBaseIds")
        json.object { json in
            json.key(program: SARIFResult.root)
            json.object { json in message("description", "The root of the work tree.", &json) }
        }
        invocation(&json)
        json.key("results")
        json.array { json in
            var location: (name: String, uri: String, isRelative: Bool)?
            report.forEachFinding(in: context) { shown in
                if location?.name != shown.file.name {
                    let uri = context.paths.uri(shown.file.mask.hidingSecrets(in: shown.file.name))
                    location = (shown.file.name, uri.text, uri.isRelative)
                }
                let result = SARIFResult(
                    shown, uri: location?.uri ?? "", isRelative: location?.isRelative ?? true,
                    ruleIndex: places[shown.finding.rule])
                json.object { json in result.write(&json) }
            }
        }
    }

    /// Whether the run was whole, and what was not read.
    private func invocation(_ json: inout ReportJSON) {
        json.key("invocations")
        json.array { json in
            json.object { json in
                json.key("executionSuccessful")
                json.boolean(report.failures.isEmpty)
                json.key("toolExecutionNotifications")
                json.array { json in
                    for failure in report.failures {
                        json.object { json in
                            text("level", "error", &json)
                            json.key("message")
                            json.object { json in
                                json.key("text")
                                json.string(foreign: FailureLine.text(failure).text)
                            }
                        }
                    }
                }
            }
        }
    }

    private func text(_ key: StaticString, _ value: String, _ json: inout ReportJSON) {
        json.key(key)
        json.string(program: value)
    }

    private func message(_ key: StaticString, _ value: String, _ json: inout ReportJSON) {
        json.key(key)
        json.object { json in text("text", value, &json) }
    }
}

/// What a log says of a rule.
private struct SARIFRule {
    private let rule: RuleEntry
    private let page: RuleDocumentation

    init(_ rule: RuleEntry) {
        self.rule = rule
        page = rule.documentation
    }

    func write(_ json: inout ReportJSON) {
        json.key("id")
        json.string(program: rule.id)
        message("shortDescription", [("text", rule.summary)], &json)
        message("fullDescription", [("text", page.rationale)], &json)
        message(
            "help",
            [
                ("text", "\(page.rationale)\n\nWhat to do: \(page.remedy)"),
                (
                    "markdown",
                    "## Why\n\n\(page.rationale)\n\n## What to do\n\n\(page.remedy)\n\n[The page of this rule](\(ProjectPages.rule(rule.id)))"
                ),
            ], &json)
        json.key("helpUri")
        json.string(program: ProjectPages.rule(rule.id))
        json.key("defaultConfiguration")
        json.object { json in
            json.key("level")
            json.string(program: rule.highestSeverity.sarifLevel)
        }
        json.key("properties")
        json.object { json in
            json.key("tags")
            json.array { json in json.string(program: rule.family.rawValue) }
        }
    }

    private func message(
        _ key: StaticString, _ forms: [(name: StaticString, text: String)], _ json: inout ReportJSON
    ) {
        json.key(key)
        json.object { json in
            for form in forms {
                json.key(form.name)
                json.string(program: form.text)
            }
        }
    }
}

extension Severity {
    /// The word of SARIF.
    var sarifLevel: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .info: "note"
        }
    }
}
