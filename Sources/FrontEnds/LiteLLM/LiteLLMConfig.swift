import Setups
import YAMLSource

/// The text of LiteLLM's configuration: deployments, fallbacks in their order, limits that are held to.
///
/// What it says of limits and retries is what the family *relay* of lint asks for, so that the file lints clean.
struct LiteLLMConfig {
    let proxies: [ExportProxy]
    /// Names of the variables with the master key, and in the values of the chart its own.
    let masterKey: String

    /// Providers that LiteLLM knows by a prefix of its own, so that no address is needed.
    private static let prefixes = ["openrouter": "openrouter", "deepseek": "deepseek"]

    /// Settings that have a name of their own there.
    static let named: Set = ["temperature", "top_p", "frequency_penalty", "presence_penalty", "seed"]

    /// The names that clients ask for, in the order of `proxies`: with the profile's name where two profiles use one.
    ///
    /// - Throws: `ExportProblem.sameName` where one profile uses a name twice.
    func names() throws(ExportProblem) -> [String] {
        var owners: [String: Set<String>] = [:]
        for proxy in proxies { owners[proxy.label, default: []].insert(Self.owner(proxy)) }
        var taken: Set<String> = []
        var names: [String] = []
        for proxy in proxies {
            let isShared = (owners[proxy.label]?.count ?? 0) > 1
            let name = isShared ? "\(proxy.resolved.profile.name?.value ?? "profile")-\(proxy.label)" : proxy.label
            guard taken.insert(name).inserted else { throw .sameName(proxy.label) }
            names.append(name)
        }
        return names
    }

    private static func owner(_ proxy: ExportProxy) -> String {
        "\(proxy.resolved.owner.path)#\(proxy.resolved.profile.document)"
    }

    /// The whole configuration.
    ///
    /// - Throws: `ExportProblem`.
    func text() throws(ExportProblem) -> String {
        let names = try names()
        var text = "model_list:\n"
        for (proxy, name) in zip(proxies, names) { text += try deployment(proxy, name) }
        text += "router_settings:\n  num_retries: 1\n"
        if proxies.contains(where: { $0.resolved.freeCap != nil }) {
            text += "  # Without this check, rpm and rpd are weights, not limits.\n"
            text += "  optional_pre_call_checks: [enforce_model_rate_limits]\n"
        }
        text += fallbacks(names)
        text +=
            "litellm_settings:\n  # Drop settings that a provider does not know instead of refusing the request.\n  drop_params: true\n"
        text +=
            "general_settings:\n  # The key that users of this proxy send.\n  master_key: os.environ/\(masterKey)\n"
        return text
    }

    /// As many fallbacks as LiteLLM tries for one request (`max_fallbacks`, by default).
    private static let mostFallbacks = 5

    /// Each proxy falls back to those behind it in its own profile, as far as LiteLLM tries them.
    private func fallbacks(_ names: [String]) -> String {
        var lines = ""
        let quoted = names.map { YAMLScalar.text($0) }
        // From the end, so that those behind a proxy in its profile are at hand.
        var behind: [String: [Int]] = [:]
        var lists: [[Int]] = proxies.map { _ in [] }
        for place in proxies.indices.reversed() {
            let owner = Self.owner(proxies[place])
            let later = behind[owner] ?? []
            lists[place] = later
            behind[owner] = Array(([place] + later).prefix(Self.mostFallbacks))
        }
        for place in proxies.indices where !lists[place].isEmpty {
            lines += "    - \(quoted[place]): [\(lists[place].map { quoted[$0] }.joined(separator: ", "))]\n"
        }
        return lines.isEmpty ? "" : "  fallbacks:\n" + lines
    }

    private func deployment(_ proxy: ExportProxy, _ name: String) throws(ExportProblem) -> String {
        var text = "  - model_name: \(YAMLScalar.text(name))\n    litellm_params:\n"
        if let prefix = proxy.provider.flatMap({ Self.prefixes[$0.id] }), proxy.isAtProvidersOwnAddress {
            text += "      model: \(YAMLScalar.text("\(prefix)/\(proxy.model)"))\n"
        } else {
            text += "      model: \(YAMLScalar.text("openai/\(proxy.model)"))\n"
            text += "      api_base: \(YAMLScalar.quoted(try proxy.base()))\n"
        }
        if let key = proxy.key {
            text += "      api_key: \(key.revealed.map { YAMLScalar.quoted($0) } ?? "os.environ/\(key.variable)")\n"
        } else {
            // Without one LiteLLM sends OPENAI_API_KEY there.
            text += "      api_key: none\n"
        }
        text += limits(proxy)
        if let tokens = proxy.maxNewTokens, tokens > 0 { text += "      max_tokens: \(tokens)\n" }
        for (name, value) in proxy.settings.numbers where Self.named.contains(name) {
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
        let extra = proxy.requestFields(besides: Self.named.union(["stop"]))
        // JSON is YAML.
        if !extra.isEmpty { text += "      extra_body: \(EscapedJSON.text(.object(extra)))\n" }
        if let tokens = proxy.contextSize { text += "    model_info:\n      max_input_tokens: \(tokens)\n" }
        return text
    }

    /// The provider's own caps on free models, and no retries, each of which would count against them.
    private func limits(_ proxy: ExportProxy) -> String {
        guard let cap = proxy.resolved.freeCap else { return "" }
        var text = "      num_retries: 0\n"
        if let minute = cap.perMinute { text += "      rpm: \(minute)\n" }
        guard let smallest = cap.tiers.first else { return text }
        let day = cap.isCertain ? cap.count : smallest.count
        if !cap.isCertain, cap.tiers.count > 1 {
            text += "      # \(cap.counted) a day: `credits_purchased_usd` in the profile says which.\n"
        }
        return text + "      rpd: \(day)\n"
    }
}
