/// Finds text that is no YAML.
struct YAMLSyntax: Rule {
    static let id = "yaml-syntax"
    static let family = RuleFamily.file
    static let highestSeverity = Severity.error
    static let summary = "The file, or a part of it, cannot be read as YAML."

    func check(file: FileContext, _ findings: inout FindingCollector) {
        for problem in file.tree.problems {
            let document = file.tree.documents.count + (problem.isFatal ? 1 : 0)
            findings.report(
                problem.message, at: problem.range,
                why: problem.isFatal
                    ? "nothing behind this place can be read" : "what it should stand for is unknown",
                related: problem.related.map { [RelatedPlace($0.message, $0.range)] } ?? [], document: max(document, 1))
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                A profile is YAML. Where its text breaks the rules of YAML, no program can know what was meant, and \
                everything behind that place is lost. Most breaks are a quote that is never closed, a tab in the \
                indentation, or a value with `: ` in it that has no quotes.
                """,
            remedy: """
                Look at the place that is underlined and at the line before it. Put text with `: `, ` #`, or one of \
                `@ & * ! % { } [ ]` in front in single quotes, and indent with spaces.
                """,
            examples: [
                .fires(
                    "A quote that is never closed", .error,
                    """
                    version: 1
                    name: ‹"›free roleplay
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
                .fires(
                    "A tab in the indentation", .error,
                    """
                    version: 1
                    name: tabs
                    accounts:
                      main:
                    ‹\t›provider: openrouter
                    """),
                .fires(
                    "A colon that needs quotes", .error,
                    """
                    version: 1
                    name: cosy‹:› slow burn: evenings
                    """),
                .silent(
                    "Quotes around a colon",
                    """
                    version: 1
                    name: 'cosy: slow burn'
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
            ])
    }
}
