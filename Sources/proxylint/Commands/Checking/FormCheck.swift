import Catalog
import FrontEnds
import Linting
import Profiles
import Reporting
import Setups
import YAMLSource

/// Lints a form and corrects it.
struct FormCheck {
    let fields: EnteredFields
    let frontEnd: FrontEnd?
    let catalog: Catalog
    let today: CalendarDate

    /// As often as corrections are made on top of corrections.
    private static let rounds = 5
    /// What is about files and not about forms.
    private static let filesOnly: Set<String> = ["plaintext-key", "key-not-set", "key-file-readable"]

    /// The findings, and the form as it should be.
    func report() -> CheckReport {
        let entered = EnteredProfile(fields, for: frontEnd, catalog)
        let findings = findings(in: entered.source)
        var items = findings.map { item($0, entered) }
        if EnteredProfile.lacksChatPath(fields, for: frontEnd), let url = fields.url {
            items.append(
                CheckReport.Item(
                    field: entered.label(of: "base_url"), rule: "wrong-endpoint", severity: .error,
                    message: "`\(url)` is a base URL",
                    why:
                        "requests go to exactly what is entered here, and chats are at \(EndpointAddress.chatPath) behind it",
                    fix: "put `\(EndpointAddress.chatPath)` behind it"))
        }
        return CheckReport(items: items, card: card(entered), source: entered.source)
    }

    private func findings(in source: SourceText) -> [Finding] {
        let options = LintOptions(today: today, frontEnds: frontEnd.map { [$0.id] })
        return Linter(catalog: catalog, options: options).lint(source).findings
            .filter { !Self.filesOnly.contains($0.rule) }
    }

    private func item(_ finding: Finding, _ entered: EnteredProfile) -> CheckReport.Item {
        let field = entered.field(at: finding.range.start)
        return CheckReport.Item(
            field: field.map { entered.label(of: $0) }, rule: finding.rule, severity: finding.severity,
            message: worded(finding.message, entered), why: worded(finding.why, entered),
            fix: finding.fixes.first.map {
                worded($0.message, entered) + ($0.safety == .safe ? "" : " (look first)")
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

    /// The form with every first fix made.
    private func card(_ entered: EnteredProfile) -> [CheckReport.Line] {
        let old = lines(of: entered.source, entered)
        let new = lines(of: corrected(entered.source), entered)
        return new.map { line in
            let before = old.first { $0.field == line.field }?.value
            return CheckReport.Line(
                field: line.field, value: line.value, was: before.flatMap { $0 == line.value ? nil : $0 })
        }
    }

    private func corrected(_ source: SourceText) -> SourceText {
        var source = source
        for _ in 0..<Self.rounds {
            var edits: [TextEdit] = []
            for fix in findings(in: source).filter({ $0.severity >= .warning }).compactMap({ $0.fixes.first }) {
                // What was not entered, such as the provider, is no field that could be corrected.
                guard fix.edits.allSatisfy({ Self.isEntered($0.range, in: source) }) else { continue }
                let overlaps = fix.edits.contains { edit in
                    edits.contains { $0.range.overlaps(edit.range) || $0.range.start == edit.range.start }
                }
                if !overlaps { edits += fix.edits }
            }
            guard !edits.isEmpty, let bytes = try? source.applying(edits), bytes != source.bytes else { break }
            source = SourceText(name: source.name, bytes: bytes)
        }
        return source
    }

    /// Whether a range is on the line of a field, not on one that stands in every form's profile.
    private static func isEntered(_ range: ByteRange, in source: SourceText) -> Bool {
        let lines = LineIndex(source)
        let line = source.text(in: lines.content(ofLine: lines.position(at: range.start).line))
        return !["provider:", "account:", "name:", "front_end:", "version:"].contains { line.contains($0) }
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
