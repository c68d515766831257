public import Checking
import Linting
import Profiles
import YAMLSource

/// What `check` says of a form: findings by field, and the form as it should be.
public struct CheckReport: Sendable {
    private let form: CheckedForm
    /// Hides the key wherever it turns up.
    private let mask: SecretMask

    /// A report on a form.
    public init(_ form: CheckedForm) {
        self.form = form
        mask = SecretMask(YAMLTree.parse(form.source))
    }

    /// For people.
    public func text(isColored: Bool, width: Int) -> ReportText {
        let style = Style(isOn: isColored)
        func note(_ name: ReportText, _ text: String) -> ReportText {
            let lines = mask.reported(text).lines(width: width, indentation: 4, firstUsed: name.columns + 4)
            return "  \(style.strong("\(name):")) \(lines[0])\n" + lines.dropFirst().map { "    \($0)\n" }.joined()
        }
        var output: ReportText = ""
        for finding in form.findings {
            let place: ReportText = finding.field.map { "\(mask.reported($0)): " } ?? ""
            let lines = ("\(place)\(mask.reported(finding.message))" as ReportText).lines(
                width: width, firstUsed: finding.rule.utf8.count + finding.severity.name.utf8.count + 4)
            output += style.word(for: finding.severity) + style.strong("[\(program: finding.rule)]: \(lines[0])") + "\n"
            for line in lines.dropFirst() { output += style.strong(line) + "\n" }
            output += note("why", finding.why)
            if let fix = finding.fix { output += note("fix", fix) }
            output += "\n"
        }
        if form.findings.isEmpty { output += "No problems found, as far as can be told offline.\n\n" }
        output += !form.isReady ? "Not ready yet\n" : form.findings.isEmpty ? "Enter\n" : "Enter instead\n"
        for line in form.card {
            let value: ReportText
            if let text = line.value {
                value = mask.reported(text)
            } else if line.choices.isEmpty {
                value = line.was == nil ? "missing" : "choose another value; see above"
            } else {
                value = "choose another, such as \(mask.reported(line.choices.prefix(3).joined(separator: ", ")))"
            }
            output += "  \(mask.reported(line.field)): \(value)\n"
            if let was = line.was { output += style.quiet("    was \(mask.reported(was))") + "\n" }
        }
        if !form.unread.isEmpty {
            output += "\nNot checked, because it was not understood: "
            output += "\(mask.reported(form.unread.joined(separator: ", ")))\n"
        }
        return output
    }

    /// As JSON, version 1.
    public func json(version: String, catalogDate: String) -> String {
        var json = ReportJSON()
        func text(_ key: StaticString, _ value: String?, _ json: inout ReportJSON) {
            json.key(key)
            json.string(foreign: value, by: mask)
        }
        json.object { json in
            json.header(version: version, catalogDate: catalogDate)
            json.key("findings")
            json.array { json in
                for finding in form.findings {
                    json.object { json in
                        text("rule", finding.rule, &json)
                        text("severity", finding.severity.name, &json)
                        text("field", finding.field, &json)
                        text("message", finding.message, &json)
                        text("why", finding.why, &json)
                        text("fix", finding.fix, &json)
                    }
                }
            }
            json.key("card")
            json.array { json in
                for line in form.card {
                    json.object { json in
                        text("field", line.field, &json)
                        text("value", line.value, &json)
                        text("was", line.was, &json)
                        json.key("choices")
                        json.array { json in
                            for choice in line.choices { json.string(foreign: choice, by: mask) }
                        }
                    }
                }
            }
            json.key("not_understood")
            json.array { json in
                for name in form.unread { json.string(foreign: name, by: mask) }
            }
        }
        return json.text + "\n"
    }
}
