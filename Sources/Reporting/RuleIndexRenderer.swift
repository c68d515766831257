public import Linting

/// The page that leads to the rules' pages.
public struct RuleIndexRenderer {
    /// A renderer.
    public init() {}

    /// A table for each family.
    public func markdown(_ rules: [RuleEntry]) -> String {
        var text = "# Rules\n"
        for family in RuleFamily.allCases {
            let members = rules.filter { $0.family == family }
            if members.isEmpty { continue }
            text += "\n## \(family.rawValue)\n\n| rule | highest severity | finds |\n| --- | --- | --- |\n"
            for rule in members {
                text += "| [\(rule.id)](\(rule.id).md) | \(rule.highestSeverity.name) | \(rule.summary) |\n"
            }
        }
        return text
            + "\n[All documents](../README.md)\n\n<!-- Generated from the rules by `make record`; a test keeps the two in sync. -->\n"
    }
}
