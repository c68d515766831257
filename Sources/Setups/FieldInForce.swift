import Profiles
public import YAMLSource

/// Where a field of the profile stands that is in force for a proxy.
public struct FieldInForce: Sendable {
    /// The field, below the account or the proxy it belongs to.
    public let name: String
    /// Its value; nil where it is missing, or may be a secret.
    public let value: String?
    /// Its key; where it is missing, what it belongs into.
    public let range: ByteRange
}

extension ResolvedProxy {
    /// Where a field stands that is in force for the proxy; nil where there is no account for it.
    ///
    /// Fields are written like `account.privacy.free_training`, `proxy.model` or `generation.streaming`. Settings that a
    /// proxy may override are looked for in the proxy, then in the profile.
    public func field(_ path: String) -> FieldInForce? {
        let parts = path.split(separator: ".").map { String($0) }
        guard let first = parts.first else { return nil }
        switch first {
        case "account": return account.map { Self.field(Array(parts.dropFirst()), in: $0.node) }
        case "proxy": return Self.field(Array(parts.dropFirst()), in: proxy.node)
        case "generation", "custom_prompt":
            let own = Self.field(parts, in: proxy.node)
            if own.value != nil { return own }
            let shared = Self.field(parts, in: profile.node)
            if shared.value != nil { return shared }
            // Missing in both, it belongs beside the settings that there are.
            return Self.pair(first, in: proxy.node) != nil ? own : shared
        default: return Self.field(parts, in: profile.node)
        }
    }

    private static func field(_ parts: [String], in start: YAMLNode) -> FieldInForce {
        var node = start
        var range = node.range
        var value: String?
        for part in parts {
            guard node.kind == .mapping, let pair = pair(part, in: node) else {
                value = nil
                break
            }
            range = pair.key.range
            node = pair.value.resolved
            value = node.kind == .scalar ? SecretMask.byForm.hidingSecrets(in: node.text) : nil
        }
        let isSecret = ["key", "headers", "extra_body"].contains { parts.contains($0) }
        return FieldInForce(name: parts.joined(separator: "."), value: isSecret ? nil : value, range: range)
    }

    /// A field of a mapping as profiles are read: also one that a merge key brings in, and of two the last.
    private static func pair(_ name: String, in mapping: YAMLNode) -> (key: YAMLNode, value: YAMLNode)? {
        var ignored: [(first: YAMLNode, second: YAMLNode)] = []
        let tree = mapping.tree
        return mapping.entries(duplicates: &ignored).first { tree.key(of: $0).text == name }.map { entry in
            (tree.key(of: entry), tree.value(of: entry))
        }
    }
}
