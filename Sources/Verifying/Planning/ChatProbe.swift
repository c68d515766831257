import JSONText
import Profiles
import YAMLSource

/// The smallest chat that goes the whole way: the proxy's model and settings, one word, one token.
struct ChatProbe {
    let profile: Profile
    let proxy: Proxy
    /// The catalogue's id of the provider.
    let provider: String

    /// What is posted.
    var body: JSONValue {
        var members: [JSONValue.Member] = [
            .init("model", .string(proxy.model?.value ?? "")),
            .init("messages", .array([.object([.init("role", .string("user")), .init("content", .string("Hi"))])])),
            .init(provider == "openai" ? "max_completion_tokens" : "max_tokens", .number("1")),
            .init("stream", .boolean(false)),
        ]
        members += settings
        members += routing
        members += reasoning
        // The profile's own fields come last: they win, as they do in front ends.
        for field in extraBody {
            members.removeAll { $0.name == field.name }
            members.append(field)
        }
        return .object(members)
    }

    /// The body as it may be shown: the profile's own fields may hold secrets.
    var shownBody: JSONValue {
        guard let all = body.members else { return body }
        let hidden = Set(extraBody.map(\.name))
        return .object(all.map { hidden.contains($0.name) ? .init($0.name, .string("…")) : $0 })
    }

    /// Sampling settings; the proxy's go before the profile's.
    private var settings: [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        for (name, value) in profile.generation.numbers + proxy.generation.numbers {
            members.removeAll { $0.name == name }
            members.append(.init(name, .number(Self.digits(value.value))))
        }
        let stop = proxy.generation.stop.isEmpty ? profile.generation.stop : proxy.generation.stop
        if !stop.isEmpty { members.append(.init("stop", .array(stop.map { .string($0.value) }))) }
        return members
    }

    private var routing: [JSONValue.Member] {
        guard provider == "openrouter", !proxy.upstreams.isEmpty else { return [] }
        let order = JSONValue.array(proxy.upstreams.map { .string($0.value) })
        return [.init("provider", .object([.init("order", order)]))]
    }

    /// How much the model thinks, in the words of the provider (providers.md: OpenRouter, DeepSeek, Z.ai, Moonshot).
    private var reasoning: [JSONValue.Member] {
        guard let level = proxy.reasoning?.value else { return [] }
        switch provider {
        case "openrouter":
            let value: JSONValue.Member =
                switch level {
                case "off": .init("enabled", .boolean(false))
                case "on": .init("enabled", .boolean(true))
                default: .init("effort", .string(level))
                }
            return [.init("reasoning", .object([value]))]
        case "deepseek", "zai", "zai-coding", "bigmodel", "moonshot":
            let type = level == "off" ? "disabled" : "enabled"
            return [.init("thinking", .object([.init("type", .string(type))]))]
        default:
            return level == "on" || level == "off" ? [] : [.init("reasoning_effort", .string(level))]
        }
    }

    private var extraBody: [JSONValue.Member] {
        guard let node = proxy.extraBody, case .object(let members) = Self.json(node, depth: 0) else { return [] }
        return members
    }

    private static func json(_ node: YAMLNode, depth: Int) -> JSONValue {
        guard depth < JSONValue.deepest else { return .null }
        switch node.kind {
        case .unresolvedAlias: return .null
        case .sequence: return .array(node.children.map { json($0, depth: depth + 1) })
        case .mapping:
            return .object(node.pairs.map { .init($0.key.text, json($0.value, depth: depth + 1)) })
        case .scalar:
            switch node.coreValue {
            case .null, nil: return .null
            case .boolean(let value): return .boolean(value)
            case .integer(let value): return .number(String(value))
            case .number(let value): return value.isFinite ? .number(digits(value)) : .null
            case .text(let text): return .string(text)
            }
        }
    }

    private static func digits(_ value: Double) -> String {
        Int(exactly: value).map(String.init) ?? String(value)
    }
}
