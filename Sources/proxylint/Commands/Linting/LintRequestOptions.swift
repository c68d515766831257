import Catalog
import Linting
import Managing

/// Turns what the user typed into what lint takes.
struct LintRequestOptions {
    private let request: LintRequest
    private let catalog: Catalog
    private let terminal: Terminal

    init(_ request: LintRequest, _ catalog: Catalog, _ terminal: Terminal) {
        self.request = request
        self.catalog = catalog
        self.terminal = terminal
    }

    /// The options.
    ///
    /// - Throws: `UsageError` for a name or a date that means nothing.
    func options() throws(UsageError) -> LintOptions {
        if request.settings.file != nil, request.settings.ignoresFiles {
            throw UsageError("use only one of --config and --no-config")
        }
        if request.fixing.isAsked, let fault = FixRun.fault(of: request) { throw UsageError(fault) }
        var options = LintOptions(
            today: try today(), frontEnds: try frontEnds(),
            environment: request.usesEnvironment ? ProcessLintEnvironment() : nil, selectedRules: try rules())
        options.graceDays = try graceDays()
        options.kind = request.kind
        return options
    }

    private func graceDays() throws(UsageError) -> Int {
        guard let text = request.settings.graceDays else { return 0 }
        guard let days = Int(text), (0...3650).contains(days) else {
            throw UsageError("--grace takes a number of days from 0 to 3650, not `\(text)`")
        }
        return days
    }

    private func today() throws(UsageError) -> CalendarDate {
        CalendarDate(secondsSince1970: try MomentOption.moment(request.now).seconds)
    }

    private func frontEnds() throws(UsageError) -> [String]? {
        if request.frontEnds.isEmpty { return nil }
        for name in request.frontEnds where catalog.frontEnd(name) == nil {
            let ids = catalog.frontEnds.map(\.id)
            let meant = Similarity.nearest(to: name, among: ids).map { "did you mean `\($0)`?" }
            throw UsageError(
                "there is no front end `\(name)`; \(meant ?? "choose from \(ids.joined(separator: ", "))")")
        }
        return request.frontEnds
    }

    private func rules() throws(UsageError) -> Set<String>? {
        if request.selected.isEmpty, request.ignored.isEmpty { return nil }
        var rules = Set(RuleList.all.map { $0.id })
        if !request.selected.isEmpty { rules = try Self.rules(named: request.selected) }
        return rules.subtracting(try Self.rules(named: request.ignored))
    }

    static func rules(named names: [String]) throws(UsageError) -> Set<String> {
        var result: Set<String> = []
        for name in names {
            let rules = RuleList.all.filter { $0.id == name || $0.family.rawValue == name }.map { $0.id }
            guard !rules.isEmpty else {
                guard !RuleList.verified.contains(where: { $0.id == name }) else {
                    throw UsageError("only `proxylint verify` reports `\(name)`, so lint cannot select it")
                }
                throw UnknownRule.error(name)
            }
            result.formUnion(rules)
        }
        return result
    }
}

/// A name that no rule has.
enum UnknownRule {
    static func error(_ name: String) -> UsageError {
        let known = RuleList.all.map { $0.id } + RuleFamily.allCases.map(\.rawValue)
        let meant = Similarity.nearest(to: name, among: known).map { "did you mean `\($0)`?" }
        return UsageError("there is no rule `\(name)`; \(meant ?? "`proxylint rules` lists them")")
    }
}
