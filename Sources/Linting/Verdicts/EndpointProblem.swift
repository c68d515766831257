import Catalog

/// What is wrong with the address of a proxy.
///
/// There is at most one, so that one cause gives one finding.
public struct EndpointProblem: Sendable {
    /// Which rule speaks of it.
    public enum Kind: Sendable {
        case wrongEndpoint, fullURLAsBase, insecureURL, providerHostMismatch
    }

    let kind: Kind
    /// One sentence without a final full stop.
    let message: String
    /// Why it fails, without a final full stop.
    let why: String
    var severity = Severity.error
    var facts: [Fact] = []
    /// The URL to use instead.
    var replacement: String?
    var safety = Fix.Safety.safe

    /// The grade of the weakest fact it rests on.
    var grade: FactGrade { facts.map { $0.grade }.max() ?? .documented }
}
