public import Catalog
public import Profiles
public import YAMLSource

/// Takes the findings of one rule in one file.
public struct FindingCollector {
    private var rule: RuleEntry
    private let source: SourceText
    private let options: LintOptions?
    private(set) var findings: [Finding] = []
    /// Ranges spoken of: a few are looked through, many get a table.
    ///
    /// A process's first table is dear (FirstOccurrences).
    private var few: [ByteRange] = []
    private var many: Set<ByteRange> = []

    init(_ rule: RuleEntry, _ source: SourceText, _ options: LintOptions? = nil) {
        self.rule = rule
        self.source = source
        self.options = options
    }

    /// Goes on with another rule; gives the findings of the one before.
    ///
    /// One collector serves all rules of a file: hardly any reports something, and making one costs as much as most checks.
    mutating func take(_ next: RuleEntry) -> [Finding] {
        rule = next
        if findings.isEmpty, few.isEmpty { return [] }
        few = []
        many = []
        defer { findings = [] }
        return findings
    }

    /// Reports a finding at `range`.
    ///
    /// A rule speaks once of one range, also when aliases repeat it.
    ///
    /// - Parameters:
    /// - severity: At most the rule's highest; nil for that.
    /// - grade: Of the fact behind it; an error without a certain fact becomes a warning.
    /// - why: Why it is wrong, without a final full stop.
    /// - ended: The day on which a model ended or ends, where that alone makes it a finding: `--grace` softens it.
    public mutating func report(
        _ message: String, at range: ByteRange, severity: Severity? = nil, grade: FactGrade = .documented, why: String,
        facts: [Fact] = [], related: [RelatedPlace] = [], fixes: [Fix] = [], profile: ProfileContext? = nil,
        proxy: Proxy? = nil, account: Account? = nil, document: Int? = nil,
        unsetVariable: String? = nil, ended: CalendarDate? = nil
    ) {
        guard isNew(range) else { return }
        var worst = min(severity ?? rule.highestSeverity, rule.highestSeverity)
        if !grade.isCertain { worst = min(worst, .warning) }
        if let level = options?.severities[rule.id] { worst = level }
        let mercy = worst > .info ? ended.flatMap { options?.grace(forEnd: $0) } : nil
        if mercy != nil { worst = .info }
        findings.append(
            Finding(
                rule: rule.id, severity: worst, message: message, source: source, range: range,
                document: document ?? profile?.profile.document ?? 1, profile: profile?.profile.name?.value,
                proxy: proxy?.label, account: account?.name.value ?? proxy?.account?.value,
                why: why + (mercy.map { "; \($0)" } ?? ""),
                facts: facts, related: related, fixes: fixes.filter(Self.holdsNoKey), unsetVariable: unsetVariable))
    }

    private mutating func isNew(_ range: ByteRange) -> Bool {
        if many.isEmpty {
            if few.contains(range) { return false }
            few.append(range)
            if few.count == 16 { many = Set(few) }
            return true
        }
        return many.insert(range).inserted
    }

    /// A fix whose text looks like a key is none: reports mask it, and the mask would be put into the file.
    private static func holdsNoKey(_ fix: Fix) -> Bool {
        fix.edits.allSatisfy { $0.text.isEmpty || SecretMask.byForm.hidingSecrets(in: $0.text) == $0.text }
    }
}
