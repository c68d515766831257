public import Catalog
import Diagnosing

/// The page behind a cause of errors: as Markdown for the documentation, as text for a terminal, as JSON.
public struct CausePageRenderer {
    private let cause: ErrorCause
    /// Texts that somebody has shown.
    private let wordings: [ErrorWording]
    /// Words that many services use, by which it is recognized where nothing better stands.
    private let commonWords: [String]
    private let layers: [String]

    /// A renderer of one cause's page.
    public init(_ cause: ErrorCause, catalog: Catalog) {
        self.cause = cause
        let all = catalog.errorWordings.filter { $0.cause == cause.id }
        let isCommon = { (wording: ErrorWording) in
            wording.grade == .unverified && (wording.strength == .generic || wording.strength == .weak)
        }
        wordings = all.filter { !isCommon($0) }
        commonWords = all.filter(isCommon).map { $0.wording }
        layers = Set(all.map { TextDiagnosisRenderer.layerName($0.layer) }).sorted()
    }

    private var waiting: String {
        GeneralSentences.waiting(GeneralSentences.waiting(cause.retry), because: cause.retryReason)
    }

    private func words(_ remedy: ErrorCause.Remedy) -> (action: String, note: String) {
        let conditions = remedy.conditions.compactMap(Self.conditionWords)
        let page = remedy.url.flatMap { $0.hasPrefix("{") ? nil : $0 }
        let note = [GeneralSentences.filled(remedy.why), page ?? ""].filter { !$0.isEmpty }.joined(separator: "; ")
        let action = GeneralSentences.filled(remedy.action)
        return (conditions.isEmpty ? action : "\(action) (\(conditions.joined(separator: ", ")))", note)
    }

    /// A condition for people.
    private static func conditionWords(_ condition: String) -> String? {
        switch condition {
        case "credits=10": "with 10 USD of credits bought"
        case "credits!=10": "with less than 10 USD of credits bought"
        case "free_model": "free models"
        case "tokens": "token limits"
        case "local_url": "your own servers"
        case "speaker=litellm": "LiteLLM"
        case "front_end!=sillytavern": "front ends that run in the browser"
        default: condition.split(separator: "=").last.map(String.init)
        }
    }

    /// The page as it stands in `docs/errors/`.
    public func markdown() -> String {
        var text =
            "# \(cause.id)\n\n\(GeneralSentences.filled(cause.summary)).\n\nLayer: \(layers.joined(separator: ", ")).\n"
        text += "\n## What it means\n\n\(cause.explanation)\n\nHow to recognize it: its text \(cause.telltale).\n"
        text += "\n## Waiting\n\n\(capitalised(waiting)).\n\n## What to do\n\n"
        for (number, remedy) in cause.remedies.map(words).enumerated() {
            text += "\(number + 1). \(remedy.action)\(remedy.note.isEmpty ? "" : ": \(remedy.note)")\n"
        }
        if !cause.vainRemedies.isEmpty {
            text += "\n## What does not help\n\n"
            for remedy in cause.vainRemedies.map(words) {
                text += "- \(remedy.action)\(remedy.note.isEmpty ? "" : ": \(remedy.note)")\n"
            }
        }
        if !cause.possibilities.isEmpty {
            text += "\n## What else it may be\n\n" + cause.possibilities.map { "- [\($0)](\($0).md)\n" }.joined()
        }
        if !cause.rivals.isEmpty {
            text += "\n## Similar errors\n\n" + cause.rivals.map { "- [\($0)](\($0).md)\n" }.joined()
        }
        text +=
            "\n## Known texts\n\n`…` stands for what varies.\n\n| text | where | from | status | seen | grade | source |\n| --- | --- | --- | --- | --- | --- | --- |\n"
        for wording in wordings {
            let place = Self.placeName(wording.place)
            let columns = [
                "`\(wording.wording.replacing("|", with: "\\|"))`", place, wording.speaker,
                wording.status.map(String.init) ?? "", wording.seen,
                wording.grade.rawValue, wording.source,
            ]
            text += "| \(columns.joined(separator: " | ")) |\n"
        }
        if !commonWords.isEmpty {
            text +=
                "\nThese words are weaker signs:  \(commonWords.map { "`\($0)`" }.joined(separator: ", ")).\n"
        }
        return text
            + "\n[All causes](README.md)\n\n<!-- Generated from the catalog by `make record`; a test keeps the two in sync. -->\n"
    }

    private static func placeName(_ place: ErrorWording.Place) -> String {
        switch place {
        case .text: "text"
        case .status: "status"
        case .field(let name): name
        }
    }

    private func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// The page for a terminal.
    public func text(isColored: Bool, width: Int) -> ReportText {
        let style = Style(isOn: isColored)
        func paragraph(_ text: String, mark: ReportText = "") -> ReportText {
            let indentation = 2 + mark.columns
            let lines = ReportText(program: text).lines(width: max(width, 40), indentation: indentation)
            return lines.enumerated().map { number, line -> ReportText in
                (number == 0 ? "  \(mark)" : .blanks(indentation)) + line + "\n"
            }.joined()
        }
        var output: ReportText =
            "\(style.strong("\(program: cause.id)"))  (\(program: layers.joined(separator: ", ")))\n"
        output += paragraph("\(GeneralSentences.filled(cause.summary)).")
        output += "\n\(style.strong("What it means"))\n\(paragraph(cause.explanation))"
        output += "\n\(style.strong("How to recognize it"))\n\(paragraph("Its text \(cause.telltale)."))"
        output +=
            "\n\(style.strong("Waiting"))\n\(paragraph("\(capitalised(waiting))."))\n\(style.strong("What to do"))\n"
        for (number, remedy) in cause.remedies.map(words).enumerated() {
            output += paragraph(
                remedy.note.isEmpty ? remedy.action : "\(remedy.action): \(remedy.note)", mark: "\(number + 1). ")
        }
        if !cause.vainRemedies.isEmpty {
            output += "\n\(style.strong("What does not help"))\n"
            for remedy in cause.vainRemedies.map(words) {
                output += paragraph(
                    remedy.note.isEmpty ? remedy.action : "\(remedy.action): \(remedy.note)", mark: "- ")
            }
        }
        if !cause.possibilities.isEmpty {
            output +=
                "\n\(style.strong("What else it may be"))\n\(paragraph(cause.possibilities.joined(separator: ", ")))"
        }
        if !cause.rivals.isEmpty {
            output += "\n\(style.strong("Similar errors"))\n\(paragraph(cause.rivals.joined(separator: ", ")))"
        }
        output += "\n\(style.strong("Known texts"))\n"
        for wording in wordings {
            let status = wording.status.map { ", HTTP \($0)" } ?? ""
            output += paragraph(
                "\"\(wording.wording)\" [\(wording.speaker)\(status); \(wording.seen), \(wording.source); grade \(wording.grade.rawValue)]",
                mark: "- ")
        }
        if !commonWords.isEmpty {
            output += paragraph(
                "These words are weaker signs:  \(commonWords.joined(separator: ", "))", mark: "- ")
        }
        return output
    }

    /// The page as JSON.
    public func json() -> String {
        var json = ReportJSON()
        write(to: &json)
        return json.text + "\n"
    }

    func write(to json: inout ReportJSON) {
        json.object { json in
            for (key, value) in [
                ("cause", cause.id), ("summary", GeneralSentences.filled(cause.summary)), ("means", cause.explanation),
                ("telltale", cause.telltale), ("waiting", waiting),
            ] as [(StaticString, String)] {
                json.key(key)
                json.string(program: value)
            }
            json.key("layers")
            json.array { json in layers.forEach { json.string(program: $0) } }
            for (key, remedies) in [("remedies", cause.remedies), ("will_not_help", cause.vainRemedies)]
                as [(StaticString, [ErrorCause.Remedy])]
            {
                json.key(key)
                json.array { json in
                    for remedy in remedies {
                        json.object { json in
                            json.key("action")
                            json.string(program: words(remedy).action)
                            json.key("why")
                            json.string(program: words(remedy).note)
                        }
                    }
                }
            }
            for (key, causes) in [("possibilities", cause.possibilities), ("rivals", cause.rivals)]
                as [(StaticString, [String])]
            {
                json.key(key)
                json.array { json in causes.forEach { json.string(program: $0) } }
            }
            json.key("common_words")
            json.array { json in commonWords.forEach { json.string(program: $0) } }
            json.key("wordings")
            json.array { json in
                for wording in wordings {
                    json.object { json in
                        json.key("text")
                        json.string(program: wording.wording)
                        json.key("from")
                        json.string(program: wording.speaker)
                        json.key("http_status")
                        if let status = wording.status { json.number(status) } else { json.null() }
                        json.key("seen")
                        json.string(program: wording.seen)
                        json.key("source")
                        json.string(program: wording.source)
                        json.key("grade")
                        json.string(program: wording.grade.rawValue)
                    }
                }
            }
        }
    }
}
