import Catalog

/// Finds plans that the provider does not sell.
struct UnknownPlan: Rule {
    static let id = "unknown-plan"
    static let family = RuleFamily.plan
    static let highestSeverity = Severity.warning
    static let summary = "The provider has no plan with this name."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for account in profile.profile.accounts {
            guard let plan = account.plan, let provider = profile.catalog.provider(of: account) else { continue }
            let known = provider.plans
            // A list that one witness tells may lack some.
            guard !known.isEmpty, known.allSatisfy({ $0.fact.grade.isCertain }),
                provider.plan(called: plan.value) == nil
            else { continue }
            let names = known.map { $0.name }
            let meant = Similarity.nearest(to: plan.value, among: names)
            findings.report(
                "\(provider.name) has no plan `\(plan.value)`" + (meant.map { "; did you mean `\($0)`?" } ?? ""),
                // Plans come and go; only what looks like a slip is more than a remark.
                at: plan.range, severity: meant == nil ? .info : .warning,
                grade: known.map { $0.fact.grade }.max() ?? .unverified,
                why: "its caps are unknown, so they are not checked; the known plans are "
                    + ModelSentences.list(names),
                facts: known.map { $0.fact.asFact("\(provider.name) sells \($0.fact.value)") },
                fixes: meant.map {
                    [Fix("use `\($0)`", .unsafe, [plan.node.replacingText(with: $0)])]
                } ?? [], profile: profile, account: account)
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                `plan` names an account's subscription. Its caps decide how many messages fit into a day, so they \
                cannot be checked under a name the provider does not use.
                """,
            remedy: "Use the provider's name for the plan, or omit `plan` if the balance pays.",
            examples: [
                .fires(
                    "A slip", .warning,
                    """
                    version: 1
                    name: slip
                    accounts:
                      main: {provider: chutes, key: {keyring: chutes}, plan: ‹pluss›}
                    proxies:
                      - {account: main, model: zai-org/GLM-5.1-TEE, context_size: 16384}
                    """),
                .fires(
                    "A plan of another provider", .info,
                    """
                    version: 1
                    name: other
                    accounts:
                      main: {provider: chutes, key: {keyring: chutes}, plan: ‹premium›}
                    proxies:
                      - {account: main, model: zai-org/GLM-5.1-TEE, context_size: 16384}
                    """),
                .silent(
                    "Capitals, and the provider's name in front",
                    """
                    version: 1
                    name: written
                    accounts:
                      main: {provider: chutes, key: {keyring: chutes}, plan: Chutes Plus}
                    proxies:
                      - {account: main, model: zai-org/GLM-5.1-TEE, context_size: 16384}
                    """),
                .silent(
                    "A provider whose plans are not recorded",
                    """
                    version: 1
                    name: unrecorded
                    accounts:
                      main: {provider: featherless, key: {keyring: featherless}, plan: premium}
                    proxies:
                      - {account: main, model: some/model, context_size: 16384}
                    """),
            ])
    }
}
