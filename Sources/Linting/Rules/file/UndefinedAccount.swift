import Profiles

/// Finds proxies whose account does not exist.
struct UndefinedAccount: Rule {
    static let id = "undefined-account"
    static let family = RuleFamily.file
    static let highestSeverity = Severity.error
    static let summary = "A proxy names an account that the profile does not have."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for fault in profile.faults {
            guard case .undefinedAccount(let name, let suggestion, let known) = fault.kind else { continue }
            var fixes: [Fix] = []
            if let suggestion, let node = fault.node {
                fixes = [Fix("use `\(suggestion)`", .unsafe, [node.replacingText(with: suggestion)])]
            }
            let list = known.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
            findings.report(
                "there is no account `\(name)`" + (suggestion.map { "; did you mean `\($0)`?" } ?? ""), at: fault.range,
                why: known.isEmpty
                    ? "the profile has no accounts"
                    : "the profile's accounts are \(list)\(known.count > 5 ? ", …" : "")",
                fixes: fixes, profile: profile)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: "A proxy takes its key and its provider from the account that it names.",
            remedy: "Use an account name from `accounts`, or add the account.",
            examples: [
                .fires(
                    "An account that was renamed", .error,
                    """
                    version: 1
                    name: renamed
                    accounts:
                      openrouter: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: ‹open-router›, model: deepseek/deepseek-v3.2}
                    """),
                .silent(
                    "An account with its own name",
                    """
                    version: 1
                    name: named
                    accounts:
                      konto-für-abends: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: konto-für-abends, model: deepseek/deepseek-v3.2}
                    """),
            ])
    }
}
