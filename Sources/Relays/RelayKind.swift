internal import Catalog
public import YAMLSource

/// The relays whose configuration files are read.
public enum RelayKind: String, CaseIterable, Sendable {
    /// The LiteLLM proxy: `config.yaml`, or the values of its Helm chart.
    case litellm
    /// Bifrost: `config.json`.
    case bifrost

    /// Whose file a text is, by what stands in it; nil for any other.
    public static func of(_ tree: YAMLTree) -> RelayKind? {
        tree.documents.lazy.compactMap { of(tree.root(of: $0)) }.first
    }

    /// Whose file a document is, by what stands in it; nil for any other.
    static func of(_ root: YAMLNode) -> RelayKind? {
        guard root.kind == .mapping, !isEvidentlyProfile(root) else { return nil }
        if isBifrost(root) { return .bifrost }
        if isLiteLLM(root) { return .litellm }
        // The values of a Helm chart hold the file below one key.
        return LiteLLMValues.configuration(in: root).map(isLiteLLM) ?? false ? .litellm : nil
    }

    /// Whether it has what a profile has, and nothing by which a relay's file is told: one walk over the keys instead of three.
    private static func isEvidentlyProfile(_ root: YAMLNode) -> Bool {
        var hasSections = false
        var children = root.children
        while let key = children.next(), let value = children.next() {
            let tells = key.withTextBytes { name in
                name.equals("accounts") || name.equals("proxies")
                    ? true : relayKeys.contains { name.equals($0) } ? false : nil
            }
            switch tells {
            case true??: hasSections = true
            case false??: return false
            // A list in front of them may be a misspelled `model_list`.
            default: if !hasSections, value.kind == .sequence { return false }
            }
        }
        return hasSections
    }

    private static let relayKeys: [StaticString] = [
        "$schema", "providers", "model_list", "litellm_settings", "proxy_config", "gateway",
    ]

    private static func isLiteLLM(_ root: YAMLNode) -> Bool {
        var sections = 0
        for (key, value) in root.pairs {
            if key.isText("accounts") || key.isText("proxies") { return false }
            if key.isText("model_list") { return true }
            if key.isText("litellm_settings") { return true }
            if key.isText("router_settings") || key.isText("general_settings") { sections += 1 }
            // `model_list` may be what is misspelled.
            if value.kind == .sequence, let first = value.children.first(where: { _ in true }), first.kind == .mapping,
                first.pairs.contains(where: { $0.key.isText("litellm_params") })
            {
                return true
            }
        }
        return sections == 2
    }

    private static func isBifrost(_ root: YAMLNode) -> Bool {
        for (key, value) in root.pairs {
            if key.isText("$schema"), value.text.holds("getbifrost.ai") { return true }
            guard key.isText("providers"), value.kind == .mapping, let first = value.pairs.first?.value,
                first.kind == .mapping
            else { continue }
            return first.pairs.contains { entry in
                entry.key.isText("network_config") && entry.value.kind == .mapping
                    || entry.key.isText("keys") && entry.value.kind == .sequence
                        && entry.value.children.contains {
                            $0.kind == .mapping && $0.pairs.contains { $0.key.isText("value") }
                        }
            }
        }
        return false
    }
}

/// The values of LiteLLM's Helm charts.
enum LiteLLMValues {
    /// The configuration that the values of a chart hold; nil where they are none.
    static func configuration(in root: YAMLNode) -> YAMLNode? {
        for (key, value) in root.pairs where value.kind == .mapping {
            if key.isText("proxy_config") { return value.resolved }
            // The split chart has it below gateway.config.
            guard key.isText("gateway") else { continue }
            for (inner, config) in value.pairs where inner.isText("config") && config.kind == .mapping {
                if let found = config.pairs.first(where: { $0.key.isText("proxy_config") && $0.value.kind == .mapping })
                {
                    return found.value.resolved
                }
            }
        }
        return nil
    }
}
