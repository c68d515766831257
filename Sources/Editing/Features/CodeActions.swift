import JSONText
import Linting
import Profiles
import YAMLSource

/// What can be done about the findings of a range.
struct CodeActions {
    private let document: TextDocument
    private let context: EditingContext

    /// The kind of the action that fixes the whole file.
    static let fixAll = "source.fixAll.proxylint"

    init(_ document: TextDocument, _ context: EditingContext) {
        self.document = document
        self.context = context
    }

    /// The actions of a range.
    ///
    /// - Parameter only: The kinds that are wanted, each with what is below it; nil for all.
    func list(in range: ByteRange, only: [String]?) -> JSONValue {
        guard let result = document.findings(context.settings) else { return .array([]) }
        var actions: [JSONValue] = []
        if wants("quickfix", only) {
            let changes = TextChanges(document: document)
            let diagnostics = Diagnostics(document, context)
            if document.isEmptyProfile {
                let end = document.source.bytes.count
                let edit = TextEdit(ByteRange(end, end), Snippet.plain(ProfileTemplate(context).snippet))
                actions += action(
                    "Insert a whole profile", "quickfix", changes.workspaceEdit([edit]), nil, isPreferred: true)
            }
            let here = result.findings.filter { touches($0.range, range) }
            for finding in here {
                let diagnostic = diagnostics.diagnostic(finding)
                for (place, fix) in finding.fixes.enumerated() {
                    let look = fix.safety == .safe ? "" : " (needs review)"
                    actions += action(
                        capitalized(fix.message) + look, "quickfix", changes.workspaceEdit(fix.edits), diagnostic,
                        isPreferred: place == 0 && fix.safety == .safe)
                }
            }
            if let linter = document.linter, document.kind == .profiles || document.kind == .relay {
                let writer = IgnoreWriter(linter, reason: "reviewed on \(context.today)", least: .info)
                for finding in here {
                    guard let edit = writer.edit(ignoring: finding, in: document.source, result.findings) else {
                        continue
                    }
                    actions += action(
                        "Ignore `\(finding.rule)` here", "quickfix", changes.workspaceEdit([edit]),
                        diagnostics.diagnostic(finding), isPreferred: false)
                }
            }
        }
        if wants(Self.fixAll, only) { actions += fixAll(result) }
        return .array(actions)
    }

    private func fixAll(_ result: LintResult) -> [JSONValue] {
        let selection = FixSelection()
        guard result.findings.contains(where: { selection.fix(for: $0) != nil }) else { return [] }
        let applier: FixApplier
        if document.kind == .settings {
            applier = context.settings.applier(selection)
        } else if let linter = document.linter {
            applier = FixApplier(linter, selection)
        } else {
            return []
        }
        let fixed = applier.apply(to: document.source)
        guard fixed.isChanged else { return [] }
        let changes = TextChanges(document: document)
        return action(
            "Apply all safe fixes", Self.fixAll, changes.workspaceEdit(changes.edits(to: fixed.text.bytes)), nil,
            isPreferred: false)
    }

    private func action(
        _ title: String, _ kind: String, _ edit: JSONValue?, _ diagnostic: JSONValue?, isPreferred: Bool
    ) -> [JSONValue] {
        guard let edit else { return [] }
        return [
            .members([
                "title": .string(document.mask.hidingSecrets(in: title)), "kind": .string(kind),
                "diagnostics": diagnostic.map { .array([$0]) },
                "isPreferred": isPreferred ? .boolean(true) : nil, "edit": edit,
            ])
        ]
    }

    private func wants(_ kind: String, _ only: [String]?) -> Bool {
        only?.contains { kind == $0 || kind.hasPrefix($0 + ".") || $0.isEmpty } ?? true
    }

    /// Whether a finding is about a range, or begins on one of its lines.
    private func touches(_ finding: ByteRange, _ range: ByteRange) -> Bool {
        let lines = document.lines
        let first = lines.line(of: finding.start)
        return lines.line(of: range.start) <= first && first <= lines.line(of: range.end)
            || finding.start <= range.start && range.end <= finding.end && lines.line(of: finding.end) - first < 2
    }

    private func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
