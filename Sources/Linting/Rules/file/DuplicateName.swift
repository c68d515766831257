import Profiles

/// Finds names that do not say which one is meant.
struct DuplicateName: Rule {
    static let id = "duplicate-name"
    static let family = RuleFamily.file
    static let highestSeverity = Severity.error
    static let summary = "Two proxies of a profile, or two profiles of a file, have the same name."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for fault in profile.faults {
            guard case .duplicateName(let name, let noun, let first) = fault.kind else { continue }
            findings.report(
                "another \(noun) is already called `\(name)`", at: fault.range,
                why: "commands refer to a \(noun) by its name, and could not tell the two apart",
                related: [RelatedPlace("the first of that name", first)], profile: profile)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: "`proxylint use PROFILE/PROXY` and the other commands find a proxy by its name.",
            remedy: "Give each proxy its own name. A merge key copies the name along with everything else.",
            examples: [
                .fires(
                    "A proxy copied with its name", .error,
                    """
                    version: 1
                    name: copies
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {name: evening, account: main, model: deepseek/deepseek-v3.2}
                      - {name: ‹evening›, account: main, model: z-ai/glm-5.2}
                    """),
                .silent(
                    "Proxies without names",
                    """
                    version: 1
                    name: nameless
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                      - {account: main, model: deepseek/deepseek-v3.2, context_size: 8192}
                    """),
            ])
    }
}
