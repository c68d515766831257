import Catalog
import Profiles

/// Finds contexts that the front end's setting cannot hold.
struct ContextExceedsFrontEnd: Rule {
    static let id = "context-exceeds-front-end"
    static let family = RuleFamily.context
    static let highestSeverity = Severity.warning
    static let summary = "The context size is outside the front end's range."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for frontEnd in profile.frontEnds {
            guard let range = frontEnd.contextRange else { continue }
            for proxy in profile.proxies {
                guard let size = proxy.proxy.contextSize, !range.contains(size.value),
                    let fact = frontEnd.fact("context_range")
                else { continue }
                // What the model cannot hold either is for `context-exceeds-model`, whose fix heeds the front end.
                if let entry = proxy.model.entry, entry.status != .retired, let window = entry.window,
                    TokenSlack.exceeds(size.value, window)
                {
                    continue
                }
                let isAbove = size.value > range.upperBound
                let bound = isAbove ? range.upperBound : range.lowerBound
                findings.report(
                    "a context of \(size.value) tokens is \(isAbove ? "more" : "less") than \(frontEnd.name) can be set to",
                    // What one client tells of another program is a hint, and its box may take more than its slider.
                    at: size.range, severity: fact.grade.isCertain ? .warning : .info, grade: fact.grade,
                    why: "its setting goes from \(range.lowerBound) to \(range.upperBound); "
                        + "values outside it are cut or rejected",
                    facts: [
                        fact.asFact("\(frontEnd.name)'s context goes from \(range.lowerBound) to \(range.upperBound)")
                    ],
                    fixes: [Fix("use \(bound)", .safe, [size.node.replacingSource(with: String(bound))])],
                    profile: profile, proxy: proxy.proxy)
            }
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Models have outgrown the front ends' sliders. A context size beyond the slider's end cannot be \
                entered as written, so the chat remembers less than expected. Only the front ends that the profile \
                names are checked.
                """,
            symptoms: ["front end: the number jumps back, or old messages drop out of the chat"],
            remedy: "Set `context_size` within the front end's range.",
            facts: [
                .recorded("janitor", field: "context_range", "Janitor AI's context goes from 0 to 128000"),
                .recorded("sillytavern", field: "context_range", "SillyTavern's context goes from 512 to 2000000"),
            ],
            examples: [
                .fires(
                    "More than Janitor AI accepts", .info,
                    """
                    version: 1
                    name: long
                    front_end: janitor
                    accounts:
                      main: {provider: deepseek, key: {env: DEEPSEEK_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek-flash, context_size: ‹200000›}
                    """,
                    fixed: """
                        version: 1
                        name: long
                        front_end: janitor
                        accounts:
                          main: {provider: deepseek, key: {env: DEEPSEEK_API_KEY}}
                        proxies:
                          - {account: main, model: deepseek-flash, context_size: 128000}
                        """),
                .fires(
                    "Less than SillyTavern accepts", .warning,
                    """
                    version: 1
                    name: short
                    front_end: sillytavern
                    accounts:
                      main: {provider: deepseek, key: {env: DEEPSEEK_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek-flash, context_size: ‹256›}
                    """),
                .silent(
                    "Within both",
                    """
                    version: 1
                    name: both
                    front_end: [janitor, sillytavern]
                    accounts:
                      main: {provider: deepseek, key: {env: DEEPSEEK_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek-flash, context_size: 128000}
                    """),
                .silent(
                    "No front end is named",
                    """
                    version: 1
                    name: any
                    accounts:
                      main: {provider: deepseek, key: {env: DEEPSEEK_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek-flash, context_size: 200000}
                    """),
            ])
    }
}
