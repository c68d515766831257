import Catalog
import JSONText
import Linting
import Profiles

/// What every feature asks besides the document.
struct EditingContext {
    /// What is known of the field, judged on `today`.
    let catalog: Catalog
    /// The day.
    let today: CalendarDate
    /// Judges files of the linter's own settings.
    let settings: SettingsLinter
    /// The editor takes snippets in completions.
    var takesSnippets = false
    /// The editor takes Markdown in hovers and completions.
    var takesMarkdown = true

    init(_ catalog: Catalog, on today: CalendarDate) {
        self.catalog = catalog.judged(on: today)
        self.today = today
        settings = SettingsLinter(self.catalog, LintOptions(today: today))
    }

    /// The format of a document; nil of one that is left alone.
    func format(of document: TextDocument) -> ObjectShape? {
        switch document.kind {
        case .profiles: ProfileFormat().profile
        case .settings: SettingsLinter.format(catalog).settings
        case .relay, .other: nil
        }
    }

    /// Text for a hover or a completion.
    func markup(_ markdown: String) -> JSONValue {
        .members([
            "kind": .string(takesMarkdown ? "markdown" : "plaintext"),
            "value": .string(takesMarkdown ? markdown : markdown.filter { $0 != "`" && $0 != "*" }),
        ])
    }
}
