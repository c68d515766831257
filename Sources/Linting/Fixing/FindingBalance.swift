import YAMLSource

/// The findings of a text before a round of fixes, to tell which ones afterwards are new.
struct FindingBalance {
    private var exact: [String: Int] = [:]
    private var byRule: [String: Int] = [:]
    private let selection: FixSelection

    /// The findings that a round leaves as they are.
    ///
    /// - Parameter fixed: Those that it is to fix.
    init(_ findings: [Finding], without fixed: [Finding], _ selection: FixSelection) {
        self.selection = selection
        for finding in findings {
            exact[Self.exactKey(finding), default: 0] += 1
            byRule[Self.ruleKey(finding), default: 0] += 1
        }
        for finding in fixed {
            exact[Self.exactKey(finding), default: 0] -= 1
            byRule[Self.ruleKey(finding), default: 0] -= 1
        }
    }

    /// The findings that were not there before and matter: warnings, errors, and remarks that a fix is applied to.
    ///
    /// One that says something else than before, as it speaks of what was changed, counts for one of the same rule.
    func new(in findings: [Finding]) -> [Finding] {
        var exact = exact
        var byRule = byRule
        var strangers: [Finding] = []
        for finding in findings {
            if let count = exact[Self.exactKey(finding)], count > 0 {
                exact[Self.exactKey(finding)] = count - 1
                byRule[Self.ruleKey(finding), default: 0] -= 1
            } else {
                strangers.append(finding)
            }
        }
        return strangers.filter { finding in
            if let count = byRule[Self.ruleKey(finding)], count > 0 {
                byRule[Self.ruleKey(finding)] = count - 1
                return false
            }
            return finding.severity > .info || selection.fix(for: finding) != nil
        }
    }

    private static func exactKey(_ finding: Finding) -> String {
        "\(finding.rule)\n\(finding.severity.rawValue)\n\(finding.document)\n\(finding.message)"
    }

    private static func ruleKey(_ finding: Finding) -> String {
        "\(finding.rule)\n\(finding.severity.rawValue)\n\(finding.document)"
    }
}

/// What a finding is known by while the text around it changes.
enum FindingIdentity {
    /// One for each finding, in their order: rule, document, message, and which of several alike.
    static func all(of findings: [Finding]) -> [String] {
        var counts: [String: Int] = [:]
        return findings.map { finding in
            let name = "\(finding.rule)\n\(finding.document)\n\(finding.message)"
            counts[name, default: 0] += 1
            return "\(name)\n\(counts[name] ?? 0)"
        }
    }
}
