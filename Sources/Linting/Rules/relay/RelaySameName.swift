import Catalog
import Profiles
import Relays
import YAMLSource

/// Finds entries that share a name without being copies of one another.
struct RelaySameName: Rule {
    static let id = "relay-same-name"
    static let family = RuleFamily.relay
    static let highestSeverity = Severity.info
    static let summary = "Two deployments share a name but not a model, or one is listed twice."

    func check(relay: RelayContext, _ findings: inout FindingCollector) {
        guard relay.isLiteLLM else {
            keys(relay, &findings)
            return
        }
        for group in relay.relay.groups where group.deployments.count > 1 {
            guard let first = group.deployments.first, let firstName = first.name else { continue }
            // What says an order is a fallback of its own, and pools of keys are what the name is for.
            if group.deployments.contains(where: { $0.parameters?["order"] != nil || $0.parameters?["tags"] != nil }) {
                continue
            }
            report(first, firstName, Array(group.deployments.dropFirst()), relay, &findings)
        }
    }

    /// One finding a group: what is wrong with one of its entries is usually wrong with many.
    private func report(
        _ first: RelayDeployment, _ firstName: Located<String>, _ others: [RelayDeployment], _ relay: RelayContext,
        _ findings: inout FindingCollector
    ) {
        guard let before = first.model else { return }
        let related = [RelatedPlace("first used here", firstName.range)]
        let plain = Self.plain(before.value)
        let different = others.filter { $0.model.map { Self.plain($0.value) != plain } ?? false }
        if let other = different.first, let name = other.name, let model = other.model {
            let count = Set(different.compactMap { $0.model.map { Self.plain($0.value) } }).count + 1
            findings.report(
                count == 2
                    ? "`\(name.value)` is `\(model.value)` here and `\(before.value)` above"
                    : "`\(name.value)` stands for \(count) different models, such as `\(model.value)` here and "
                        + "`\(before.value)` above",
                at: name.range,
                why: "LiteLLM picks one of them for each call, so the same chat switches between "
                    + (count == 2 ? "two models" : "them"), related: related, in: relay, of: other)
            return
        }
        let copies = others.filter { Self.isCopy($0, of: first) }
        guard let other = copies.first, let name = other.name else { return }
        let times = copies.count == 1 ? "twice" : "\(copies.count + 1) times"
        findings.report(
            "`\(name.value)` is listed \(times) with the same model and key", at: name.range,
            why: "\(copies.count == 1 ? "the two" : "they") share one account, so nothing is balanced",
            related: related, in: relay, of: other)
    }

    private static func isCopy(_ other: RelayDeployment, of first: RelayDeployment) -> Bool {
        other.accountID == first.accountID && other.address?.value == first.address?.value
            && other.parameters?.fields.count == first.parameters?.fields.count && other.info?["id"] == nil
            && isSame(first, other)
    }

    /// The model itself, without the provider: pools of several providers serve one model.
    private static func plain(_ model: String) -> String {
        let lower = model.lowercased()
        return String(lower.split(separator: "/").last ?? lower[...]).split(separator: ":").first.map(String.init)
            ?? lower
    }

    private static func isSame(_ first: RelayDeployment, _ second: RelayDeployment) -> Bool {
        guard let ours = first.parameters, let theirs = second.parameters else { return false }
        return ours.fields.allSatisfy { field in
            guard let other = theirs.field(field.name) else { return false }
            return field.value.kind == .scalar && other.value.kind == .scalar
                && field.value.hasSameText(as: other.value)
        }
    }

    private func keys(_ relay: RelayContext, _ findings: inout FindingCollector) {
        for provider in relay.relay.root.mapping("providers")?.fields ?? [] where provider.value.kind == .mapping {
            var seen: [String: ByteRange] = [:]
            for key in RelayMapping(provider.value)["keys"]?.children.map({ $0.resolved }) ?? []
            where key.kind == .mapping {
                guard let name = RelayMapping(key).text("name") else { continue }
                if let first = seen[name.value] {
                    findings.report(
                        "two keys are called `\(name.value)`", at: name.range, why: "a key is identified by its name",
                        related: [RelatedPlace("first used here", first)], in: relay)
                } else {
                    seen[name.value] = name.range
                }
            }
        }
    }

    static var documentation: RuleDocumentation {
        RuleDocumentation(
            rationale: """
                Deployments of one `model_name` are load-balanced: each call goes to one of them. That makes sense for \
                several keys or providers of one model, but is surprising for different models. A copy with the same \
                model and key changes nothing.
                """,
            symptoms: ["the chat's style changes from one reply to the next"],
            remedy: "Give them different names and set `fallbacks`, or an `order` for each.",
            examples: [
                .fires(
                    "Two models under one name", .info,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                      - model_name: ‹chat›
                        litellm_params: {model: openrouter/z-ai/glm-5.2, api_key: os.environ/OPENROUTER_API_KEY}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .fires(
                    "A copy", .info,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                      - model_name: ‹chat›
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .fires(
                    "A whole pool of models, told of once", .info,
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: \
                        os.environ/OPENROUTER_API_KEY}
                      - model_name: ‹chat›
                        litellm_params: {model: openrouter/z-ai/glm-5.2, api_key: os.environ/OPENROUTER_API_KEY}
                      - model_name: chat
                        litellm_params: {model: chutes/zai-org/GLM-5.1-TEE, api_key: os.environ/CHUTES_API_KEY}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "Two keys for one model",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY}
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_KEY_OF_ANNA}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
                .silent(
                    "An order among them",
                    """
                    model_list:
                      - model_name: chat
                        litellm_params: {model: openrouter/deepseek/deepseek-v3.2, api_key: os.environ/OPENROUTER_API_KEY, order: 1}
                      - model_name: chat
                        litellm_params: {model: openrouter/z-ai/glm-5.2, api_key: os.environ/OPENROUTER_API_KEY, order: 2}
                    general_settings: {master_key: os.environ/LITELLM_MASTER_KEY}
                    """),
            ])
    }
}
