import Catalog
import Profiles
import YAMLSource

/// Finds settings outside what this provider or this front end takes.
struct ParameterOutOfRange: Rule {
    static let id = "parameter-out-of-range"
    static let family = RuleFamily.settings
    static let highestSeverity = Severity.error
    static let summary = "A setting is outside the range of this provider or front end."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies {
            for (name, setting) in proxy.resolved.settings.numbers {
                let value = setting.value
                if let provider = proxy.provider, !provider.isUserOwned,
                    let broken = provider.parameterRanges.broken(by: value, of: name)
                {
                    report(setting, broken, provider.name, .error, proxy, profile, &findings)
                    continue
                }
                for frontEnd in profile.frontEnds {
                    guard let broken = frontEnd.parameterRanges.broken(by: value, of: name) else { continue }
                    // A slider described by one client is a hint; one that was read in the source cannot be set so.
                    let severity: Severity = broken.fact.grade.isCertain ? .warning : .info
                    report(setting, broken, frontEnd.name, severity, proxy, profile, &findings)
                    break
                }
            }
        }
    }

    private func report(
        _ setting: Located<Double>, _ broken: ParameterRange, _ who: String, _ severity: Severity,
        _ proxy: ProxyContext, _ profile: ProfileContext, _ findings: inout FindingCollector
    ) {
        let (name, range, fact) = (broken.parameter, broken.range, broken.fact)
        // What no provider takes is `out-of-range`, and what is not sent is `parameter-ignored`.
        let isImpossible = profile.faults.contains { fault in
            if case .outOfRange = fault.kind { return fault.range == setting.range }
            return false
        }
        if isImpossible || profile.omissions(of: name) != nil { return }
        let isTooLarge = setting.value > range.upperBound
        let bound = Self.plain(isTooLarge ? range.upperBound : range.lowerBound)
        let both = "\(Self.plain(range.lowerBound)) to \(Self.plain(range.upperBound))"
        findings.report(
            "`\(name)` of \(Self.plain(setting.value)) is outside the range of \(who): \(both)", at: setting.range,
            severity: severity, grade: fact.grade,
            why: "it is refused, or silently cut to \(bound)",
            facts: [fact.asFact("\(who) takes \(name) from \(both)")],
            fixes: [Fix("use \(bound)", .unsafe, [setting.node.replacingSource(with: bound)])], profile: profile,
            proxy: proxy.proxy)
    }

    /// A number without a needless fraction.
    private static func plain(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? String(number)
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Providers and front ends accept different ranges: a temperature of 1.8 is fine for most but too high \
                for Mistral, and SillyTavern cannot set a repetition penalty below 1. Some refuse values outside their \
                range, others cut them, and the chat sounds different than intended.
                """,
            symptoms: ["provider: 400 or 422 that names the setting"],
            remedy: "Choose a value within the range in the message.",
            examples: [
                .fires(
                    "A temperature above Mistral's", .warning,
                    """
                    version: 1
                    name: hot
                    accounts:
                      main: {provider: mistral, key: {keyring: mistral}}
                    proxies:
                      - {account: main, model: mistral-large-latest}
                    generation:
                      temperature: ‹1.8›
                    """,
                    fixed: """
                        version: 1
                        name: hot
                        accounts:
                          main: {provider: mistral, key: {keyring: mistral}}
                        proxies:
                          - {account: main, model: mistral-large-latest}
                        generation:
                          temperature: 1.5
                        """),
                .fires(
                    "A slider that stops earlier", .warning,
                    """
                    version: 1
                    name: slider
                    front_end: sillytavern
                    accounts:
                      main: {provider: openrouter, key: {keyring: openrouter}}
                    proxies:
                      - {account: main, model: z-ai/glm-5.2, generation: {repetition_penalty: ‹0.9›}}
                    """),
                .fires(
                    "A slider described by one client", .info,
                    """
                    version: 1
                    name: hint
                    front_end: janitor
                    accounts:
                      main: {provider: openrouter, key: {keyring: openrouter}}
                    proxies:
                      - {account: main, model: z-ai/glm-5.2}
                    generation: {top_k: ‹200›}
                    """),
                .silent(
                    "Overridden where it would be too high",
                    """
                    version: 1
                    name: overridden
                    front_end: sillytavern
                    accounts:
                      main: {provider: mistral, key: {keyring: mistral}}
                      other: {provider: openrouter, key: {keyring: openrouter}}
                    proxies:
                      - {account: main, model: mistral-large-latest, generation: {temperature: 1.5}}
                      - {account: other, model: z-ai/glm-5.2}
                    generation: {temperature: 1.8, repetition_penalty: 1, top_k: 500}
                    """),
            ])
    }
}
