import Catalog
import Profiles
import YAMLSource

/// Finds declared privacy switches that shut the model out.
struct PrivacySwitchRequired: Rule {
    static let id = "privacy-switch-required"
    static let family = RuleFamily.account
    static let highestSeverity = Severity.warning
    static let summary = "An account privacy switch excludes this model's upstreams."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for proxy in profile.proxies {
            guard let account = proxy.account, proxy.provider?.id == "openrouter", let model = proxy.proxy.model else {
                continue
            }
            // A model that is gone is refused whatever the switches say.
            if proxy.model.entry?.status == .retired { continue }
            let isFree = proxy.resolved.cost == .free
            if isFree, let training = account.privacy.freeTraining, !training.value {
                report(
                    "free models need `free_training`, which is off on this account", training, proxy, profile,
                    &findings,
                    why:
                        "most upstreams of free models may train on prompts; with the switch off, OpenRouter removes them and answers 404 when none remains",
                    facts: Self.trainingFacts)
            }
            if proxy.proxy.upstreams.count == 1, proxy.proxy.upstreams[0].value == "deepseek", !isFree,
                let training = account.privacy.paidTraining, !training.value
            {
                report(
                    "the upstream `deepseek` needs `paid_training`, which is off on this account", training, proxy,
                    profile,
                    &findings,
                    why: "DeepSeek's own endpoints may train on prompts, and no other upstream is allowed here",
                    facts: Self.trainingFacts)
            }
            if model.value.hasSuffix("-contributor"), let training = account.privacy.paidTraining, !training.value {
                report(
                    "contributor models need `paid_training`, which is off on this account", training, proxy, profile,
                    &findings, why: "they are cheaper because prompts may be used for training",
                    facts: Self.trainingFacts)
            }
            if model.value.hasPrefix("meta/muse-"), let age = account.privacy.ageConfirmed, !age.value {
                report(
                    "this model needs an age confirmation, which the account lacks", age, proxy, profile,
                    &findings,
                    why:
                        "OpenRouter answers 403 until you confirm that you are 18 at https://openrouter.ai/settings/preferences",
                    facts: [
                        .recorded("openrouter", "age-confirmation")
                    ])
            }
        }
    }

    private func report(
        _ message: String, _ setting: Located<Bool>, _ proxy: ProxyContext, _ profile: ProfileContext,
        _ findings: inout FindingCollector, why: String, facts: [Fact]
    ) {
        guard let model = proxy.proxy.model else { return }
        findings.report(
            message, at: model.range, why: why, facts: facts,
            related: [RelatedPlace("turned off here", setting.range)],
            fixes: [
                Fix(
                    "after turning it on at https://openrouter.ai/settings/privacy, write `true`", .unsafe,
                    [setting.node.replacingSource(with: "true")])
            ], profile: profile, proxy: proxy.proxy, account: proxy.account)
    }

    private static var trainingFacts: [Fact] {
        [
            .recorded("openrouter", "free-training")
        ]
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                OpenRouter has separate switches for free endpoints that train, free endpoints that publish prompts, \
                and paid endpoints that train, and one that requires zero data retention. OpenRouter skips endpoints \
                that a switch forbids, and when none remains the request gets a 404 that many front ends show as a \
                rate limit. Not every endpoint's policy is published, so this is a warning.
                """,
            symptoms: [
                "router: 404 `No endpoints found matching your data policy (Free model training)`",
                "router: 404 `No endpoints available matching your guardrail restrictions and data policy`",
            ],
            remedy: "Turn on what the model needs at https://openrouter.ai/settings/privacy, or use a paid model.",
            facts: trainingFacts,
            examples: [
                .fires(
                    "A free model with training off", .warning,
                    """
                    version: 1
                    name: strict
                    accounts:
                      main:
                        provider: openrouter
                        key: {env: OPENROUTER_API_KEY}
                        privacy: {free_training: false}
                    proxies:
                      - {account: main, model: ‹"google/gemma-4-31b-it:free"›}
                    """),
                .silent(
                    "A paid model with training off",
                    """
                    version: 1
                    name: paid
                    accounts:
                      main:
                        provider: openrouter
                        key: {env: OPENROUTER_API_KEY}
                        privacy: {free_training: false, paid_training: false, zero_data_retention: true}
                    proxies:
                      - {account: main, model: z-ai/glm-5.2}
                    """),
                .silent(
                    "Nothing is assumed about undeclared facts",
                    """
                    version: 1
                    name: undeclared
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: "google/gemma-4-31b-it:free"}
                    """),
            ])
    }
}
