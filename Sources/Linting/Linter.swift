public import Catalog
public import Profiles
import Relays
public import YAMLSource

/// Looks for pitfalls in profiles.
///
/// Offline, runs nothing, reads no secret: a function of text, catalogue and options.
public struct Linter: Sendable {
    private let catalog: Catalog
    let options: LintOptions
    private let rules: [RuleEntry]
    let limits: YAMLLimits
    private let decoder: ProfileDecoder

    /// A linter that knows `catalog`.
    public init(
        catalog: Catalog, options: LintOptions, rules: [RuleEntry] = RuleList.all, limits: YAMLLimits = .standard
    ) {
        // A day before a model's end is judged as of that day.
        self.catalog = catalog.judged(on: options.today)
        self.options = options
        self.limits = limits
        decoder = ProfileDecoder(catalog: catalog, readsSuggestions: true)
        var rules = options.selectedRules.map { selected in rules.filter { selected.contains($0.id) } } ?? rules
        if !options.disabledRules.isEmpty { rules = rules.filter { !options.disabledRules.contains($0.id) } }
        self.rules = rules
    }

    /// A linter that does the same and shares nothing with this one that threads would wait for.
    public func forAnotherThread() -> Linter {
        Linter(catalog: catalog.forAnotherThread(), options: options, rules: rules, limits: limits)
    }

    /// The same without a selection of rules.
    var withEveryRule: Linter {
        guard options.selectedRules != nil else { return self }
        var options = options
        options.selectedRules = nil
        return Linter(catalog: catalog, options: options, limits: limits)
    }

    /// Everything that is wrong with a text.
    public func lint(_ source: SourceText) -> LintResult {
        lint(source, triesFixes: true)
    }

    /// Everything that is wrong with a text.
    ///
    /// - Parameter triesFixes: Whether fixes are tried out first; otherwise each rule's are given as they are.
    func lint(_ source: SourceText, triesFixes: Bool) -> LintResult {
        lint(YAMLTree.parse(source, limits: limits), triesFixes: triesFixes)
    }

    /// What is wrong with a text that was parsed for something else as well.
    ///
    /// Fixes are given as each rule has them, untried.
    public func findings(in tree: YAMLTree) -> [Finding] { lint(tree, triesFixes: false).findings }

    private func lint(_ tree: YAMLTree, triesFixes: Bool) -> LintResult {
        let source = tree.source
        let relays = RelayDocuments(tree, options.kind, catalog)
        let decoded =
            relays.list.isEmpty ? decoder.profiles(in: tree) : decoder.profiles(in: tree, except: relays.documents)
        let file = FileContext(
            tree: tree, profiles: decoded, catalog: catalog, options: options, hasRelays: !relays.list.isEmpty)
        var searches = ModelSearches()
        let profiles = decoded.map { ProfileContext($0, in: file, searches: &searches) }
        let relayContexts = relays.contexts(tree, catalog, options, &searches)
        var findings: [Finding] = []
        var failures: [RuleFailure] = []
        if let first = rules.first {
            var collector = FindingCollector(first, source, options)
            for rule in rules {
                _ = collector.take(rule)
                do throws(RuleProblem) {
                    try rule.checkFile(file, &collector)
                    for profile in profiles { try rule.checkProfile(profile, &collector) }
                    if !relayContexts.isEmpty, RelayContext.isJudged(by: rule) {
                        for relay in relayContexts {
                            try rule.checkProfile(relay.profile, &collector)
                            try rule.checkRelay(relay, &collector)
                        }
                    }
                    if !collector.findings.isEmpty { findings += collector.take(rule) }
                } catch {
                    // Its findings so far may be half the truth; the other rules' are whole.
                    failures.append(RuleFailure(rule: rule.id))
                }
            }
        }
        if Suppressions.mayStand(in: source) {
            findings = unsuppressed(findings, tree, failed: failures.map { $0.rule })
        }
        if !findings.isEmpty {
            if triesFixes { findings = trial(of: source).sorted(findings, among: findings) }
            findings.sort { ($0.range.start, $0.range.end, $0.rule) < ($1.range.start, $1.range.end, $1.rule) }
        }
        return LintResult(findings: findings, failures: failures, tree: findings.isEmpty ? nil : tree)
    }

    /// Some of a text's findings with the fixes that are offered, where they were not tried out yet.
    func choosingFixes(of findings: [Finding], among all: [Finding], _ source: SourceText) -> [Finding] {
        trial(of: source).sorted(findings, among: all)
    }

    private func trial(of source: SourceText) -> FixTrial {
        FixTrial(source: source) { lint($0, triesFixes: false).findings }
    }

    /// The findings that no comment silences, and those about the comments themselves.
    private func unsuppressed(_ findings: [Finding], _ tree: YAMLTree, failed: [String]) -> [Finding] {
        let lines = LineIndex(tree.source)
        guard var suppressions = Suppressions(tree, lines) else { return findings }
        func isLoud(_ finding: Finding) -> Bool {
            !suppressions.silence(finding.rule, onLine: lines.position(at: finding.range.start).line)
        }
        var kept = findings.filter(isLoud)
        let review = SuppressionReview(
            tree: tree, lines: lines, judged: Set(rules.map { $0.id }).subtracting(failed),
            seesMachine: options.environment != nil)
        for rule in rules {
            var collector = FindingCollector(rule, tree.source, options)
            review.report(suppressions, for: rule.id, &collector)
            kept += collector.findings.filter(isLoud)
        }
        return kept
    }
}

/// What lint says about one text.
public struct LintResult: Sendable {
    /// The findings, in the order of the text.
    public let findings: [Finding]
    /// Rules that could not do their work.
    public let failures: [RuleFailure]
    private let tree: YAMLTree?

    init(findings: [Finding], failures: [RuleFailure], tree: YAMLTree?) {
        self.findings = findings
        self.failures = failures
        self.tree = tree
    }

    /// What hides the secrets of the text wherever findings are shown; by form alone where there are none to show.
    ///
    /// Made at each call: many results are counted or compared, and never shown.
    public var mask: SecretMask { tree.map { SecretMask($0) } ?? .byForm }

    /// The same with those findings alone that are to be shown.
    public func keeping(_ isKept: (Finding) -> Bool) -> LintResult {
        with(findings.filter(isKept))
    }

    /// The same with these findings in the place of its own.
    func with(_ findings: [Finding]) -> LintResult {
        LintResult(findings: findings, failures: failures, tree: tree)
    }
}

/// A rule that could not do its work; only its own findings are lost.
public struct RuleFailure: Error, Equatable, Sendable {
    /// The rule's name.
    public let rule: String
}
