public import Linting
import Profiles
public import YAMLSource

/// What `check` says of a form: findings by field, and the form as it should be.
public struct CheckReport: Sendable {
    /// One finding about a field.
    public struct Item: Sendable {
        /// The field as the front end calls it; nil where it is about the whole.
        public let field: String?
        /// The rule.
        public let rule: String
        /// How bad it is.
        public let severity: Severity
        /// What is wrong.
        public let message: String
        /// Why.
        public let why: String
        /// What to do; nil where nothing is certain.
        public let fix: String?

        /// A finding.
        public init(
            field: String?, rule: String, severity: Severity, message: String, why: String, fix: String?
        ) {
            self.field = field
            self.rule = rule
            self.severity = severity
            self.message = message
            self.why = why
            self.fix = fix
        }
    }

    /// A line of the card.
    public struct Line: Sendable {
        /// The field.
        public let field: String
        /// What to enter.
        public let value: String
        /// What stood there, where it is another.
        public let was: String?

        /// A line.
        public init(field: String, value: String, was: String?) {
            self.field = field
            self.value = value
            self.was = was
        }
    }

    /// The findings, as they stand in the form.
    public let items: [Item]
    /// The corrected form.
    public let card: [Line]
    /// Hides the key wherever it turns up.
    private let mask: SecretMask

    /// A report.
    ///
    /// - Parameter source: The form as a profile, whose keys are hidden everywhere.
    public init(items: [Item], card: [Line], source: SourceText) {
        self.items = items
        self.card = card
        mask = SecretMask(YAMLTree.parse(source))
    }

    /// The worst finding; nil when there is none.
    public var worst: Severity? { items.map { $0.severity }.max() }

    /// For people.
    public func text(isColored: Bool, width: Int) -> ReportText {
        let style = Style(isOn: isColored)
        func note(_ name: ReportText, _ text: String) -> ReportText {
            let lines = mask.reported(text).lines(width: width, indentation: 4, firstUsed: name.columns + 4)
            return "  \(style.strong("\(name):")) \(lines[0])\n" + lines.dropFirst().map { "    \($0)\n" }.joined()
        }
        var output: ReportText = ""
        for item in items {
            let place: ReportText = item.field.map { "\(mask.reported($0)): " } ?? ""
            let lines = ("\(place)\(mask.reported(item.message))" as ReportText).lines(
                width: width, firstUsed: item.rule.utf8.count + item.severity.name.utf8.count + 4)
            output += style.word(for: item.severity) + style.strong("[\(program: item.rule)]: \(lines[0])") + "\n"
            for line in lines.dropFirst() { output += style.strong(line) + "\n" }
            output += note("why", item.why)
            if let fix = item.fix { output += note("fix", fix) }
            output += "\n"
        }
        if items.isEmpty { output += "No problems found, as far as can be told offline.\n\n" }
        output += items.isEmpty ? "Enter\n" : "Enter instead\n"
        for line in card {
            output += "  \(mask.reported(line.field)): \(mask.reported(line.value))\n"
            if let was = line.was { output += style.quiet("    was \(mask.reported(was))") + "\n" }
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
                for item in items {
                    json.object { json in
                        text("rule", item.rule, &json)
                        text("severity", item.severity.name, &json)
                        text("field", item.field, &json)
                        text("message", item.message, &json)
                        text("why", item.why, &json)
                        text("fix", item.fix, &json)
                    }
                }
            }
            json.key("card")
            json.array { json in
                for line in card {
                    json.object { json in
                        text("field", line.field, &json)
                        text("value", line.value, &json)
                        text("was", line.was, &json)
                    }
                }
            }
        }
        return json.text + "\n"
    }
}
