import Catalog
import Testing
import YAMLSource

@testable import Linting

/// Accounts, keys and settings, as people get them wrong and right.
struct AccountCases {
    static let router = "provider: openrouter, key: {keyring: k}"
    static let free = #"{account: a, model: "google/gemma-4-31b-it:free"}"#
    static let otherFree = #"{account: a, model: "nvidia/nemotron-3-ultra-550b-a55b:free"}"#
    static let paid = "{account: a, model: z-ai/glm-5.2}"
    static let claude = "{account: a, model: anthropic/claude-sonnet-4.6}"
    static let hex = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
    static let manyIgnored = """
        alibaba, akashml, atlas-cloud, azure, baidu, baseten, cerebras, chutes, cloudflare, cohere, crusoe, \
        deepinfra, featherless, fireworks, friendli
        """

    static func pinned(_ upstreams: String) -> String {
        "{account: a, model: deepseek/deepseek-v3.2, upstreams: [\(upstreams)]}"
    }

    static func keyed(_ provider: String, _ key: String) -> String { "provider: \(provider), key: \(key)" }

    static func direct(_ model: String, _ generation: String) -> String {
        "{account: a, model: \(model), generation: {\(generation)}}"
    }

    // MARK: - What is wrong

    static let broken: [AccountCase] = upstreamsBroken + moneyBroken + keysBroken + settingsBroken

    private static let upstreamsBroken: [AccountCase] = [
        .init("a name", "\(router), ignored_providers: [DeepInfra]", [paid], ["unknown-provider-slug warning"]),
        .init(
            "a name with a blank", "\(router), ignored_providers: [Google Vertex]", [paid],
            ["unknown-provider-slug warning"]),
        .init("a dash too many", "\(router), ignored_providers: [x-ai]", [paid], ["unknown-provider-slug warning"]),
        .init("Taragon", "\(router), ignored_providers: [taragon]", [paid], ["unknown-provider-slug warning"]),
        .init("Targon", "\(router), ignored_providers: [targon]", [paid], ["unknown-provider-slug info"]),
        .init(
            "Targon allowed", "\(router), allowed_providers: [targon, novita]", [paid],
            ["unknown-provider-slug warning"]),
        .init("nobody near", "\(router), ignored_providers: [somebody-new]", [paid], ["unknown-provider-slug info"]),
        .init("an ai behind", router, [pinned("novita-ai")], ["unknown-provider-slug warning"]),
        .init("a slip with a variant", router, [pinned("deepinfar/turbo, novita")], ["unknown-provider-slug warning"]),
        .init(
            "ignored and asked for", "\(router), ignored_providers: [novita]", [pinned("novita")],
            ["blocked-provider error"]),
        .init(
            "ignored whole, a variant asked for", "\(router), ignored_providers: [deepinfra]",
            [pinned("deepinfra/turbo")], ["blocked-provider error"]),
        .init(
            "not allowed", "\(router), allowed_providers: [novita]", [pinned("together, parasail")],
            ["blocked-provider error"]),
        .init(
            "allowed and ignored", "\(router), allowed_providers: [novita], ignored_providers: [novita]", [paid, free],
            ["blocked-provider error"]),
        .init(
            "Claude without its hosts", "\(router), allowed_providers: [deepinfra]", [claude],
            ["blocked-provider warning"]),
        .init(
            "Claude with all its hosts ignored",
            "\(router), ignored_providers: [anthropic, amazon-bedrock, azure, google-vertex]", [claude],
            ["blocked-provider warning"]),
        .init(
            "Grok at a stranger", router, ["{account: a, model: x-ai/grok-4.20, upstreams: [novita]}"],
            ["blocked-provider warning"]),
        .init(
            "allowed by its name", "\(router), allowed_providers: [Novita]", [pinned("novita")],
            ["unknown-provider-slug warning"]),
        .init("a long list", "\(router), ignored_providers: [\(manyIgnored)]", [paid], ["blocked-provider info"]),
    ]

    private static let moneyBroken: [AccountCase] = [
        .init("no credits", "\(router), credits_purchased_usd: 0", [paid], ["paid-model-without-credits warning"]),
        .init(
            "no credits for a routing suffix", "\(router), credits_purchased_usd: 0",
            [#"{account: a, model: "z-ai/glm-5.2:nitro"}"#], ["paid-model-without-credits warning"]),
        .init(
            "more than fifty", "\(router), credits_purchased_usd: 9.99, privacy: {free_training: on}", [free],
            ["daily-cap-too-small warning"], more: "messages_per_day: 51"),
        .init(
            "more than a thousand", "\(router), credits_purchased_usd: 10, privacy: {free_training: on}", [free],
            ["daily-cap-too-small warning"], more: "messages_per_day: 1001"),
        .init("more than anybody has", router, [free], ["daily-cap-too-small warning"], more: "messages_per_day: 1001"),
        .init("two free models", router, [free, otherFree], ["fallback-shares-limit info"]),
        .init(
            "two free models, too many messages", "\(router), credits_purchased_usd: 0, privacy: {free_training: on}",
            [free, otherFree], ["fallback-shares-limit info", "daily-cap-too-small warning"],
            more: "messages_per_day: 60"),
        .init(
            "two free accounts", router, [free, #"{account: b, model: "google/gemma-4-31b-it:free"}"#],
            ["several-free-accounts info"], second: router),
        .init(
            "credits declared, switch not", "\(router), credits_purchased_usd: 0", [free],
            ["privacy-switch-undeclared info"]),
        .init(
            "other switches declared", "\(router), privacy: {paid_training: off}", [free],
            ["privacy-switch-undeclared info"]),
    ]

    private static let keysBroken: [AccountCase] = [
        .init("your key here", keyed("openrouter", "your-key-here"), [paid], ["placeholder-key error"]),
        .init("in brackets", keyed("openrouter", "<OpenRouter key>"), [paid], ["placeholder-key error"]),
        .init("dots", keyed("openrouter", "sk-..."), [paid], ["placeholder-key error"]),
        .init("an ellipsis", keyed("openrouter", "sk-or-v1-…"), [paid], ["placeholder-key error"]),
        .init("crosses", keyed("openrouter", "sk-or-v1-xxxxxxxxxxxx"), [paid], ["placeholder-key error"]),
        .init("the prefix alone", keyed("openrouter", "sk-or-v1-"), [paid], ["placeholder-key error"]),
        .init("changeme", keyed("openrouter", "changeme"), [paid], ["placeholder-key error"]),
        .init("sk-1234", keyed("openrouter", "sk-1234"), [paid], ["placeholder-key error"]),
        .init("a variable", keyed("openrouter", "$OPENROUTER_API_KEY"), [paid], ["placeholder-key error"]),
        .init("a variable at a relay", keyed("custom", "os.environ/RELAY_KEY"), [relayed], ["placeholder-key error"]),
        .init("a placeholder in capitals", keyed("openrouter", "API_KEY_HERE"), [paid], ["placeholder-key error"]),
        .init("a placeholder at a relay", keyed("custom", "ENTER_KEY"), [relayed], ["placeholder-key error"]),
        .init("a placeholder behind a dollar", keyed("openrouter", "$YOUR_API_KEY"), [paid], ["placeholder-key error"]),
        .init("no key in capitals", keyed("openrouter", "NO_KEY"), [paid], ["placeholder-key error"]),
        .init("a word for none", keyed("openrouter", "none"), [paid], ["placeholder-key error"]),
        .init("shortened", keyed("openrouter", "sk-or-v1-0123...cdef"), [paid], ["placeholder-key error"]),
        .init(
            "Bearer", keyed("openrouter", "Bearer sk-or-v1-\(hex)"), [paid],
            ["key-form error", "plaintext-key warning"]),
        .init(
            "bearer", keyed("openrouter", "\"bearer: sk-or-v1-\(hex)\""), [paid],
            ["key-form error", "plaintext-key warning"]),
        .init(
            "a header", keyed("openrouter", "\"Authorization: Bearer sk-or-v1-\(hex)\""), [paid],
            ["key-form error", "plaintext-key warning"]),
        .init(
            "quotes in quotes", keyed("openrouter", "'\"sk-or-v1-\(hex)\"'"), [paid],
            ["key-form error", "plaintext-key warning"]),
        .init(
            "a blank behind", keyed("openrouter", "'sk-or-v1-\(hex) '"), [paid],
            ["key-form error", "plaintext-key warning"]),
        .init(
            "a line break", keyed("openrouter", "\"sk-or-v1-\(hex)\\n\""), [paid],
            ["key-form error", "plaintext-key warning"]),
        .init(
            "an invisible character", keyed("openrouter", "\"sk-or-v1-\u{200B}\(hex)\""), [paid],
            ["key-form error", "plaintext-key warning"]),
        .init(
            "Bearer at a relay", keyed("custom", "Bearer correct-horse"), [relayed],
            ["key-form error", "plaintext-key warning"]),
        .init(
            "too long", keyed("openrouter", "sk-or-v1-\(hex)0"), [paid], ["key-form error", "plaintext-key warning"]),
        .init(
            "too short", keyed("openrouter", "sk-or-v1-0123456789abcdef"), [paid],
            ["key-form error", "plaintext-key warning"]),
        .init(
            "a letter that is none", keyed("openrouter", "sk-or-v1-g\(hex.dropFirst())"), [paid],
            ["key-form error", "plaintext-key warning"]),
        .init("no beginning", keyed("openrouter", hex), [paid], ["key-form error", "plaintext-key warning"]),
        .init(
            "twice", keyed("openrouter", "sk-or-v1-\(hex)sk-or-v1-\(hex)"), [paid],
            ["key-form error", "plaintext-key warning"]),
        .init(
            "cut off, by one witness", keyed("groq", "gsk_0123456789abcdefABCDEF"), [groq],
            ["key-form warning", "plaintext-key warning"]),
        .init(
            "an old Gemini key", keyed("gemini", "AIzaSy0123456789abcdefABCDEF0123456789a"), [gemini],
            ["plaintext-key warning", "retired-key-type warning"]),
        .init(
            "an old Gemini key, cut off", keyed("gemini", "AIzaSy0123456789abcdefABCDEF01"), [gemini],
            ["key-form error", "plaintext-key warning"]),
        .init(
            "another's key", keyed("chutes", "sk-or-v1-\(hex)"), [chutes],
            ["key-of-other-provider error", "plaintext-key warning"]),
        .init("a dollar", keyed("openrouter", "{env: $KEY}"), [paid], ["key-not-set info"]),
        .init("a dollar and braces", keyed("openrouter", "{env: \"${KEY}\"}"), [paid], ["key-not-set info"]),
        .init("no name", keyed("openrouter", "{env: my key}"), [paid], ["key-not-set info"]),
        .init("a key as a name", keyed("openrouter", "{env: sk-or-v1-\(hex)}"), [paid], ["plaintext-key warning"]),
        .init(
            "a key without a beginning as a name", keyed("mistral", "{env: \(hex.prefix(32))}"),
            ["{account: a, model: mistral-large-latest}"], ["plaintext-key warning"], hasEnvironment: true),
        .init("unset", keyed("openrouter", "{env: UNSET}"), [paid], ["key-not-set info"], hasEnvironment: true),
        .init("no file", keyed("openrouter", "{file: absent.key}"), [paid], ["key-not-set info"], hasEnvironment: true),
        .init(
            "an open file", keyed("openrouter", "{file: open.key}"), [paid], ["key-file-readable warning"],
            hasEnvironment: true),
    ]

    private static let settingsBroken: [AccountCase] = [
        .init(
            "Mistral", keyed("mistral", "{keyring: k}"), [direct("mistral-large-latest", "temperature: 1.51")],
            ["parameter-out-of-range warning"]),
        .init(
            "Claude's own API", keyed("anthropic", "{keyring: k}"), [direct("claude-sonnet-4-6", "temperature: 1.2")],
            ["parameter-out-of-range warning"]),
        .init(
            "top_k", router, [paid], ["parameter-out-of-range warning"],
            more: "front_end: sillytavern\ngeneration: {top_k: 501}"),
        .init(
            "a penalty", router, [paid], ["parameter-out-of-range warning"],
            more: "front_end: sillytavern\ngeneration: {repetition_penalty: 0}"),
        .init(
            "top_k at Janitor", router, [paid], ["parameter-out-of-range info"],
            more: "front_end: janitor\ngeneration: {top_k: 101}"),
        .init(
            "min_p at Janitor", router, [paid], ["parameter-ignored info"],
            more: "front_end: janitor\ngeneration: {min_p: 0.1}"),
        .init(
            "a shared setting once", router, [paid, claude], ["parameter-ignored info"],
            more: "front_end: janitor\ngeneration: {seed: 7}"),
        .init(
            "upstreams at a host", keyed("deepseek", "{keyring: k}"),
            ["{account: a, model: deepseek-flash, upstreams: [deepseek]}"], ["parameter-ignored info"]),
        .init(
            "headers at Janitor", router, ["{account: a, model: z-ai/glm-5.2, headers: {X-Title: chats}}"],
            ["parameter-ignored info"], more: "front_end: janitor"),
    ]

    // MARK: - Tests

    @Test(arguments: broken)
    func saysWhatIsWrongAndNothingElse(_ test: AccountCase) {
        #expect(!test.expected.isEmpty)
        #expect(test.heard() == test.expected, "\(test.text)")
    }

    @Test(arguments: correct)
    func isSilentOnWhatIsRight(_ test: AccountCase) {
        #expect(
            test.heard() == test.expected && test.expected.allSatisfy { $0 == "plaintext-key warning" }, "\(test.text)")
    }

    @Test(arguments: broken + correct)
    func neverShowsAKey(_ test: AccountCase) throws {
        let source = SourceText(name: "case.yaml", text: test.text)
        for finding in test.findings() {
            let words = [finding.message, finding.why] + finding.fixes.map(\.message) + finding.facts.map(\.statement)
            #expect(words.allSatisfy { !$0.contains("0123456789ab") && !$0.contains("horse") }, "\(words)")
            guard finding.rule == "key-form" || finding.rule == "key-not-set" else { continue }
            for fix in finding.fixes {
                #expect(fix.edits.allSatisfy { $0.text.isEmpty })
                let mended = SourceText(name: "case.yaml", bytes: try source.applying(fix.edits))
                let after = Linter(catalog: .embedded, options: test.options).lint(mended).findings
                #expect(!after.contains { $0.rule == finding.rule && $0.message == finding.message }, "\(test.text)")
            }
        }
    }

    /// A variable or another place of a key, as shells, build services, relays and programs write it.
    @Test(
        arguments: [
            ("$K", "{env: K}"), ("$ORK", "{env: ORK}"), ("${ORK}", "{env: ORK}"), ("%ORK%", "{env: ORK}"),
            ("$openrouter_key", "{env: openrouter_key}"), ("$env:ORK", "{env: ORK}"), ("$Env:ORK", "{env: ORK}"),
            ("env:ORK", "{env: ORK}"), ("os.environ/ORK", "{env: ORK}"), ("process.env.ORK", "{env: ORK}"),
            ("os.environ[\"ORK\"]", "{env: ORK}"), ("os.getenv(\"ORK\")", "{env: ORK}"), ("Bearer $ORK", "{env: ORK}"),
            ("OPENROUTER_API_KEY", "{env: OPENROUTER_API_KEY}"), ("keyring:ork", "{keyring: ork}"),
            ("file:keys/ork.key", "{file: keys/ork.key}"), ("${{ secrets.ORK }}", nil), ("{{ORK}}", nil),
            ("${ORK:-none}", nil), ("YOUR_API_KEY", nil), ("ENTER_KEY", nil), ("YOUR_KEY_HERE", nil),
            ("${YOUR_KEY}", nil), ("API_KEY", nil),
        ] as [(String, String?)])
    func namedPlacesAreReferences(_ written: String, _ safe: String?) {
        let text = AccountCase("place", Self.keyed("openrouter", "'\(written)'"), [Self.paid]).text
        let findings = Linter(catalog: .embedded, options: .forTests)
            .lint(SourceText(name: "place.yaml", text: text)).findings
        #expect(findings.map { $0.rule } == ["placeholder-key"], "\(written): \(findings.map { $0.message })")
        let fixes = findings.flatMap { $0.fixes }.filter { $0.safety == .safe }
        #expect(fixes.map { fix in fix.edits.map { $0.text } } == (safe.map { [[$0]] } ?? []), "\(written)")
    }

    @Test func speaksOfTheDay() throws {
        let text = AccountCase("day", Self.keyed("gemini", "AIzaSy0123456789abcdefABCDEF0123456789a"), [Self.gemini])
            .text
        let messages = ["2026-07-01", "2026-10-01"].compactMap { day in
            CalendarDate(day).flatMap { today in
                Linter(catalog: .embedded, options: LintOptions(today: today))
                    .lint(SourceText(name: "day.yaml", text: text)).findings.first { $0.rule == "retired-key-type" }?
                    .message
            }
        }
        #expect(
            messages == [
                "keys that start with `AIza` stop working from September 2026",
                "keys that start with `AIza` may already be refused",
            ])
    }
}
