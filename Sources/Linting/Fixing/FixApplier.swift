import Catalog
import Profiles
public import YAMLSource

/// Applies fixes to a text, in rounds, until no further one can be.
///
/// Every round is tried out: where it would bring a warning or an error that was not there before, what it brought is
/// fixed as well, and where that is not possible the round is undone and tried in halves. So the text gets better with
/// every round that stays, and nothing but the bytes of fixes differs.
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

        var limits: YAMLLimits {
            if case .profiles(let linter) = self { return linter.limits }
            return .standard
        }
    }

    /// How often what a fix brought is fixed in turn.
    private static let longestChain = 8
    /// Rounds that are tried at the most; a file with more to fix than that is no profile.
    private static let mostRounds = 4096

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
            original: source, text: state.text, fixedCount: state.fixedCount,
            waiting: left.filter { selection.waitsForLook($0) }, held: left.filter { selection.fix(for: $0) != nil },
            originalMask: first.mask, mask: state.result.mask)
    }

    private struct State {
        var text: SourceText
        var result: LintResult
        var fixedCount = 0
    }

    private func run(_ state: inout State) {
        var refused: Set<String> = []
        var hasImproved = false
        var limit = Int.max
        for _ in 0..<Self.mostRounds {
            let identities = FindingIdentity.all(of: state.result.findings)
            let open = zip(state.result.findings, identities).filter { !refused.contains($0.1) }
            let batch = FixBatch(of: open.map { $0.0 }, by: selection, limit: limit)
            guard let first = batch.findings.first else {
                // What was refused may fit now that others are done.
                guard hasImproved, !refused.isEmpty else { return }
                refused = []
                hasImproved = false
                continue
            }
            if let (text, result) = outcome(of: batch, state) {
                state = State(text: text, result: result, fixedCount: state.fixedCount + batch.findings.count)
                hasImproved = true
                limit = .max
            } else if batch.findings.count > 1 {
                limit = batch.findings.count / 2
            } else {
                let identity = open.first { $0.0.range == first.range && $0.0.rule == first.rule }?.1
                guard let identity else { return }
                refused.insert(identity)
                limit = .max
            }
        }
    }

    /// What a round comes to; nil where it is not to stay.
    private func outcome(of batch: FixBatch, _ state: State) -> (SourceText, LintResult)? {
        guard var text = batch.applied(to: state.text) else { return nil }
        let before = FindingBalance(state.result.findings, without: batch.findings, selection)
        for _ in 0..<Self.longestChain {
            let result = judge.lint(text)
            guard result.failures.count <= state.result.failures.count else { return nil }
            let brought = before.new(in: result.findings)
            if brought.isEmpty { return (text, result) }
            guard let next = FixBatch(of: brought, by: selection).applied(to: text) else { return nil }
            text = next
        }
        return nil
    }
}
