import Reporting

/// A form of the report as a word of the command line.
struct ReportForm: Equatable {
    /// The word.
    let name: String

    static let text = ReportForm(name: "text")

    private init(name: String) { self.name = name }

    /// The form of a word; nil for a word that means none.
    init?(rawValue: String) {
        guard ReportFormat.named(rawValue) != nil else { return nil }
        name = rawValue
    }

    /// The words, in the order of the help.
    static var names: [String] { ReportFormat.all.map { $0.name } }
}

/// `--output FORMAT:FILE`: a form of the report, and the file that takes it.
struct ReportOutput: Equatable {
    /// The form.
    let form: ReportForm
    /// The file; `-` for standard output.
    let file: String

    /// Reads `FORMAT:FILE`; nil for anything else.
    init?(rawValue: String) {
        guard let colon = rawValue.firstIndex(of: ":"), let form = ReportForm(rawValue: String(rawValue[..<colon])),
            colon < rawValue.index(before: rawValue.endIndex)
        else { return nil }
        self.form = form
        file = String(rawValue[rawValue.index(after: colon)...])
    }
}
