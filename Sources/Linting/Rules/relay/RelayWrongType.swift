import Catalog
import Relays
import YAMLSource

/// Finds values of a kind that the relay refuses or overlooks.
struct RelayWrongType: Rule {
    static let id = "relay-wrong-type"
    static let family = RuleFamily.relay
    static let highestSeverity = Severity.error
    static let summary = "A value of the wrong kind: the relay does not start, or drops the model."

    private static let wholeNumbers = [
        "rpm", "tpm", "itpm", "otpm", "rpd", "tpd", "max_parallel_requests", "weight", "order", "num_retries",
        "max_retries",
    ]

    func check(relay: RelayContext, _ findings: inout FindingCollector) {
        guard relay.isLiteLLM else { return }
        let root = relay.relay.root
        if let list = root.field("model_list"), list.value.kind == .mapping {
            findings.report(
                "`model_list` is a mapping; it takes a list", at: list.key.range,
                why: "the relay does not start; put `- ` in front of each entry", in: relay)
        }
        for deployment in relay.relay.deployments {
            if let node = deployment.entry["litellm_params"], node.kind != .mapping {
                findings.report(
                    "`litellm_params` takes a mapping", at: node.range, why: "the relay does not start", in: relay,
                    of: deployment)
            }
            guard let parameters = deployment.parameters else { continue }
            if let model = parameters["model"], deployment.model == nil {
                findings.report(
                    "`model` takes text, such as `openrouter/deepseek/deepseek-v3.2`", at: model.range,
                    why: "the relay starts without this model, and only the log says so", in: relay, of: deployment)
            }
            for name in Self.wholeNumbers {
                guard let node = parameters[name], parameters.integer(name) == nil, !Self.isReference(node) else {
                    continue
                }
                if node.coreValue.map(Self.isNumber) ?? false { continue }
                findings.report(
                    "`\(name)` takes a number", at: node.range,
                    why: "the relay starts without this model, and only the log says so", in: relay, of: deployment)
            }
        }
        for group in relay.relay.deployments { name(of: group, relay, &findings) }
        numbers(relay, &findings)
        switches(relay, &findings)
        let lists = [relay.settings.router, relay.settings.shared].compactMap { $0 }
        for section in lists { fallbacks(in: section, relay, &findings) }
    }

    private func name(
        of deployment: RelayDeployment, _ relay: RelayContext, _ findings: inout FindingCollector
    ) {
        guard let node = deployment.entry["model_name"], node.kind == .mapping || node.kind == .sequence else { return }
        findings.report(
            "`model_name` takes one name", at: node.range,
            why: "clients ask for a model by its name, and each name needs an entry of its own", in: relay,
            of: deployment)
    }

    /// Settings of the sections that count something, or last some seconds.
    private static let counts = ["num_retries", "max_fallbacks", "allowed_fails", "default_max_parallel_requests"]
    private static let seconds = ["timeout", "stream_timeout", "request_timeout", "cooldown_time", "retry_after"]

    private func numbers(_ relay: RelayContext, _ findings: inout FindingCollector) {
        for section in [relay.settings.router, relay.settings.shared].compactMap({ $0 }) {
            for name in Self.counts + Self.seconds {
                // Digits in quotes are read as well, and `true` is told of below.
                guard let node = section[name], section.integer(name) == nil, !Self.isReference(node) else { continue }
                switch node.coreValue {
                case .integer, .number, .boolean: continue
                case .text(let text) where Double(text) != nil: continue
                default: break
                }
                findings.report(
                    Self.counts.contains(name) ? "`\(name)` takes a number" : "`\(name)` takes seconds",
                    at: node.range, why: "the relay calculates with it, and fails at a word", in: relay)
            }
        }
    }

    private static func isReference(_ node: YAMLNode) -> Bool {
        node.kind == .scalar && node.text.hasPrefix("os.environ/")
    }

    private static func isNumber(_ value: CoreValue) -> Bool {
        switch value {
        case .integer, .number: true
        default: false
        }
    }

    private func switches(_ relay: RelayContext, _ findings: inout FindingCollector) {
        if let node = relay.settings.shared?["drop_params"], relay.settings.shared?.flag("drop_params") == nil,
            !Self.isReference(node)
        {
            findings.report(
                "`drop_params` takes true or false", at: node.range, severity: .warning,
                why: "anything else counts as false", in: relay)
        }
        if let node = relay.settings.router?["cooldown_time"], case .boolean = node.coreValue {
            findings.report(
                "`cooldown_time` takes seconds", at: node.range, why: "the relay rejects true and false", in: relay)
        }
    }

    private func fallbacks(in section: RelayMapping, _ relay: RelayContext, _ findings: inout FindingCollector) {
        for setting in LiteLLMSettings.fallbackSettings {
            guard let field = section.field(setting), section[setting] != nil else { continue }
            if field.value.kind == .mapping {
                findings.report(
                    "`\(setting)` is a mapping; it takes a list of mappings", at: field.key.range,
                    why: "the relay starts, says nothing, and never tries a fallback",
                    facts: [relay.relay.facts.statement("fallback-mapping")],
                    fixes: FallbackForm.listed(field.value).map { [Fix("write a list of mappings", .safe, $0)] } ?? [],
                    in: relay)
                continue
            }
            guard field.value.kind == .sequence else { continue }
            for entry in field.value.children.map({ $0.resolved }) {
                guard entry.kind == .mapping else {
                    findings.report(
                        "an entry of `\(setting)` takes the form `{name: [fallback]}`", at: entry.range,
                        why: "the relay does not start", in: relay)
                    continue
                }
                for (key, value) in entry.pairs where value.kind == .scalar {
                    findings.report(
                        "the fallbacks of `\(key.text)` take a list of names", at: value.range,
                        why: "the relay does not start: `Fallbacks for '…' must be a list of model names`",
                        facts: [relay.relay.facts.statement("fallback-string")],
                        fixes: [Fix("put it in brackets", .safe, FallbackForm.bracketed(value))], in: relay)
                }
            }
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                LiteLLM does not check its file. Fallbacks given as a mapping are accepted but never tried; with a \
                single name instead of a list, it does not start; and with a limit that is not a number, the model \
                disappears while the relay runs.
                """,
            symptoms: [
                "relay: `Fallbacks for 'a' must be a list of model names`",
                "relay: `Error creating deployment …, ignoring and continuing with other deployments`",
                "relay: 400 `no healthy deployments for this model`",
            ],
            remedy: "Write the value in the form that the finding names.",
            facts: [RelayFact.of("litellm", "fallback-mapping"), RelayFact.of("litellm", "fallback-string")],
            examples: [
                .fires(
                    "Fallbacks as a mapping", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                      - model_name: spare
                        litellm_params: {model: chutes/zai-org/GLM-5.1-TEE, api_key: os.environ/CHUTES_API_KEY}
                    router_settings:
                      ‹fallbacks›:
                        chat: [spare]
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                    """,
                    fixed: """
                        model_list:
                          - model_name: chat
                            litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                          - model_name: spare
                            litellm_params: {model: chutes/zai-org/GLM-5.1-TEE, api_key: os.environ/CHUTES_API_KEY}
                        router_settings:
                          fallbacks:
                            - chat: [spare]
                        general_settings:
                          master_key: os.environ/LITELLM_MASTER_KEY
                        """),
                .fires(
                    "One name instead of a list", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                      - model_name: spare
                        litellm_params: {model: chutes/zai-org/GLM-5.1-TEE, api_key: os.environ/CHUTES_API_KEY}
                    router_settings:
                      fallbacks:
                        - chat: ‹spare›
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                    """),
                .fires(
                    "A limit in words", .error,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params:
                          model: openrouter/deepseek/deepseek-v3.2
                          api_key: os.environ/OPENROUTER_API_KEY
                          rpm: ‹twenty›
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                    """),
                .fires(
                    "Retries in words, and a list of names", .error,
                    """
                    model_list:
                      - model_name: ‹[chat]›
                        litellm_params:
                          model: openrouter/deepseek/deepseek-v3.2
                          api_key: os.environ/OPENROUTER_API_KEY
                    router_settings:
                      num_retries: ‹many›
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                    """),
                .silent(
                    "Digits in quotes, and a list of mappings",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY, rpm: "20"}
                      - model_name: spare
                        litellm_params: {model: chutes/zai-org/GLM-5.1-TEE, api_key: os.environ/CHUTES_API_KEY}
                    router_settings:
                      fallbacks: [{chat: [spare]}]
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                    """),
                .silent(
                    "A switch, and seconds",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                    router_settings:
                      cooldown_time: 30
                      num_retries: "2"
                      timeout: 1.5
                    litellm_settings:
                      drop_params: true
                    general_settings:
                      master_key: os.environ/LITELLM_MASTER_KEY
                    """),
            ])
    }
}
