public import Catalog

/// The pages on providers and front ends: what to type where, and what to watch for, each with its date.
public struct CatalogPageRenderer {
    private let catalog: Catalog

    /// A renderer over `catalog`.
    public init(catalog: Catalog) {
        self.catalog = catalog
    }

    /// A part of a page: its title, and the facts in it.
    struct Section {
        let title: String
        let fields: [(field: String, label: String)]
    }

    // MARK: Providers

    static let providerSections = [
        Section(
            title: "What to type",
            fields: [
                ("base_url", "Base URL"), ("chat_url", "Full URL"), ("other_base_url", "Also valid"),
                ("base_url_form", "Form of the base URL"), ("key_shape", "Form of the key"),
                ("key_required", "Needs a key"),
            ]),
        Section(
            title: "Where on its site",
            fields: [
                ("key_page", "Keys"), ("billing_page", "Billing"), ("privacy_page", "Privacy"),
                ("limits_page", "Limits"),
                ("model_list", "Models"),
            ]),
        Section(
            title: "What does not work",
            fields: [
                ("wrong_url", "Wrong address"), ("web_host", "Website, not the API"), ("wrong_host", "Wrong host"),
                ("native_path", "Native API"), ("browser_calls", "Calls from web pages"),
            ]),
        Section(
            title: "What to watch for",
            fields: [
                ("limit", "Limit"), ("plan", "Plan"), ("plan_cap", "Plan cap"), ("long_context", "Long prompts"),
                ("parameter_range", "Range"), ("quirk", "Note"),
            ]),
    ]

    /// The page on one provider.
    public func markdown(_ provider: Provider) -> String {
        var text = "# \(provider.name)\n\nIn profiles: `provider: \(provider.id)` (\(provider.kind.rawValue))"
        let aliases = provider.values("alias")
        if !aliases.isEmpty { text += ", also written " + aliases.map { "`\($0)`" }.joined(separator: ", ") }
        text += ".\n" + sections(Self.providerSections, of: provider)
        return text + keyCheck(at: provider) + models(of: provider) + "\n[All providers](README.md)\n" + Self.footer
    }

    private func keyCheck(at provider: Provider) -> String {
        guard let check = catalog.keyCheck(at: provider.id) else { return "" }
        let key =
            switch check.authentication {
            case .bearer: "as `Authorization: Bearer`"
            case .header(let name): "in the header `\(name)`"
            case .form(let name): "in the field `\(name)` of a form"
            }
        let fact = check.asFact("")
        let proves = check.proof == .key ? "proves the key" : "proves that a server answers, but nothing about the key"
        let note = check.note.isEmpty ? "" : " (\(check.note))"
        return """

            ## Checking a key

            `proxylint verify` sends `\(check.method) \(check.url)` with the key \(key). A good answer \(proves)\(note).

            \(fact.date?.description ?? ""), \(fact.source), grade \(fact.grade.rawValue)

            """
    }

    private func models(of provider: Provider) -> String {
        guard catalog.hasModels(of: provider.id) else { return "" }
        var counts: [ModelEntry.Status: Int] = [:]
        var newest: CalendarDate?
        var rows = ""
        for model in catalog.models(of: provider.id) {
            counts[model.status, default: 0] += 1
            newest = [newest, model.asOf].compactMap { $0 }.max()
            guard model.status != .retired else { continue }
            let window = model.window.map(String.init) ?? ""
            let ends = model.status == .deprecated ? model.ended?.description ?? "announced" : ""
            rows += "| `\(model.id)` | \(window) | \(ends) | \(model.replacement.map { "`\($0)`" } ?? "") |\n"
        }
        let date = newest.map { " (last read: \($0))" } ?? ""
        return """

            ## Models

            \(counts[.active] ?? 0) served, \(counts[.deprecated] ?? 0) with an announced end, \(counts[.retired] ?? 0) \
            gone, according to the lists\(date).

            | model ID | window in tokens | ends | successor |
            | --- | --- | --- | --- |
            \(rows)
            """
    }

    // MARK: Front ends

    static let frontEndSections = [
        Section(
            title: "What to type where",
            fields: [
                ("form_path", "The form"), ("name_field", "Name field"), ("model_field", "Model field"),
                ("url_field", "URL field"), ("key_field", "Key field"), ("prompt_field", "Prompt field"),
                ("source", "Source, with its key and model fields"), ("source_of", "Provider as a source"),
                ("setting_field", "Field for a setting"), ("apply", "To apply"),
                ("url_form", "Form of the URL"),
                ("trailing_slash", "Trailing slash"), ("key_place", "The key"),
            ]),
        Section(
            title: "Who calls the API",
            fields: [("caller", "Caller"), ("local_urls", "Local addresses")]),
        Section(
            title: "What it sends",
            fields: [
                ("sends", "Sends"), ("does_not_send", "Does not send"), ("parameter_range", "Range"),
                ("context_range", "Context size in tokens"),
                ("context_counts_reply", "The reply counts toward the context"),
                ("reply_range", "Reply length in tokens"),
            ]),
        Section(title: "What to watch for", fields: [("trap", "Trap"), ("note", "Note")]),
    ]

    /// The page on one front end.
    public func markdown(_ frontEnd: FrontEnd) -> String {
        "# \(frontEnd.name)\n\nIn profiles: `front_end: \(frontEnd.id)`.\n"
            + sections(Self.frontEndSections, of: frontEnd)
            + "\n[All front ends](README.md)\n" + Self.footer
    }

    // MARK: Both

    /// The page that leads to the pages of one kind.
    public func index(_ title: String, _ entries: [some CatalogEntry]) -> String {
        "# \(title)\n\n" + entries.map { "- [\($0.name)](\($0.id).md)\n" }.joined()
            + "\n[All documents](../README.md)\n" + Self.footer
    }

    private func sections(_ sections: [Section], of entry: some CatalogEntry) -> String {
        var text = ""
        for section in sections {
            var rows = ""
            for (field, label) in section.fields {
                for fact in entry.facts(field) { rows += row(label, fact) }
            }
            guard !rows.isEmpty else { continue }
            text +=
                "\n## \(section.title)\n\n| | | note | date | grade | source |\n| --- | --- | --- | --- | --- | --- |\n\(rows)"
        }
        return text
    }

    private func row(_ label: String, _ fact: CatalogFact) -> String {
        let cells = [label, fact.value, fact.note, fact.date?.description ?? "", fact.grade.rawValue, fact.source]
        return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }

    private static let footer =
        "\n<!-- Generated from the catalog by `make record`; a test keeps the two in sync. -->\n"
}
