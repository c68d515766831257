public import Profiles
import YAMLSource

/// The headers that a proxy of the profile adds to its requests.
public enum ProfileHeaders {
    /// Names that the request itself decides.
    private static let own: Set<String> = [
        "authorization", "host", "content-length", "content-type", "transfer-encoding", "connection", "expect",
        "accept-encoding", "proxy-authorization", "proxy-connection", "keep-alive", "upgrade", "range", "te", "trailer",
        "accept",
    ]

    /// Those that a request can carry; their values may be secret.
    public static func headers(of proxy: Proxy) -> [(name: String, value: String)] {
        pairs(of: proxy).compactMap { key, value in
            reason(against: key, value) == nil ? (key.text, value.text) : nil
        }
    }

    /// Those that no request can carry, with half a sentence why; never their values.
    public static func leftOut(of proxy: Proxy) -> [(name: String, reason: String)] {
        pairs(of: proxy).compactMap { key, value in reason(against: key, value).map { (key.text, $0) } }
    }

    private static func pairs(of proxy: Proxy) -> [(key: YAMLNode, value: YAMLNode)] {
        guard let node = proxy.headers, node.kind == .mapping else { return [] }
        return node.pairs.map { ($0.key, $0.value) }
    }

    private static func reason(against key: YAMLNode, _ value: YAMLNode) -> String? {
        let name = key.text
        let isName =
            !name.isEmpty
            && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"()<>@,;:\\\"/[]?={}".utf8.contains($0) }
        if !isName { return "not a valid header name" }
        if name.lowercased() == "authorization" { return "the key goes there" }
        if own.contains(name.lowercased()) { return "the request sets it itself" }
        if value.kind != .scalar { return "its value is not text" }
        if value.text.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) {
            return "its value contains line breaks or control characters"
        }
        return nil
    }
}
