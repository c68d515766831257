import JSONText
import Linting
import Profiles
import YAMLSource

/// Findings as an editor shows them.
struct Diagnostics {
    private let document: TextDocument
    private let result: LintResult?

    /// Rules whose findings are struck through.
    private static let endedModels: Set<String> = ["retired-model", "deprecated-model", "free-variant-ended"]
    /// Rules about what does nothing, which is faded out.
    private static let unnecessary: Set<String> = [
        "unused-account", "unused-suppression", "parameter-ignored",
    ]

    init(_ document: TextDocument, _ context: EditingContext) {
        self.document = document
        result = document.findings(context.settings)
    }

    /// What is published of a document; nothing of one that is left alone.
    func parameters() -> JSONValue {
        .members([
            "uri": .string(document.address), "version": document.version.map { .integer($0) },
            "diagnostics": .array((result?.findings ?? []).map { diagnostic($0) }),
        ])
    }

    /// One finding.
    func diagnostic(_ finding: Finding) -> JSONValue {
        let mask = document.mask
        var tags: [JSONValue] = []
        if Self.unnecessary.contains(finding.rule) { tags.append(.integer(1)) }
        if Self.endedModels.contains(finding.rule) { tags.append(.integer(2)) }
        let message = "\(finding.message)\n\(finding.why)"
        let related = finding.related.map { place -> JSONValue in
            .members([
                "location": .members(["uri": .string(document.address), "range": document.lines.range(place.range)]),
                "message": .string(mask.hidingSecrets(in: place.message)),
            ])
        }
        return .members([
            "range": document.lines.range(shown(finding.range)), "severity": .integer(Self.number(finding.severity)),
            "code": .string(finding.rule),
            "codeDescription": .members(["href": .string(EditorPages.rule(finding.rule))]),
            "source": .string("proxylint"), "message": .string(mask.hidingSecrets(in: message)),
            "tags": tags.isEmpty ? nil : .array(tags),
            "relatedInformation": related.isEmpty ? nil : .array(related),
            "data": .members([
                "document": .integer(finding.document),
                "fixes": .array(finding.fixes.map { .string(mask.hidingSecrets(in: $0.message)) }),
            ]),
        ])
    }

    /// A range of many lines would underline half the file: of a mapping its first line does.
    private func shown(_ range: ByteRange) -> ByteRange {
        let first = document.lines.line(of: range.start)
        guard document.lines.line(of: range.end) > first else { return range }
        return ByteRange(range.start, max(document.lines.content(first).end, range.start))
    }

    private static func number(_ severity: Severity) -> Int {
        switch severity {
        case .error: 1
        case .warning: 2
        case .info: 3
        }
    }
}
