import JSONText

/// Fields of requests that say, in the words of one provider, what profiles have a field for.
///
/// Only what an export writes again for that provider is taken; anything else stays a further field of the request.
enum ProviderFields {
    private static let thinking: Set = ["deepseek", "zai", "zai-coding", "bigmodel", "moonshot"]

    /// Turns further fields of a proxy into the profile's own where its provider's words are known.
    static func fold(_ proxy: inout ImportedProxy, provider: String) {
        var rest: [JSONMember] = []
        for member in proxy.extraBody where !take(member, &proxy, provider) { rest.append(member) }
        proxy.extraBody = rest
    }

    private static func take(_ member: JSONMember, _ proxy: inout ImportedProxy, _ provider: String) -> Bool {
        if member.name == "provider" {
            guard provider == "openrouter", proxy.upstreams.isEmpty, let only = only(in: member.value),
                only.name == "order", let elements = only.value.elements, !elements.isEmpty
            else { return false }
            let slugs = elements.compactMap { $0.text }
            guard slugs.count == elements.count else { return false }
            proxy.upstreams = slugs
            return true
        }
        guard proxy.reasoning == nil, let level = level(member, provider) else { return false }
        proxy.reasoning = level
        return true
    }

    private static func level(_ member: JSONMember, _ provider: String) -> String? {
        let only = only(in: member.value)
        switch member.name {
        case "reasoning" where provider == "openrouter":
            if only?.name == "enabled", let flag = only?.value.boolean { return flag ? "on" : "off" }
            guard only?.name == "effort", let effort = only?.value.text else { return nil }
            return ImportNames.levels.contains(effort) ? effort : effort == "none" ? "off" : nil
        case "thinking" where thinking.contains(provider):
            guard only?.name == "type" else { return nil }
            return ["enabled": "on", "disabled": "off"][only?.value.text ?? ""]
        case "reasoning_effort" where !thinking.contains(provider):
            return member.value.text.flatMap { ImportNames.levels.contains($0) ? $0 : nil }
        default: return nil
        }
    }

    private static func only(in value: JSONValue) -> JSONMember? {
        value.members?.count == 1 ? value.members?.first : nil
    }
}
