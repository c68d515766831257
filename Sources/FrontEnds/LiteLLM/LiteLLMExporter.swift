import YAMLSource

/// The LiteLLM proxy: every proxy of the profile as a deployment, with fallbacks in their order (config of 1.106, executed).
enum LiteLLMExporter: FrontEndExporter {
    static let id = "litellm"
    static let gives = "config.yaml for a LiteLLM proxy, with every proxy of the profile and their fallbacks"
    static let takesAllProxies = true

    /// Providers that LiteLLM knows by a prefix of its own, so that no address is needed.
    private static let prefixes = ["openrouter": "openrouter", "deepseek": "deepseek"]

    /// Settings that have a name of their own there.
    private static let named: Set = ["temperature", "top_p", "frequency_penalty", "presence_penalty", "seed"]

    static func carried(of proxy: ExportProxy) -> Set<ProfileSetting> {
        ProfileSetting.inBody(of: proxy).union([.contextSize, .maxNewTokens, .headers])
    }

    static func export(_ input: ExportInput) throws(ExportProblem) -> Export {
        var names: Set<String> = []
        var text = CommentText.yaml(input.origin) + "model_list:\n"
        let (proxies, leftOut) = try input.proxiesWithBase()
        for proxy in proxies {
            guard names.insert(proxy.label).inserted else { throw .sameName(proxy.label) }
            text += try deployment(proxy)
        }
        text += "router_settings:\n  num_retries: 1\n"
        let labels = proxies.map { YAMLScalar.text($0.label) }
        if labels.count > 1 {
            text += "  fallbacks:\n"
            for (place, label) in labels.enumerated() where place + 1 < labels.count {
                text += "    - \(label): [\(labels[(place + 1)...].joined(separator: ", "))]\n"
            }
        }
        text +=
            "litellm_settings:\n  # Settings that a provider does not know are dropped instead of refused.\n  drop_params: true\n"
        text +=
            "general_settings:\n  # The key that users of this proxy send.\n  master_key: os.environ/LITELLM_MASTER_KEY\n"
        return Export(
            documents: [
                ExportedDocument(
                    part: "config", fileName: "config.yaml", place: "Start it with: litellm --config config.yaml",
                    text: text)
            ],
            notes: leftOut + keyNotes(proxies) + [
                "Set LITELLM_MASTER_KEY to a key you make up that starts with sk-",
                "Front ends then use http://HOST:4000/v1 with that key and the names of the proxies as models",
            ])
    }

    private static func deployment(_ proxy: ExportProxy) throws(ExportProblem) -> String {
        var text = "  - model_name: \(YAMLScalar.text(proxy.label))\n    litellm_params:\n"
        if let prefix = proxy.provider.flatMap({ prefixes[$0.id] }), proxy.isAtProvidersOwnAddress {
            text += "      model: \(YAMLScalar.text("\(prefix)/\(proxy.model)"))\n"
        } else {
            text += "      model: \(YAMLScalar.text("openai/\(proxy.model)"))\n"
            text += "      api_base: \(YAMLScalar.quoted(try proxy.base()))\n"
        }
        if let key = proxy.key {
            text += "      api_key: \(key.revealed.map { YAMLScalar.quoted($0) } ?? "os.environ/\(key.variable)")\n"
        } else {
            // Without one LiteLLM looks for a variable of its own.
            text += "      api_key: none\n"
        }
        // The provider's own limit on free models, so that the router waits instead of running into it.
        if let limit = proxy.resolved.freeCap?.perMinute { text += "      rpm: \(limit)\n" }
        if let tokens = proxy.maxNewTokens, tokens > 0 { text += "      max_tokens: \(tokens)\n" }
        for (name, value) in proxy.settings.numbers
        where named.contains(name) {
            text += "      \(name): \(Digits.text(value.value))\n"
        }
        if !proxy.stop.isEmpty {
            text += "      stop: [\(proxy.stop.map { YAMLScalar.quoted($0) }.joined(separator: ", "))]\n"
        }
        if !proxy.headers.isEmpty {
            text += "      extra_headers:\n"
            for (name, value) in proxy.headers {
                text += "        \(YAMLScalar.text(name)): \(YAMLScalar.quoted(value))\n"
            }
        }
        let extra = proxy.requestFields(besides: named.union(["stop"]))
        // JSON is YAML.
        if !extra.isEmpty { text += "      extra_body: \(EscapedJSON.text(.object(extra)))\n" }
        if let tokens = proxy.contextSize { text += "    model_info:\n      max_input_tokens: \(tokens)\n" }
        return text
    }

    /// The variables that are to be set, each once.
    static func keyNotes(_ proxies: [ExportProxy]) -> [String] {
        var lines: [String] = []
        for key in proxies.compactMap({ $0.key }) where key.revealed == nil && !lines.contains(key.variableWithOrigin) {
            lines.append(key.variableWithOrigin)
        }
        return lines.isEmpty ? [] : ["Set these variables to the keys: \(lines.joined(separator: ", "))"]
    }
}
