import Profiles
import YAMLSource

/// Finds a key that stands twice in one mapping.
struct DuplicateKey: Rule {
    static let id = "duplicate-key"
    static let family = RuleFamily.file
    static let highestSeverity = Severity.error
    static let summary = "A mapping has the same key twice."

    /// Fixes of one profile: each is tried out, and more than a few slips of the hand are something else.
    private static let mostFixes = 8

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        var editor: FieldEditor?
        var fixCount = 0
        for fault in profile.faults {
            guard case .duplicateKey(let name, let first) = fault.kind else { continue }
            var fixes: [Fix] = []
            if fixCount < Self.mostFixes, let key = fault.node {
                fixCount += 1
                let current = editor ?? FieldEditor(key.tree)
                editor = current
                if let edits = current.removeRepetition(key) {
                    // Its comment would go with it.
                    let isSafe = !edits.contains { key.tree.source.bytes[$0.range.indices].contains(UInt8(ascii: "#")) }
                    fixes = [Fix("remove the second `\(name)`; both say the same", isSafe ? .safe : .unsafe, edits)]
                }
            }
            findings.report(
                "`\(name)` is set twice", at: fault.range,
                why: "YAML allows a key once in a mapping; some programs take the first value, others the last",
                related: [RelatedPlace("first set here", first)], fixes: fixes, profile: profile)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                YAML allows each key once in a mapping. When a key appears twice, usually after copying a line, \
                programs silently choose: some take the first value, others the last. proxylint takes the last and \
                says so.
                """,
            remedy: "Delete the line you did not mean.",
            examples: [
                .fires(
                    "A model left over from an earlier setup", .error,
                    """
                    version: 1
                    name: twice
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - account: main
                        model: deepseek/deepseek-v3.2
                        ‹model›: z-ai/glm-5.2
                    """),
                .fires(
                    "A line copied twice", .error,
                    """
                    version: 1
                    name: copied
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - account: main
                        model: deepseek/deepseek-v3.2
                        ‹model›: deepseek/deepseek-v3.2
                        context_size: 16384
                    """,
                    fixed: """
                        version: 1
                        name: copied
                        accounts:
                          main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                        proxies:
                          - account: main
                            model: deepseek/deepseek-v3.2
                            context_size: 16384
                        """),
                .silent(
                    "The same key in two mappings",
                    """
                    version: 1
                    name: two
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                      - {account: main, model: z-ai/glm-5.2}
                    """),
                .silent(
                    "A field that replaces a merged one",
                    """
                    version: 1
                    name: merged
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - &base
                        account: main
                        model: deepseek/deepseek-v3.2
                      - <<: *base
                        model: z-ai/glm-5.2
                    """),
            ])
    }
}
