import Catalog
import Testing
import YAMLSource

@testable import Linting

/// Configuration files of relays as a whole: what they are told by, and one slip after the other in a file that works.
struct RelayTests {
    private static let good = """
        model_list:
          - model_name: chat
            litellm_params:
              model: openrouter/deepseek/deepseek-v3.2
              api_key: os.environ/OPENROUTER_API_KEY
              max_tokens: 800
          - model_name: spare
            litellm_params:
              model: openai/zai-org/GLM-5.1-TEE
              api_base: https://llm.chutes.ai/v1
              api_key: os.environ/CHUTES_API_KEY
            model_info:
              max_input_tokens: 32000
        router_settings:
          routing_strategy: simple-shuffle
          num_retries: 1
          fallbacks:
            - chat: [spare]
        litellm_settings:
          drop_params: true
          request_timeout: 120
        general_settings:
          master_key: os.environ/LITELLM_MASTER_KEY
          database_url: os.environ/DATABASE_URL
        """

    /// A slip: what stands there, what was written instead, the rule, and the line where it must come.
    struct Slip: Sendable, CustomTestStringConvertible {
        let from: String
        let to: String
        let rule: String
        let line: Int
        var testDescription: String { "\(rule): \(to)" }
    }

    private static func slip(_ from: String, _ to: String, _ rule: String, _ line: Int) -> Slip {
        Slip(from: from, to: to, rule: rule, line: line)
    }

    static let slips = [
        slip("model_list:", "modellist:", "relay-unknown-key", 1),
        slip("router_settings:", "Router_Settings:", "relay-unknown-key", 14),
        slip("router_settings:", "router-settings:", "relay-unknown-key", 14),
        slip("litellm_settings:", "litelm_settings:", "relay-unknown-key", 19),
        slip("general_settings:", "general_setings:", "relay-unknown-key", 22),
        slip("num_retries: 1", "num_retires: 1", "relay-unknown-key", 16),
        slip("drop_params: true", "drop_param: true", "relay-unknown-key", 20),
        slip("request_timeout: 120", "request_timout: 120", "relay-unknown-key", 21),
        slip("database_url:", "databse_url:", "relay-unknown-key", 24),
        slip("max_tokens: 800", "max_token: 800", "relay-unknown-key", 6),
        slip("max_tokens: 800", "tempratur: 1", "relay-unknown-key", 6),
        slip(
            "      api_key: os.environ/CHUTES_API_KEY", "      apikey: os.environ/CHUTES_API_KEY", "relay-unknown-key",
            11),
        slip("      max_tokens: 800", "    rpm: 20", "relay-unknown-key", 6),
        slip("- model_name: spare", "- model_nme: spare", "relay-missing-field", 7),
        slip("      model: openrouter/deepseek/deepseek-v3.2\n", "", "relay-missing-field", 3),
        slip("model: openrouter/deepseek/deepseek-v3.2", "model: {id: x}", "relay-wrong-type", 4),
        slip("max_tokens: 800", "rpm: twenty", "relay-wrong-type", 6),
        slip("- chat: [spare]", "chat: [spare]", "relay-wrong-type", 17),
        slip("- chat: [spare]", "- chat: spare", "relay-wrong-type", 18),
        slip("- chat: [spare]", "- chat: [spar]", "relay-fallback-undefined", 18),
        slip("- chat: [spare]", "- chatt: [spare]", "relay-fallback-undefined", 18),
        slip("- chat: [spare]", "- chat: [chat]", "relay-fallback-shares-limit", 18),
        slip("simple-shuffle", "simple-shufle", "relay-unknown-choice", 15),
        slip("openrouter/deepseek/", "openruter/deepseek/", "relay-unknown-provider", 4),
        slip("openrouter/deepseek/deepseek-v3.2", "some-model", "relay-unknown-provider", 4),
        slip("os.environ/OPENROUTER_API_KEY", "$OPENROUTER_API_KEY", "relay-reference-syntax", 5),
        slip("os.environ/OPENROUTER_API_KEY", "os.environ.OPENROUTER_API_KEY", "relay-reference-syntax", 5),
        slip("os.environ/OPENROUTER_API_KEY", "env.OPENROUTER_API_KEY", "relay-reference-syntax", 5),
        slip("os.environ/LITELLM_MASTER_KEY", "${LITELLM_MASTER_KEY}", "relay-reference-syntax", 23),
        slip("os.environ/OPENROUTER_API_KEY", "os.environ/OPENAI_API_KEY", "relay-key-variable", 5),
        slip("      api_key: os.environ/CHUTES_API_KEY\n", "", "relay-key-to-stranger", 10),
        slip("https://llm.chutes.ai/v1", "https://llm.chutes.ai/v1/chat/completions", "full-url-as-base", 10),
        slip("https://llm.chutes.ai/v1", "https://chutes.ai/v1", "wrong-endpoint", 10),
        slip("os.environ/LITELLM_MASTER_KEY", "sk-1234", "relay-no-master-key", 23),
        slip(
            "master_key: os.environ/LITELLM_MASTER_KEY", "dangerously_permit_weak_or_unset_master_key: true",
            "relay-no-master-key", 23),
        slip("  master_key: os.environ/LITELLM_MASTER_KEY\n", "", "relay-no-master-key", 22),
        slip(
            "os.environ/OPENROUTER_API_KEY",
            "sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            "plaintext-key", 5),
        slip(
            "openrouter/deepseek/deepseek-v3.2",
            "openrouter/deepseek/deepseek-v3.2\n      api_base: https://relay.example.org/v1", "relay-key-to-stranger",
            5),
        slip("max_tokens: 800", "top_p: 3", "out-of-range", 6),
        slip("max_tokens: 800", "temperature: 5", "out-of-range", 6),
        slip("os.environ/OPENROUTER_API_KEY", "os.env/OPENROUTER_API_KEY", "relay-reference-syntax", 5),
        slip("os.environ/OPENROUTER_API_KEY", "os.environment/OPENROUTER_API_KEY", "relay-reference-syntax", 5),
        slip("num_retries: 1", "num_retries: many", "relay-wrong-type", 16),
        slip("request_timeout: 120", "request_timeout: soon", "relay-wrong-type", 21),
        slip("model_name: spare", "model_name: [spare]", "relay-wrong-type", 7),
        slip("max_tokens: 800", "fallbacks: [nope]", "relay-fallback-undefined", 6),
        slip("drop_params: true", "cache: true", "relay-missing-field", 20),
        slip("os.environ/LITELLM_MASTER_KEY", "sk-9f8e7d6c5b4a39281706f5e4d3c2b1a0", "plaintext-key", 23),
        slip("os.environ/LITELLM_MASTER_KEY", "hunter2hunter2", "plaintext-key", 23),
        slip("os.environ/DATABASE_URL", "postgresql://u:SuperSecretPw77@db/x", "plaintext-key", 24),
        slip("os.environ/DATABASE_URL", "postgresql+asyncpg://u:SuperSecretPw77@db/x", "plaintext-key", 24),
        slip("      max_tokens: 800", "      aws_secret_access_key: abcdefgh12345678", "plaintext-key", 6),
        slip(
            "      max_tokens: 800", "      extra_headers: {x-api-key: hunter2hunter2}", "plaintext-key", 6),
        slip(
            "litellm_settings:", "environment_variables: {GROUP_KEY: hunter2hunter2}\nlitellm_settings:",
            "plaintext-key", 19),
        slip("  num_retries: 1", "  num_retries: 1\n  num_retries: 2", "duplicate-key", 17),
    ]

    private func lint(_ text: String, name: String = "config.yaml", kind: LintedKind? = nil) -> [Finding] {
        var options = LintOptions.forTests
        options.kind = kind
        return Linter(catalog: FrozenCatalogue.catalog, options: options)
            .lint(SourceText(name: name, text: text)).findings
    }

    @Test func aWorkingFileIsClean() {
        #expect(lint(Self.good).filter { $0.severity > .info }.map { "\($0.rule): \($0.message)" } == [])
    }

    @Test(arguments: slips)
    func aSlipIsFoundOnItsLine(_ slip: Slip) throws {
        let place = try #require(Self.good.firstRange(of: slip.from))
        var text = Self.good
        text.replaceSubrange(place, with: slip.to)
        let lines = LineIndex(SourceText(name: "x", text: text))
        let found = lint(text).map { "\($0.rule) \(lines.position(at: $0.range.start).line)" }
        #expect(found.contains("\(slip.rule) \(slip.line)"), "\(found)")
    }

    @Test func aFixOfTheModelKeepsTheProviderBeforeIt() throws {
        let text = Self.good.replacing("deepseek-v3.2", with: "deepseek-v3-2")
        let fixes = lint(text).flatMap { $0.fixes }.flatMap { $0.edits }.map { $0.text }
        #expect(fixes.contains { $0.hasPrefix("openrouter/deepseek/") }, "\(fixes)")
    }

    @Test func aPoolOfManyIsToldOfOnce() {
        var text = "model_list:\n"
        for number in 0..<40 {
            text += "  - model_name: chat\n    litellm_params:\n      model: openrouter/some/model-\(number)\n"
            text += "      api_key: os.environ/OPENROUTER_API_KEY\n"
        }
        let found = lint(text).filter { $0.rule == "relay-same-name" }
        #expect(found.count == 1 && found.first?.message.contains("40 different models") ?? false, "\(found)")
    }

    @Test func anUnsetKeyBesideAStrangerSaysWhichKeyIsSent() {
        var options = LintOptions.forTests
        options.environment = FakeLintEnvironment(.init(variables: []))
        let text = Self.good.replacing("https://llm.chutes.ai/v1", with: "https://relay.example.org/v1")
        let found = Linter(catalog: FrozenCatalogue.catalog, options: options)
            .lint(SourceText(name: "config.yaml", text: text)).findings.filter { $0.rule == "key-not-set" }
        #expect(found.count { $0.why.contains("LiteLLM sends OPENAI_API_KEY to `relay.example.org`") } == 1, "\(found)")
    }

    /// The whole of a file as reports show it.
    private func shown(_ text: String) -> String {
        let source = SourceText(name: "config.yaml", text: text)
        let result = Linter(catalog: FrozenCatalogue.catalog, options: .forTests).lint(source)
        return result.mask.parts(of: ByteRange(0, source.bytes.count), in: source).map { $0.text }.joined()
    }

    @Test func writtenSecretsAreNeverShown() {
        let secrets = """
            environment_variables: {GROUP_KEY: group-hunter2-key, LITELLM_SALT_KEY: salt-hunter2-key, NAME: plain-text}
            general_settings:
              master_key: master-hunter2-key
              database_url: postgresql://relay:SuperSecretPw77@db/relay

            """
        let text = Self.good.replacing("general_settings:", with: "other_settings:") + "\n" + secrets
        let shown = shown(text)
        #expect(!shown.contains("hunter2") && !shown.contains("SuperSecretPw77"), "\(shown)")
        #expect(shown.contains("plain-text") && shown.contains("os.environ/CHUTES_API_KEY"), "\(shown)")
        for finding in lint(text) {
            #expect(!"\(finding.message) \(finding.why)".contains("hunter2"))
        }
    }

    @Test func modelsOfAKeyAreNoSecrets() {
        let text = """
            {"providers": {"anthropic": {"keys": [
              {"name": "a", "value": "sk-ant-0123456789abcdef0123456789abcdef", "models": ["claude-3-5-sonnet-20241022"]},
              {"name": "b", "value": "hunter2hunter2", "models": ["*"], "weight": 1}
            ]}}, "encryption_key": "hunter3hunter3"}

            """
        let shown = shown(text)
        #expect(shown.contains("claude-3-5-sonnet-20241022") && shown.contains("weight"), "\(shown)")
        #expect(!shown.contains("0123456789abcdef") && !shown.contains("hunter"), "\(shown)")
        #expect(lint(text).contains { $0.rule == "plaintext-key" && $0.severity == .error })
    }

    @Test func jsonHasPositionsToo() throws {
        let text =
            "{\n\t\"$schema\": \"https://www.getbifrost.ai/schema\",\n\t\"client\": {\"enforce_auth_on_inference\": true},\n"
            + "\t\"providers\": {\"openai\": {\"keys\": [{\"name\": \"a\", \"value\": \"$OPENAI_API_KEY\", \"models\": [\"*\"],"
            + " \"wieght\": 1}]}}\n}\n"
        let lines = LineIndex(SourceText(name: "x", text: text))
        let found = lint(text, name: "config.json").map { "\($0.rule) \(lines.position(at: $0.range.start).line)" }
        #expect(found.contains("relay-reference-syntax 4") && found.contains("relay-unknown-key 4"), "\(found)")
        #expect(!found.contains { $0.hasPrefix("yaml-syntax") }, "\(found)")
    }

    @Test func contentTellsWhatAFileIsUnlessItIsSaid() {
        #expect(lint(Self.good, kind: .profile).contains { $0.rule == "missing-field" })
        #expect(lint("foo: 1\n").contains { $0.rule == "missing-field" })
        #expect(!lint("foo: 1\n", kind: .litellm).contains { $0.rule == "missing-field" })
    }

    @Test func aProfileBehindARelayIsStillJudged() {
        let profile = """

            ---
            version: 1
            name: both
            accounts:
              main: {provider: openrouter, key: {keyring: openrouter}}
            proxies:
              - {account: main, modle: deepseek/deepseek-v3.2}
            """
        let found = lint(Self.good + profile)
        #expect(found.contains { $0.rule == "unknown-field" && $0.document == 2 })
    }

    @Test func twoThousandDeploymentsAreJudgedAll() {
        var text = "model_list:\n"
        for number in 0..<2000 {
            text += "  - model_name: m\(number)\n    litellm_params:\n      model: openrouter/deepseek/deepseek-v3.2\n"
            text += "      api_key: os.environ/KEY_\(number)\n      rpmm: 1\n"
        }
        text += "general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}\n"
        #expect(lint(text).count { $0.rule == "relay-unknown-key" } == 2000)
    }
}
