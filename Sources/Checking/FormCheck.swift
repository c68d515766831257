public import Catalog
public import FrontEnds
import Linting
import Profiles
import Setups
import YAMLSource

/// Lints a form and corrects it.
public struct FormCheck {
    private let fields: EnteredFields
    private let frontEnd: FrontEnd?
    private let catalog: Catalog
    private let linter: Linter
    private let today: CalendarDate

    /// What is about files and not about forms.
    private static let filesOnly: Set<String> = ["plaintext-key", "key-not-set", "key-file-readable"]

    /// A check of what was entered.
    ///
    /// - Parameters:
    ///   - frontEnd: Where it is entered; nil for nowhere in particular.
    ///   - today: The day to judge ends of models by.
    public init(_ fields: EnteredFields, for frontEnd: FrontEnd?, _ catalog: Catalog, today: CalendarDate) {
        self.fields = fields
        self.frontEnd = frontEnd
        self.catalog = catalog
        self.today = today
        linter = Linter(
            catalog: catalog, options: LintOptions(today: today, frontEnds: frontEnd.map { [$0.id] }))
    }

    /// The findings, and the form as it should be.
    public func result() -> CheckedForm {
        let entered = EnteredProfile(fields, for: frontEnd, catalog)
        let found = linter.lint(entered.source).findings.filter { !Self.filesOnly.contains($0.rule) }
        let card = card(entered, found)
        let url = card.first { $0.field == entered.label(of: "base_url") }?.value
        var findings = found.map { finding($0, entered, url: url) }
        let isAboutURL = found.contains { entered.field(at: $0.range.start) == "base_url" && !$0.fixes.isEmpty }
        if !isAboutURL, EnteredProfile.lacksChatPath(fields, for: frontEnd), let url = fields.url {
            findings.append(
                CheckedForm.FieldFinding(
                    field: entered.label(of: "base_url"), rule: "wrong-endpoint", severity: .error,
                    message: "`\(url)` is a base URL",
                    why:
                        "requests go to exactly the URL entered here, and chats need \(EndpointAddress.chatPath) at its end",
                    fix: "add `\(EndpointAddress.chatPath)` to the end"))
        }
        var unread = fields.unread
        if fields.provider != nil, fields.url == nil, EnteredProfile.provider(fields, catalog) == nil {
            unread.append("the provider, which is unknown")
        }
        return CheckedForm(findings: findings, card: card, unread: unread, source: entered.source)
    }

    /// - Parameter url: What the card has for the URL: a front end may want another form of it than a profile.
    private func finding(_ finding: Finding, _ entered: EnteredProfile, url: String?) -> CheckedForm.FieldFinding {
        let field = entered.field(at: finding.range.start)
        if finding.rule == "missing-field", fields.url == nil, finding.message.contains("`base_url`") {
            // Nobody named the provider `custom`, which stands for one that is not known.
            return CheckedForm.FieldFinding(
                field: entered.label(of: "base_url"), rule: finding.rule, severity: finding.severity,
                message: "the URL is missing", why: "it says which provider gets the request",
                fix: "add the provider's URL")
        }
        if finding.rule == "placeholder-key", field == "key" {
            // A reference is for files; a form takes the key alone.
            return CheckedForm.FieldFinding(
                field: entered.label(of: "key"), rule: finding.rule, severity: finding.severity,
                message: worded(finding.message, entered), why: "front ends send exactly what is entered here",
                fix: "enter the key itself")
        }
        var message = worded(finding.message, entered)
        if finding.rule == "wrong-type", let field, let entry = fields.entry(field), entry.count <= 40 {
            // The quotes are the profile's, in which the form stands here.
            message = message.replacing("not text in quotes", with: "not `\(entry)`")
        }
        return CheckedForm.FieldFinding(
            field: field.map { entered.label(of: $0) }, rule: finding.rule, severity: finding.severity,
            message: message, why: worded(finding.why, entered),
            fix: finding.fixes.first.map { fix in
                if field == "base_url", let url, url != fields.url { return "enter `\(url)`" }
                return worded(fix.message, entered) + (fix.safety == .safe ? "" : " (review first)")
            })
    }

    /// The words of profiles as the front end has them.
    private func worded(_ text: String, _ entered: EnteredProfile) -> String {
        var text = text
        for name in ["base_url", "chat_url", "context_size", "max_new_tokens"] where text.contains("`\(name)`") {
            text = text.replacing("`\(name)`", with: "`\(entered.label(of: name))`")
        }
        return text
    }

    /// The form with its findings fixed; what is wrong even then is not told to be entered.
    private func card(_ entered: EnteredProfile, _ found: [Finding]) -> [CheckedForm.Line] {
        let old = lines(of: entered.source, entered)
        let mended = corrected(entered, found)
        let new = lines(of: mended, entered)
        let left = mended.bytes == entered.source.bytes ? found : linter.lint(mended).findings
        // Fixes may move what stands behind them, so that places are sought by the fields' names in the text.
        let wrong = Set(
            left.filter { $0.severity == .error && !Self.filesOnly.contains($0.rule) }
                .compactMap { Self.field(at: $0.range.start, of: mended) })
        var card = new.map { line in
            let entry = line.field == entered.label(of: "base_url") ? fields.url : nil
            let before = entry ?? old.first { $0.field == line.field }?.value
            guard let name = wrong.first(where: { $0 != "key" && entered.label(of: $0) == line.field }) else {
                return CheckedForm.Line(
                    field: line.field, value: line.value, was: before.flatMap { $0 == line.value ? nil : $0 },
                    choices: [])
            }
            return CheckedForm.Line(
                field: line.field, value: nil, was: before ?? line.value,
                choices: name == "model" ? choices(insteadOf: line.value, entered) : [])
        }
        // What the form cannot show, as it is no number, say.
        let shown = Set(card.map { $0.field })
        for name in wrong.subtracting(["key"]).sorted() where entered.hasField(name) {
            let label = entered.label(of: name)
            if !shown.contains(label) {
                card.append(CheckedForm.Line(field: label, value: nil, was: fields.entry(name), choices: []))
            }
        }
        if fields.url == nil, !new.contains(where: { $0.field == entered.label(of: "base_url") }) {
            card.append(CheckedForm.Line(field: entered.label(of: "base_url"), value: nil, was: nil, choices: []))
        }
        return card
    }

    /// Living models near to one that is gone.
    private func choices(insteadOf id: String, _ entered: EnteredProfile) -> [String] {
        guard let entry = catalog.model(id, at: entered.provider) else { return [] }
        return ModelSentences.alternatives(to: entry, on: today, catalog)
    }

    /// The name of the field on whose line a place is.
    private static func field(at offset: Int, of source: SourceText) -> String? {
        let bytes = source.bytes
        guard offset < bytes.count else { return nil }
        var start = offset
        while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        let name = bytes[start...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }.prefix {
            $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "\n")
        }
        return String(decoding: name, as: UTF8.self)
    }

    /// The profile with the fixes of what is wrong in fields that were entered: the provider, say, is no field of the form.
    private func corrected(_ entered: EnteredProfile, _ found: [Finding]) -> SourceText {
        let rules = found.filter { finding in
            (finding.severity >= .warning || finding.fixes.first?.safety == .safe)
                && finding.fixes.first?.edits.allSatisfy { entered.field(at: $0.range.start) != nil } ?? false
        }.map { $0.rule }
        guard !rules.isEmpty else { return entered.source }
        return FixApplier(linter, FixSelection(takesUnsafe: true, rules: Set(rules))).apply(to: entered.source).text
    }

    /// What is entered, in the front end's form.
    private func lines(of source: SourceText, _ entered: EnteredProfile) -> [(field: String, value: String)] {
        let tree = YAMLTree.parse(source)
        guard let profile = ProfileDecoder(catalog: catalog).profiles(in: tree).first?.profile,
            let proxy = profile.proxies.first
        else { return [] }
        let resolved = LoadedProfile(profile: profile, source: source).resolve(proxy, catalog)
        let form = FrontEndForm(of: resolved, customPrompt: nil, for: frontEnd)
        let nameField = frontEnd?.value("name_field")
        return form.entries.filter { $0.label != nameField && $0.value != "card" }.map { field in
            (field.label, field.isKey || field.label == entered.label(of: "key") ? "your key" : field.shown)
        }
    }
}
