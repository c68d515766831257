/// Finds text that is no YAML.
struct YAMLSyntax: Rule {
    static let id = "yaml-syntax"
    static let family = RuleFamily.file
    static let highestSeverity = Severity.error
    static let summary = "The file, or part of it, is not valid YAML."

    func check(file: FileContext, _ findings: inout FindingCollector) {
        for problem in file.tree.problems {
            let document = file.tree.documents.count + (problem.isFatal ? 1 : 0)
            findings.report(
                problem.message, at: problem.range,
                why: problem.isFatal
                    ? "nothing after this point can be read" : "what it refers to is unknown",
                related: problem.related.map { [RelatedPlace($0.message, $0.range)] } ?? [], document: max(document, 1))
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                A profile is YAML. Where the text breaks YAML's rules, no program can know what was meant, and \
                everything after that point is lost. The usual causes are an unclosed quote, a tab in the \
                indentation, or an unquoted value that contains `: `.
                """,
            remedy: """
                Check the underlined part and the line before it. Put text with `: `, ` #`, or one that starts with \
                one of `@ & * ! % { } [ ]` in single quotes, and indent with spaces.
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
