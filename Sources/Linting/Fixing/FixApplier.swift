import Catalog
import Profiles
public import YAMLSource

/// Applies fixes to a text, in rounds, until no further one can be.
///
/// Every round is tried out: where it would bring a warning or an error that was not there before, what it brought is
/// fixed as well. Where that is not possible, what comes to light may take the place of what was fixed there
/// (docs/decisions/0016-fixes.md); else the round is tried again without the fix that it failed by. So the text gets
/// better with every round that stays, and nothing but the bytes of fixes differs.
public struct FixApplier: Sendable {
    private let judge: Judge
    private let selection: FixSelection

    /// What finds what is to be fixed.
    private enum Judge: Sendable {
        case profiles(Linter)
        case settings(SettingsLinter)

        func lint(_ source: SourceText) -> LintResult {
            switch self {
            case .profiles(let linter): linter.lint(source)
            case .settings(let linter): linter.read(source).faults
            }
        }

        /// The findings with every fix that their rules know: a text that is thrown away again needs no better.
        func check(_ source: SourceText) -> LintResult {
            switch self {
            case .profiles(let linter): linter.lint(source, triesFixes: false)
            case .settings(let linter): linter.read(source).faults
            }
        }

        /// Some findings of a result with the fixes that are offered.
        func choosingFixes(of result: LintResult, _ findings: [Finding], _ source: SourceText) -> [Finding] {
            switch self {
            case .profiles(let linter): linter.choosingFixes(of: findings, among: result.findings, source)
            case .settings: findings
            }
        }

        var limits: YAMLLimits {
            if case .profiles(let linter) = self { return linter.limits }
            return .standard
        }
    }

    /// How often what a fix brought is fixed in turn.
    private static let longestChain = 5
    /// Rounds that are tried at the most; a file with more to fix than that is no profile.
    private static let mostRounds = 4096
    /// Rounds that may fail between two looks at the whole: each fix that is tried alone costs a look at the whole text.
    private static let mostFailures = 24

    /// An applier of the fixes of a selection.
    ///
    /// - Parameter linter: Finds everything that is judged; where it selects rules, only their findings are fixed, though
    ///   no fix may bring a finding of another.
    public init(_ linter: Linter, _ selection: FixSelection) {
        var selection = selection
        if let selected = linter.options.selectedRules {
            selection.rules = selection.rules.map { $0.intersection(selected) } ?? selected
        }
        self.selection = selection
        judge = .profiles(linter.withEveryRule)
    }

    /// An applier of the fixes of a file of the linter's own settings.
    public init(_ linter: SettingsLinter, _ selection: FixSelection) {
        self.selection = selection
        judge = .settings(linter)
    }

    /// An applier that does the same and shares nothing with this one that threads would wait for.
    public func forAnotherThread() -> FixApplier { FixApplier(other: self) }

    private init(other: FixApplier) {
        selection = other.selection
        if case .profiles(let linter) = other.judge {
            judge = .profiles(linter.forAnotherThread())
        } else {
            judge = other.judge
        }
    }

    /// The text with its fixes applied.
    public func apply(to source: SourceText) -> FixedText {
        let first = judge.lint(source)
        var state = State(text: source, result: first)
        // A text that is too large was not read whole.
        if source.bytes.count <= judge.limits.bytes { run(&state) }
        let left = state.result.findings
        return FixedText(
            original: source, text: state.text, fixedCount: state.fixedCount, changes: state.changes,
            waiting: left.filter { selection.waitsForLook($0) }, held: left.filter { selection.fix(for: $0) != nil },
            originalMask: first.mask, mask: state.result.mask)
    }

    private struct State {
        var text: SourceText
        var result: LintResult
        var fixedCount = 0
        var changes: [String] = []
    }

    private func run(_ state: inout State) {
        var refused: Set<String> = []
        // What a round failed by is tried alone, when nothing else is left.
        var deferred: [String] = []
        var hasImproved = false
        var failures = 0
        for _ in 0..<Self.mostRounds {
            let identities = FindingIdentity.all(of: state.result.findings)
            let known = zip(state.result.findings, identities)
            var open = known.filter { !refused.contains($0.1) && !deferred.contains($0.1) }
            var batch = FixBatch(of: open.map { $0.0 }, by: selection)
            if failures >= Self.mostFailures {
                // As if the program were started again with this text, so that a second run finds nothing more to do.
                guard hasImproved else { return }
                (refused, deferred, hasImproved, failures) = ([], [], false, 0)
                continue
            }
            if batch.isEmpty, let alone = deferred.popLast() {
                open = known.filter { $0.1 == alone }
                batch = FixBatch(of: open.map { $0.0 }, by: selection)
                if batch.isEmpty { continue }
            }
            guard let first = batch.findings.first else {
                // What was refused may fit now that others are done.
                guard hasImproved, !refused.isEmpty else { return }
                (refused, hasImproved, failures) = ([], false, 0)
                continue
            }
            switch outcome(of: batch, state) {
            case .better(let text, let result, let changes):
                state = State(
                    text: text, result: result, fixedCount: state.fixedCount + batch.findings.count,
                    changes: state.changes + changes)
                hasImproved = true
            case .worse(let culprits):
                failures += 1
                let blamed = culprits.isEmpty ? [first] : culprits
                let identities = open.filter { finding, _ in
                    blamed.contains { $0.range == finding.range && $0.rule == finding.rule }
                }.map { $0.1 }
                guard !identities.isEmpty else { return }
                if batch.findings.count == 1 { refused.formUnion(identities) } else { deferred += identities }
            }
        }
    }

    /// What a round comes to.
    private enum Outcome {
        case better(SourceText, LintResult, changes: [String])
        /// It is not to stay, by the look of it because of these of its fixes; none where that cannot be told.
        case worse([Finding])
    }

    private func chosen(_ result: LintResult, _ text: SourceText) -> LintResult {
        result.with(judge.choosingFixes(of: result, result.findings, text))
    }

    private func outcome(of batch: FixBatch, _ state: State) -> Outcome {
        guard let fixed = batch.applied(to: state.text) else { return .worse([]) }
        let before = FindingBalance(state.result.findings, without: batch.findings, selection)
        var text = fixed
        var places = FixedPlaces(batch)
        var changes = batch.changes
        var culprits: [Finding] = []
        for _ in 0..<Self.longestChain {
            let result = judge.check(text)
            guard result.failures.count <= state.result.failures.count else { return .worse([]) }
            if before.new(in: result.findings).isEmpty { return .better(text, chosen(result, text), changes: changes) }
            let brought = judge.choosingFixes(of: result, before.new(in: result.findings), text)
            let next = FixBatch(of: brought, by: selection)
            if culprits.isEmpty {
                let stuck = brought.filter { selection.fix(for: $0) == nil }
                culprits = (stuck.isEmpty ? brought : stuck).compactMap { batch.finding(nearest: $0.range.start) }
            }
            guard let further = next.applied(to: text) else {
                return next.isEmpty && places.take(brought, in: text)
                    ? .better(text, chosen(result, text), changes: changes) : .worse(culprits)
            }
            places.move(by: next)
            changes += next.changes
            text = further
        }
        return .worse(culprits)
    }
}
