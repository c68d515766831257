import Catalog
import Profiles
import YAMLSource

/// What the rules that speak of a proxy's address have in common.
extension FindingCollector {
    /// Reports the address's problem when it is of this kind.
    ///
    /// - Parameter inRelay: What to say of it in a relay's file, where that differs.
    mutating func report(
        _ kind: EndpointProblem.Kind, of proxy: ProxyContext, in profile: ProfileContext,
        inRelay: (severity: Severity, why: String, fact: Fact)? = nil
    ) {
        guard let problem = proxy.endpoint.problem, problem.kind == kind, let field = proxy.address?.field else {
            return
        }
        var fixes: [Fix] = []
        if let replacement = problem.replacement {
            fixes = [Fix("use `\(replacement)`", problem.safety, [field.replacing(with: replacement)])]
        }
        report(
            problem.message, at: field.range, severity: inRelay?.severity ?? problem.severity, grade: problem.grade,
            why: inRelay?.why ?? problem.why, facts: inRelay.map { [$0.fact] } ?? problem.facts, fixes: fixes,
            profile: profile, proxy: proxy.proxy)
    }
}
