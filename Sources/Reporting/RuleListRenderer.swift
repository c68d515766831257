public import Linting

/// The list of rules, for people and for programs.
public struct RuleListRenderer {
    private let style: Style
    private let width: Int

    /// A renderer for a terminal of `width` columns.
    public init(isColored: Bool, width: Int) {
        style = Style(isOn: isColored)
        self.width = width
    }

    /// A line for each rule, by family.
    public func text(_ rules: [RuleEntry]) -> ReportText {
        let nameWidth = rules.map { $0.id.utf8.count }.max() ?? 0
        var output: ReportText = ""
        var family: RuleFamily?
        for rule in rules {
            if rule.family != family {
                output += (family == nil ? "" : "\n") + style.strong("\(program: rule.family.rawValue)") + "\n"
                family = rule.family
            }
            let padding = ReportText.blanks(nameWidth - rule.id.utf8.count)
            let gap = ReportText.blanks(7 - rule.highestSeverity.name.utf8.count)
            output += "  \(program: rule.id)\(padding)  \(style.word(for: rule.highestSeverity))\(gap)  "
            let lines = ReportText(program: rule.summary).lines(width: max(width, 60), indentation: nameWidth + 13)
            output += lines.joined(separator: "\n\(.blanks(nameWidth + 13))") + "\n"
        }
        return output
    }

    /// A JSON object with one entry for each rule.
    public func json(_ rules: [RuleEntry]) -> String {
        var json = ReportJSON()
        json.object { json in
            json.key("version")
            json.number(1)
            json.key("rules")
            json.array { json in
                for rule in rules {
                    json.object { json in
                        json.key("rule")
                        json.string(program: rule.id)
                        json.key("family")
                        json.string(program: rule.family.rawValue)
                        json.key("highest_severity")
                        json.string(program: rule.highestSeverity.name)
                        json.key("summary")
                        json.string(program: rule.summary)
                    }
                }
            }
        }
        return json.text + "\n"
    }
}
