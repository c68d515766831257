import Catalog
public import Profiles
import YAMLSource

/// What the sections of LiteLLM's file around the deployments say.
public struct LiteLLMSettings: Sendable {
    /// `router_settings`.
    public let router: RelayMapping?
    /// `general_settings`.
    public let general: RelayMapping?
    /// `litellm_settings`.
    public let shared: RelayMapping?
    /// The fallbacks of every kind, in the order of the file.
    public let fallbacks: [Fallback]
    /// Whether models may come from elsewhere: a database, or included files.
    public let mayHaveOtherModels: Bool

    /// One group's fallbacks.
    public struct Fallback: Sendable {
        /// Which setting, such as `context_window_fallbacks`.
        public let setting: String
        /// The group that fails; nil for every group.
        public let source: Located<String>?
        /// What is asked instead, in order.
        public let targets: [Located<String>]
    }

    /// Settings that hold fallbacks of single groups.
    public static let fallbackSettings = ["fallbacks", "context_window_fallbacks", "content_policy_fallbacks"]

    /// The sections of a relay's file.
    public init(_ relay: Relay) {
        router = relay.root.mapping("router_settings")
        general = relay.root.mapping("general_settings")
        shared = relay.root.mapping("litellm_settings")
        var fallbacks: [Fallback] = []
        for section in [router, shared] {
            guard let section else { continue }
            for setting in Self.fallbackSettings {
                guard let list = section[setting], list.kind == .sequence else { continue }
                for entry in list.children where entry.kind == .mapping {
                    for (key, value) in entry.resolved.pairs where value.kind == .sequence {
                        fallbacks.append(
                            Fallback(
                                setting: setting, source: Located(key.text, key), targets: Self.texts(value)))
                    }
                }
            }
            if let list = section["default_fallbacks"], list.kind == .sequence {
                fallbacks.append(Fallback(setting: "default_fallbacks", source: nil, targets: Self.texts(list)))
            }
        }
        self.fallbacks = fallbacks
        mayHaveOtherModels = relay.root["include"] != nil || general?.flag("store_model_in_db") == true
    }

    private static func texts(_ list: YAMLNode) -> [Located<String>] {
        list.children.compactMap { node in node.textValue.map { Located($0, node) } }
    }

    /// The names in `model_group_alias`, each with the name that it stands for.
    public var aliases: [(name: String, target: Located<String>)] {
        var aliases: [(name: String, target: Located<String>)] = []
        for section in [router, shared] {
            for field in section?.mapping("model_group_alias")?.fields ?? [] {
                if let text = field.value.textValue {
                    aliases.append((field.name, Located(text, field.value)))
                } else if field.value.kind == .mapping, let target = RelayMapping(field.value).text("model") {
                    aliases.append((field.name, target))
                }
            }
        }
        return aliases
    }

    /// Whether the router refuses what goes beyond `rpm` and its like.
    public var enforcesLimits: Bool {
        if let list = router?["optional_pre_call_checks"], list.kind == .sequence,
            list.children.contains(where: { $0.isText("enforce_model_rate_limits") })
        {
            return true
        }
        return router?.text("routing_strategy")?.value == "usage-based-routing-v2"
    }

    /// Whether the file names a Redis that workers count in.
    public func hasRedis(_ root: RelayMapping) -> Bool {
        if general?["coordination_redis"] != nil { return true }
        if ["redis_url", "redis_host"].contains(where: { router?[$0] != nil }) { return true }
        if let cache = shared?.mapping("cache_params"),
            ["host", "url", "redis_url"].contains(where: { cache[$0] != nil })
        {
            return true
        }
        let variables = root.mapping("environment_variables")
        return variables?["REDIS_HOST"] != nil || variables?["REDIS_URL"] != nil
    }

    /// How often a failed request is sent again, and where that is said; nil where nothing is said.
    public func retries(of deployment: RelayDeployment) -> Located<Int64>? {
        if let own = deployment.parameters?.integer("num_retries") { return own }
        for section in [router, shared] {
            if let retries = section?.mapping("retry_policy")?.integer("RateLimitErrorRetries") { return retries }
        }
        return router?.integer("num_retries") ?? shared?.integer("num_retries")
    }
}
