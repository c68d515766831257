/// What `explain` says of anything that is no rule and no cause: a provider, a front end, a plan, a field, a status, a word.
public struct TopicPage: Sendable {
    /// A part of the page.
    struct Part {
        let title: String
        /// Paragraphs, or labels with what stands behind them.
        let lines: [(label: String, text: String)]
    }

    private let name: String
    private let kind: String
    private let parts: [Part]

    /// A page.
    init(_ name: String, _ kind: String, _ parts: [Part]) {
        self.name = name
        self.kind = kind
        self.parts = parts.filter { !$0.lines.isEmpty }
    }

    /// The page with the parts of another behind its own.
    func followed(by other: TopicPage?) -> TopicPage {
        other.map { TopicPage(name, "\(kind), and \($0.kind)", parts + $0.parts) } ?? self
    }

    /// The page for a terminal.
    public func text(isColored: Bool, width: Int) -> ReportText {
        let style = Style(isOn: isColored)
        let width = max(width, 40)
        var text: ReportText = "\(style.strong("\(program: name)"))  (\(program: kind))\n"
        for (place, part) in parts.enumerated() {
            if place > 0 { text += "\n" }
            if !part.title.isEmpty { text += style.strong("\(program: part.title)") + "\n" }
            let widest = min(part.lines.map { DisplayWidth.of($0.label) }.max() ?? 0, 24)
            for (label, words) in part.lines {
                let used = widest == 0 ? 2 : widest + 4
                let lines = ReportText(program: words).lines(width: width, indentation: used)
                let label: ReportText = "\(program: label)"
                let isLong = label.columns > widest
                if isLong { text += "  \(label)\n" }
                for (number, line) in lines.enumerated() {
                    let start: ReportText =
                        number == 0 && !isLong && widest > 0
                        ? "  \(label)\(.blanks(widest - label.columns + 2))" : .blanks(used)
                    text += "\(start)\(line)\n"
                }
            }
        }
        return text
    }

    /// The page as JSON (docs/json.md).
    public func json() -> String {
        var json = ReportJSON()
        json.object { json in
            json.key("topic")
            json.string(program: name)
            json.key("kind")
            json.string(program: kind)
            json.key("parts")
            json.array { json in
                for part in parts {
                    json.object { json in
                        json.key("title")
                        json.string(program: part.title)
                        json.key("lines")
                        json.array { json in
                            for (label, text) in part.lines {
                                json.object { json in
                                    json.key("label")
                                    json.string(program: label)
                                    json.key("text")
                                    json.string(program: text)
                                }
                            }
                        }
                    }
                }
            }
        }
        return json.text + "\n"
    }
}
