import Profiles

/// Finds versions of the format that this program does not read.
struct UnsupportedVersion: Rule {
    static let id = "unsupported-version"
    static let family = RuleFamily.file
    static let highestSeverity = Severity.error
    static let summary = "The profile uses a format version that proxylint does not support."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for fault in profile.faults {
            guard case .unsupportedVersion = fault.kind else { continue }
            let fixes = fault.node.map { [Fix("write `1`", .unsafe, [$0.replacingSource(with: "1")])] } ?? []
            findings.report(
                "this version of the format is not supported; this program reads version 1", at: fault.range,
                why: "fields may mean something else in another version", fixes: fixes, profile: profile)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                `version` is the version of the profile format, not of your profile. Only version 1 exists. A file \
                that names a later one was written for a newer proxylint.
                """,
            remedy: "Write `version: 1`, or update proxylint.",
            examples: [
                .fires(
                    "Your own version number", .error,
                    """
                    version: ‹3›
                    name: third-attempt
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
                .silent(
                    "Version 1",
                    """
                    version: 1
                    name: first
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
            ])
    }
}
