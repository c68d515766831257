public import Linting

/// The page behind a rule: as Markdown for the documentation, as text for a terminal, as JSON.
public struct RulePageRenderer {
    private let rule: RuleEntry
    private let page: RuleDocumentation

    /// A renderer of one rule's page.
    public init(_ rule: RuleEntry) {
        self.rule = rule
        page = rule.documentation
    }

    /// The page as it stands in `docs/rules/`.
    public func markdown() -> String {
        var text = "# \(rule.id)\n\n"
        text += "\(rule.summary)\n\nFamily: \(rule.family.rawValue). Highest severity: \(rule.highestSeverity.name).\n"
        text += "\n## Why\n\n\(page.rationale)\n"
        if !page.symptoms.isEmpty {
            text += "\n## What you see\n\n" + page.symptoms.map { "- \($0)\n" }.joined()
        }
        text += "\n## What to do\n\n\(page.remedy)\n"
        let bad = page.examples.filter { $0.severity != nil }
        let good = page.examples.filter { $0.severity == nil }
        text += "\n## Reported\n\n`‹` and `›` mark where.\n"
        for example in bad {
            text +=
                "\n\(example.title) (\(example.severity?.name ?? "")):\n\n```yaml\n\(visible(example.markedText))\n```\n"
            if let fixed = example.fixed { text += "\nFixed:\n\n```yaml\n\(fixed)\n```\n" }
        }
        text += "\n## Not reported\n"
        for example in good { text += "\n\(example.title):\n\n```yaml\n\(example.text)\n```\n" }
        if !page.facts.isEmpty {
            text += "\n## Facts\n\n| fact | date | grade | source |\n| --- | --- | --- | --- |\n"
            for fact in page.facts {
                text +=
                    "| \(fact.statement) | \(fact.date?.description ?? "") | \(fact.grade.rawValue) | \(fact.source) |\n"
            }
        }
        return text
            + "\n[All rules](README.md)\n\n<!-- Generated from the rule by `make record`; a test keeps the two in sync. -->\n"
    }

    /// The page for a terminal.
    public func text(isColored: Bool, width: Int) -> ReportText {
        let style = Style(isOn: isColored)
        func paragraph(_ text: String) -> ReportText {
            ReportText(program: text).lines(width: max(width, 40), indentation: 2).map { "  \($0)\n" }.joined()
        }
        func example(_ text: String) -> ReportText {
            ReportText(program: text).separateLines.map { "    \($0)\n" }.joined()
        }
        let title = "(\(rule.family.rawValue), \(rule.highestSeverity.name))"
        var output: ReportText = "\(style.strong("\(program: rule.id)"))  \(program: title)\n"
        output += paragraph(rule.summary)
        output += "\n\(style.strong("Why"))\n\(paragraph(page.rationale))"
        if !page.symptoms.isEmpty {
            output += "\n\(style.strong("What you see"))\n"
            for symptom in page.symptoms { output += paragraph("- " + symptom) }
        }
        output += "\n\(style.strong("What to do"))\n\(paragraph(page.remedy))"
        if let bad = page.examples.first(where: { $0.severity != nil }) {
            output += "\n\(style.strong("Reported"))  \(program: bad.title)\n\(example(visible(bad.markedText)))"
            if let fixed = bad.fixed { output += "\n\(style.strong("Fixed"))\n\(example(fixed))" }
        }
        if let good = page.examples.first(where: { $0.severity == nil }) {
            output += "\n\(style.strong("Not reported"))  \(program: good.title)\n\(example(good.text))"
        }
        if !page.facts.isEmpty {
            output += "\n\(style.strong("Facts"))\n"
            for fact in page.facts {
                let date = fact.date.map { "\($0), " } ?? ""
                output += paragraph("- \(fact.statement) [\(date)\(fact.source); grade \(fact.grade.rawValue)]")
            }
        }
        return output
    }

    /// The page as JSON.
    ///
    /// - Parameter cause: The page of a cause of the same name, which goes with it.
    public func json(with cause: CausePageRenderer? = nil) -> String {
        var json = ReportJSON()
        json.object { json in
            for (key, value) in [
                ("rule", rule.id), ("family", rule.family.rawValue), ("highest_severity", rule.highestSeverity.name),
                ("summary", rule.summary), ("rationale", page.rationale), ("remedy", page.remedy),
            ] as [(StaticString, String)] {
                json.key(key)
                json.string(program: value)
            }
            json.key("symptoms")
            json.array { json in page.symptoms.forEach { json.string(program: $0) } }
            json.key("examples")
            json.array { json in
                for example in page.examples {
                    json.object { json in
                        json.key("title")
                        json.string(program: example.title)
                        json.key("severity")
                        json.string(program: example.severity?.name)
                        json.key("text")
                        json.string(program: example.text)
                        json.key("fixed")
                        json.string(program: example.fixed)
                    }
                }
            }
            json.key("facts")
            json.array { json in
                for fact in page.facts {
                    json.object { json in
                        json.key("statement")
                        json.string(program: fact.statement)
                        json.key("date")
                        json.string(program: fact.date?.description)
                        json.key("source")
                        json.string(program: fact.source)
                        json.key("grade")
                        json.string(program: fact.grade.rawValue)
                    }
                }
            }
            if let cause {
                json.key("cause_page")
                cause.write(to: &json)
            }
        }
        return json.text + "\n"
    }

    /// Tabs cannot be seen on a page.
    private func visible(_ text: String) -> String {
        String(text.map { $0 == "\t" ? "→" : $0 })
    }
}
