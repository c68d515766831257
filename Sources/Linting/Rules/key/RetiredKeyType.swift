import Catalog
import Profiles

/// Finds keys of a type that their provider no longer takes.
struct RetiredKeyType: Rule {
    static let id = "retired-key-type"
    static let family = RuleFamily.key
    static let highestSeverity = Severity.warning
    static let summary = "The provider is retiring this type of key."

    func check(profile: ProfileContext, _ findings: inout FindingCollector) {
        for account in profile.profile.accounts {
            guard case .literal(let node) = account.key, account.provider?.value == "gemini",
                let provider = profile.catalog.provider("gemini")
            else { continue }
            let key = LiteralKey(node)
            guard key.begins(with: "AIza"), key.isRealKey(account, profile.catalog) else { continue }
            // A key that is cut off is refused whatever its type.
            if key.formFault(at: provider) != nil { continue }
            let today = profile.options.today
            let message: String
            if let end = provider.value("key_end").flatMap({ CalendarDate($0) }), today < end {
                message = "keys that start with `AIza` stop working from September 2026"
            } else {
                message = "keys that start with `AIza` may already be refused"
            }
            findings.report(
                message, at: node.range,
                why: "Google has refused unrestricted ones since 2026-06-19 and announced the end of the rest "
                    + "for September 2026; create a new one, which starts with `AQ.`, at https://aistudio.google.com/apikey",
                facts: Self.facts, profile: profile, account: account)
        }
    }

    private static var facts: [Fact] {
        [
            .recorded("gemini", "aiza-keys")
        ]
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                AI Studio now creates keys that start with `AQ.`. The old ones start with `AIza` and are being \
                retired in two steps. No date was given for the second, so some still work.
                """,
            symptoms: [
                "provider: 400 `API key not valid. Please pass a valid API key.` with API_KEY_INVALID",
                "provider: 401 UNAUTHENTICATED or 403 PERMISSION_DENIED",
            ],
            remedy: "Create a new key at https://aistudio.google.com/apikey and delete the old one.",
            facts: facts,
            examples: [
                .fires(
                    "An old key", .warning,
                    """
                    version: 1
                    name: old
                    accounts:
                      main: {provider: gemini, key: ‹AIzaSy0123456789abcdefABCDEF0123456789a›}
                    proxies:
                      - {account: main, model: gemini-3.6-flash}
                    """),
                .silent(
                    "A new key",
                    """
                    version: 1
                    name: new
                    accounts:
                      main: {provider: gemini, key: AQ.Ab8RN6J0123456789abcdefABCDEF0123456789abcdef012345}
                    proxies:
                      - {account: main, model: gemini-3.6-flash}
                    """),
                .silent(
                    "A reference is not read",
                    """
                    version: 1
                    name: reference
                    accounts:
                      main: {provider: gemini, key: {env: GEMINI_API_KEY}}
                    proxies:
                      - {account: main, model: gemini-3.6-flash}
                    """),
            ])
    }
}
