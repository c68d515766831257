import Linting
import Profiles
import YAMLSource

/// Findings that other files have word for word, such as the same retired model in thirty profiles: told once, with the
/// other places.
///
/// Within a file each stands at a place of its own, and is shown.
struct RepeatedFindings: Sendable {
    private struct Words: Hashable {
        let rule: String
        let severity: Severity
        let message: String
        let fix: String?

        init(_ finding: Finding) {
            rule = finding.rule
            severity = finding.severity
            message = finding.message
            fix = finding.fixes.first?.message
        }
    }

    /// Where the same words stand.
    private struct Group {
        /// The first file that has them, by its number.
        let first: Int
        /// Where they stand first, in bytes.
        let start: Int
        /// The first few places in other files.
        var places: [ReportText] = []
        /// How many places there are in other files.
        var count = 0
    }

    /// So many other places are named.
    private static let most = 5

    private var groups: [Words: Group] = [:]

    init(_ report: LintReport) {
        // One file repeats nothing, and most runs have only one.
        guard report.files.count > 1 else { return }
        for (number, file) in report.files.enumerated() {
            var lines: LineIndex?
            for finding in file.findings where !finding.isUnsetVariable {
                let words = Words(finding)
                guard var group = groups[words] else {
                    groups[words] = Group(first: number, start: finding.range.start)
                    continue
                }
                guard group.first != number else { continue }
                group.count += 1
                if group.places.count < Self.most {
                    let index = lines ?? LineIndex(finding.source)
                    lines = index
                    let place = index.position(at: finding.range.start)
                    group.places.append("\(file.mask.reported(file.name)):\(place.line):\(place.column)")
                }
                groups[words] = group
            }
        }
    }

    /// Whether a file before that of this number has told it.
    func isTold(_ finding: Finding, before number: Int) -> Bool {
        guard !groups.isEmpty, let group = groups[Words(finding)] else { return false }
        return group.first < number
    }

    /// The other places of a finding that is told in the file of this number, as one line; nil where there are none.
    func otherPlaces(of finding: Finding, in number: Int) -> ReportText? {
        guard !groups.isEmpty, let group = groups[Words(finding)], group.first == number,
            group.start == finding.range.start, !group.places.isEmpty
        else { return nil }
        let rest = group.count - group.places.count
        let list = group.places.joined(separator: ", ")
        return rest > 0 ? "\(list), and \(rest) more (`--format compact` lists them)" : list
    }
}
