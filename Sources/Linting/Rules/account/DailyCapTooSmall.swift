import Catalog
import Profiles

/// Finds plans for a day that the caps on free models do not allow.
struct DailyCapTooSmall: Rule {
    static let id = "daily-cap-too-small"
    static let family = RuleFamily.account
    static let highestSeverity = Severity.warning
    static let summary = "The planned messages per day exceed what the accounts allow on free models."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        guard let wanted = profile.profile.messagesPerDay, !profile.proxies.isEmpty else { return }
        var accounts: [(account: Account, provider: String, cap: FreeCap)] = []
        for proxy in profile.proxies {
            // Whatever is paid, or has a cap that nobody knows, may take the rest.
            guard let cap = proxy.freeCap, let account = proxy.account, let provider = proxy.provider,
                account.hasOwnKeysAtRouter?.value != true
            else { return }
            if !accounts.contains(where: { $0.account.name.value == account.name.value }) {
                accounts.append((account, provider.id, cap))
            }
        }
        // Further accounts at one provider do not raise the limit: the largest cap is the whole of it.
        var caps: [(provider: String, cap: FreeCap)] = []
        for (_, provider, cap) in accounts {
            if let known = caps.firstIndex(where: { $0.provider == provider }) {
                if cap.count > caps[known].cap.count { caps[known].cap = cap }
            } else {
                caps.append((provider, cap))
            }
        }
        let sum = caps.reduce(0) { $0 + $1.cap.count }
        guard wanted.value > sum else { return }
        let larger = caps.allSatisfy { $0.cap.isCertain } ? caps.lazy.compactMap { $0.cap.next }.first : nil
        let whose = accounts.count == 1 ? "this account" : "these accounts"
        let others = accounts.count > caps.count ? "; another account does not raise the limit" : ""
        findings.report(
            "\(wanted.value) messages a day exceed the \(sum) free requests a day of \(whose)", at: wanted.range,
            why: (larger.map {
                "all free models of an account share this limit, which resets at 00:00 UTC; once "
                    + "\(Self.amount($0.credits)) USD of credits have been bought, it is \($0.count) a day; paid models have no such limit"
            } ?? "all free models of an account share this limit, which resets at 00:00 UTC, however many credits "
                + "were bought; paid models have no such limit") + others, facts: FreeModelFacts.facts,
            related: accounts.compactMap { entry in
                entry.account.creditsPurchasedUSD.map { RelatedPlace("decides the limit", $0.range) }
            }, profile: profile, account: accounts.count == 1 ? accounts[0].account : nil)
    }

    private static func amount(_ value: Double) -> String { Int64(exactly: value).map { String($0) } ?? String(value) }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                OpenRouter allows 50 requests a day per account on free models, or 1000 once you have bought 10 USD of \
                credits. All free models share the limit, rerolls count, and failed attempts reportedly count \
                too. Beyond it every request gets a 429 until 00:00 UTC.
                """,
            symptoms: ["router: 429 `Rate limit exceeded: free-models-per-day`"],
            remedy: """
                Buy 10 USD of credits once, add a paid proxy for the rest of the day, or plan fewer messages. A \
                second account does not raise the limits.
                """,
            facts: FreeModelFacts.facts,
            examples: [
                .fires(
                    "A second account without credits does not raise the limit", .warning,
                    """
                    version: 1
                    name: two
                    accounts:
                      one: {provider: openrouter, key: {keyring: one}, credits_purchased_usd: 0}
                      two: {provider: openrouter, key: {keyring: two}, credits_purchased_usd: 0}
                    proxies:
                      - {account: one, model: "google/gemma-4-31b-it:free"}
                      - {account: two, model: "google/gemma-4-31b-it:free"}
                    messages_per_day: ‹80›
                    """),
                .fires(
                    "More than fifty without credits", .warning,
                    """
                    version: 1
                    name: busy
                    accounts:
                      main: {provider: openrouter, key: {keyring: openrouter}, credits_purchased_usd: 0}
                    proxies:
                      - {account: main, model: "google/gemma-4-31b-it:free"}
                    messages_per_day: ‹80›
                    """),
                .fires(
                    "More than any account has", .warning,
                    """
                    version: 1
                    name: flood
                    accounts:
                      main: {provider: openrouter, key: {keyring: openrouter}}
                    proxies:
                      - {account: main, model: "google/gemma-4-31b-it:free"}
                    messages_per_day: ‹1200›
                    """),
                .silent(
                    "Credits are not declared",
                    """
                    version: 1
                    name: undeclared
                    accounts:
                      main: {provider: openrouter, key: {keyring: openrouter}}
                    proxies:
                      - {account: main, model: "google/gemma-4-31b-it:free"}
                    messages_per_day: 80
                    """),
                .silent(
                    "A paid proxy takes the rest",
                    """
                    version: 1
                    name: rest
                    accounts:
                      main: {provider: openrouter, key: {keyring: openrouter}, credits_purchased_usd: 5}
                    proxies:
                      - {account: main, model: "google/gemma-4-31b-it:free"}
                      - {account: main, model: z-ai/glm-5.2}
                    messages_per_day: 80
                    """),
            ])
    }
}
