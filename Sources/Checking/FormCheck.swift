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
        return CheckedForm(findings: findings, card: card, source: entered.source)
    }

    /// - Parameter url: What the card has for the URL: a front end may want another form of it than a profile.
    private func finding(_ finding: Finding, _ entered: EnteredProfile, url: String?) -> CheckedForm.FieldFinding {
        let field = entered.field(at: finding.range.start)
        return CheckedForm.FieldFinding(
            field: field.map { entered.label(of: $0) }, rule: finding.rule, severity: finding.severity,
            message: worded(finding.message, entered), why: worded(finding.why, entered),
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

    /// The form with its findings fixed.
    private func card(_ entered: EnteredProfile, _ found: [Finding]) -> [CheckedForm.Line] {
        let old = lines(of: entered.source, entered)
        let new = lines(of: corrected(entered, found), entered)
        return new.map { line in
            let entry = line.field == entered.label(of: "base_url") ? fields.url : nil
            let before = entry ?? old.first { $0.field == line.field }?.value
            return CheckedForm.Line(
                field: line.field, value: line.value, was: before.flatMap { $0 == line.value ? nil : $0 })
        }
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
