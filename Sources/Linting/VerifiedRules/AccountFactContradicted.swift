/// What `verify` finds where a provider's answer contradicts the profile; lint, which asks nobody, never reports it.
public struct AccountFactContradicted: Rule {
    /// The name of such findings.
    public static let id = "account-fact-contradicted"
    /// What it is about.
    public static let family = RuleFamily.account
    /// The worst its findings can be.
    public static let highestSeverity = Severity.warning
    /// What it finds.
    public static let summary = "The provider contradicts what the profile says about the account (`verify` only)."

    /// A rule that checks nothing by itself.
    public init() {}

    /// Its page.
    public static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                lint judges daily caps and paid models by what the profile declares about an account. If the \
                provider's answer to a key check contradicts it, lint warns about things that cannot happen or misses \
                things that will. Only `proxylint verify` reports this, because only it asks the provider.
                """,
            remedy: """
                Enter what the provider says: 10 or more in `credits_purchased_usd` if the account ever bought 10 \
                USD, 0 if it never bought any. Or check that the key belongs to the account you mean.
                """,
            examples: [
                .fires(
                    "The provider says that the account bought 10 USD or more", .warning,
                    """
                    version: 1
                    name: evenings
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}, credits_purchased_usd: ‹0›}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
                .silent(
                    "The profile does not mention credits, so nothing is contradicted",
                    """
                    version: 1
                    name: evenings
                    accounts:
                      main: {provider: openrouter, key: {env: OPENROUTER_API_KEY}}
                    proxies:
                      - {account: main, model: deepseek/deepseek-v3.2}
                    """),
            ])
    }
}

extension RuleList {
    /// Every rule that has a page: those of lint, and those that only `verify` reports; by family.
    public static let documented: [RuleEntry] = RuleFamily.allCases.flatMap { family in
        (all + verified).filter { $0.family == family }
    }

    /// Rules that only `verify` reports.
    public static let verified: [RuleEntry] = [RuleEntry(AccountFactContradicted.self)]
}
