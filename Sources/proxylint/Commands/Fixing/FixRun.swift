import Catalog
import Linting
import Managing
import ProfileFiles
import Profiles
import Reporting
import YAMLSource

/// The part of lint that changes files, before it reports what is left.
struct FixRun {
    /// Changes the text of one file.
    enum Changer: Sendable {
        case fixes(FixApplier)
        case ignores(IgnoreWriter)

        func apply(to source: SourceText) -> FixedText {
            switch self {
            case .fixes(let applier): applier.apply(to: source)
            case .ignores(let writer): writer.apply(to: source)
            }
        }

        var forAnotherThread: Changer {
            switch self {
            case .fixes(let applier): .fixes(applier.forAnotherThread())
            case .ignores(let writer): .ignores(writer.forAnotherThread())
            }
        }
    }

    private let request: LintRequest
    private let terminal: Terminal
    private var summary: FixSummary
    private var hidesKeys = false
    /// Whether a file could not be written.
    private(set) var hasFailed = false
    private var written: Set<String> = []
    /// The text of standard input after the change; nil where there is none.
    private(set) var standardInput: SourceText?

    init(_ request: LintRequest, _ terminal: Terminal) {
        self.request = request
        self.terminal = terminal
        let action: FixSummary.Action = request.fixing.ignoreReason == nil ? .fixed : .ignored
        summary = FixSummary(request.fixing.showsDiff ? .shown : action)
    }

    /// What is wrong with a request; nil where nothing is.
    static func fault(of request: LintRequest) -> String? {
        let fixing = request.fixing
        guard let reason = fixing.ignoreReason else {
            let isAlone = fixing.takesUnsafe && !fixing.appliesFixes && !fixing.showsDiff && fixing.rules.isEmpty
            return isAlone ? "--unsafe-fixes needs --fix or --diff" : nil
        }
        if fixing.appliesFixes || fixing.takesUnsafe || !fixing.rules.isEmpty {
            return "use either --add-ignore or --fix; --select chooses the rules that --add-ignore writes"
        }
        if reason.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F || $0 == "#" }) {
            return "the reason for --add-ignore must be one line without `#`"
        }
        return MaskedInput.holdsKey(reason) ? "the reason for --add-ignore contains a key; remove it" : nil
    }

    /// Changes files, or shows the changes.
    ///
    /// - Returns: The status to end with; nil where the report of what is left follows.
    /// - Throws: `UsageError` for a rule that does not exist.
    mutating func run(
        _ plan: LintPlan, standardInput: SourceText?, options: LintOptions, catalog: Catalog
    ) throws(UsageError) -> ExitStatus? {
        let changers = try changers(for: plan)
        if let standardInput {
            // What is printed takes the place of the input, and more than this was not read of it.
            guard standardInput.bytes.count <= YAMLLimits.standard.bytes else {
                throw UsageError(
                    "standard input is larger than \(YAMLLimits.standard.bytes) bytes, so it was not fixed and is not printed"
                )
            }
            let fixed = plan.standardInput.map { changers[$0].apply(to: standardInput) }
            // What was piped in comes out again, fixed or not.
            if !request.fixing.showsDiff { terminal.print(bytes: fixed?.text.bytes ?? standardInput.bytes) }
            if let fixed { take(fixed) { _ in } }
            self.standardInput = fixed?.text
        }
        let (files, places) = (plan.files, plan.places)
        let outcomes = Concurrently.map(
            count: files.count, with: changers, copy: { $0.map { $0.forAnotherThread } },
            { place, changers -> FixedText? in
                guard let text = try? ProfileReading.read(files[place]) else { return nil }
                return changers[places[place]].apply(to: text)
            })
        for fixed in outcomes { write(fixed) }
        if request.fixing.ignoreReason == nil, !plan.namedSettings.isEmpty {
            let applier = SettingsLinter(catalog, options).applier(try selection())
            for path in plan.namedSettings {
                write((try? ProfileReading.read(path)).map { applier.apply(to: $0) })
            }
        }
        if !request.isQuiet { terminal.complain(report: summary.text()) }
        if hidesKeys, !request.isQuiet {
            terminal.complain("Keys are masked, so `patch` cannot apply this diff; use --fix.\n")
        }
        guard request.fixing.showsDiff else { return nil }
        return summary.hasChanges ? .badNews : .good
    }

    /// What changes the texts of each linter of the plan.
    private func changers(for plan: LintPlan) throws(UsageError) -> [Changer] {
        let fixing = request.fixing
        if let reason = fixing.ignoreReason {
            let least = Severity(name: request.failOn) ?? .warning
            return plan.linters.map { .ignores(IgnoreWriter($0, reason: reason, least: least)) }
        }
        let selection = try selection()
        return plan.linters.map { .fixes(FixApplier($0, selection)) }
    }

    private func selection() throws(UsageError) -> FixSelection {
        var rules: Set<String>?
        if !request.fixing.rules.isEmpty { rules = try LintRequestOptions.rules(named: request.fixing.rules) }
        return FixSelection(takesUnsafe: request.fixing.takesUnsafe, rules: rules)
    }

    /// Writes the new text of a file over it, once where it is named twice, by a link perhaps.
    private mutating func write(_ fixed: FixedText?) {
        guard let fixed else { return }
        if fixed.isChanged, !written.insert(RealPath.of(fixed.text.name) ?? fixed.text.name).inserted { return }
        take(fixed) { fixed throws(SavingProblem) in
            try ProfileSaving.replace(fixed.text.bytes, at: fixed.text.name, old: fixed.original.bytes)
        }
    }

    private mutating func take(_ fixed: FixedText, _ write: (FixedText) throws(SavingProblem) -> Void) {
        guard fixed.isChanged else {
            summary.add(fixed)
            return
        }
        if request.fixing.showsDiff {
            let diff = UnifiedDiff(
                name: fixed.text.name, from: fixed.original, fixed.originalMask, to: fixed.text, fixed.mask)
            hidesKeys = hidesKeys || diff.hidesKeys
            terminal.print(exported: diff.render())
            summary.add(fixed)
            return
        }
        do {
            try write(fixed)
            summary.add(fixed)
        } catch {
            hasFailed = true
            terminal.complain("proxylint: \(error.message)\n")
            summary.add(fixed, isWritten: false)
        }
    }
}
