import Linting
import Profiles

/// The variables that are not set where lint runs.
///
/// They say nothing of the profiles, so a line behind the count is enough.
struct UnsetVariables {
    private var names: [String] = []
    private var isCut = false
    /// How many findings were gathered.
    private(set) var count = 0

    /// So many names are shown.
    private static let most = 6

    /// Takes a finding that only says that a variable is not set; false for any other.
    mutating func gather(_ finding: Finding) -> Bool {
        guard finding.isUnsetVariable, let name = finding.unsetVariable else { return false }
        count += 1
        if names.contains(name) { return true }
        if names.count < Self.most { names.append(name) } else { isCut = true }
        return true
    }

    /// The line, with its line break; empty when every variable is set.
    func line(width: Int) -> ReportText {
        if names.isEmpty { return "" }
        let shown = names.map { name -> ReportText in "\(SecretMask.masked(name: name))" }
        let list = shown.joined(separator: ", ") + (isCut ? ", …" : "")
        let lines = ("not set here: \(list)" as ReportText).lines(width: width)
        return lines.map { $0 + "\n" }.joined()
    }
}
