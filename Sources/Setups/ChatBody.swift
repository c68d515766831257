import Catalog
public import JSONText
public import Profiles
import YAMLSource

/// The smallest chat that goes the whole way: the proxy's model and settings, one word, one token.
public struct ChatBody: Sendable {
    private let resolved: ResolvedProxy

    /// A chat through a proxy.
    public init(_ resolved: ResolvedProxy) { self.resolved = resolved }

    private var proxy: Proxy { resolved.proxy }

    /// What is posted.
    public var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("model", .string(proxy.model?.value ?? "")),
            .init("messages", .array([.object([.init("role", .string("user")), .init("content", .string("Hi"))])])),
            .init(resolved.provider?.replyLimitField ?? "max_tokens", .number("1")),
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

    /// The body as it may be shown: the profile's own fields may hold secrets, and their names may be some.
    public var shown: JSONValue {
        guard let all = json.members else { return json }
        let hidden = Set(extraBody.map { $0.name })
        return .object(all.map { hidden.contains($0.name) ? .init(SecretMask.shown(name: $0.name), .string("…")) : $0 })
    }

    /// Sampling settings; the proxy's go before the profile's.
    private var settings: [JSONValue.Member] {
        let settings = resolved.settings
        var members = settings.numbers.map { JSONValue.Member($0.name, .number(Self.digits($0.value.value))) }
        if !settings.stop.isEmpty { members.append(.init("stop", .array(settings.stop.map { .string($0.value) }))) }
        return members
    }

    private var routing: [JSONValue.Member] {
        guard let provider = resolved.provider, provider.choosesUpstreams, !proxy.upstreams.isEmpty else { return [] }
        let order = JSONValue.array(proxy.upstreams.map { .string($0.value) })
        return [.init("provider", .object([.init("order", order)]))]
    }

    /// How much the model thinks, in the words of the provider (`reasoning_field` of `providers.tsv`).
    private var reasoning: [JSONValue.Member] {
        guard let level = proxy.reasoning?.value else { return [] }
        switch resolved.provider?.reasoningForm ?? .effort {
        case .reasoning:
            let value: JSONValue.Member =
                switch level {
                case "off": .init("enabled", .boolean(false))
                case "on": .init("enabled", .boolean(true))
                default: .init("effort", .string(level))
                }
            return [.init("reasoning", .object([value]))]
        case .thinking:
            let type = level == "off" ? "disabled" : "enabled"
            return [.init("thinking", .object([.init("type", .string(type))]))]
        case .effort:
            return level == "on" || level == "off" ? [] : [.init("reasoning_effort", .string(level))]
        }
    }

    private var extraBody: [JSONValue.Member] { Self.extraBody(of: proxy) }

    /// The further fields that the profile adds to a proxy's requests.
    public static func extraBody(of proxy: Proxy) -> [JSONValue.Member] {
        guard let node = proxy.extraBody, case .object(let members) = json(node, depth: 0) else { return [] }
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

    /// A number as JSON writes it, and every reader of YAML takes it: those of YAML 1.1 take `1e-05` for text.
    public static func digits(_ value: Double) -> String {
        if let whole = Int64(exactly: value) { return String(whole) }
        let text = String(value)
        guard let exponent = text.firstIndex(of: "e"), !text.contains(".") else { return text }
        return "\(text[..<exponent]).0\(text[exponent...])"
    }
}
