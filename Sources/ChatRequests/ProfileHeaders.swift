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
        guard let node = proxy.headers, node.kind == .mapping else { return [] }
        return node.pairs.compactMap { key, value in
            let name = key.text
            let isName =
                !name.isEmpty
                && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"()<>@,;:\\\"/[]?={}".utf8.contains($0) }
            guard isName, !own.contains(name.lowercased()), value.kind == .scalar,
                !value.text.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F })
            else { return nil }
            return (name, value.text)
        }
    }
}
