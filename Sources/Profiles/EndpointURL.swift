/// A URL as people paste it, split leniently: nothing is refused, so that rules can say what is wrong with it.
public struct EndpointURL: Sendable, Equatable {
    /// The text as given, without blanks around it.
    public let text: String
    /// The scheme in lower case, without `://`; empty where there is none.
    public let scheme: String
    /// User name and password, as written; nil where there are none.
    public let userInfo: String?
    /// The host in lower case, without brackets and without a final full stop.
    public let host: String
    /// The port; nil where none is given.
    public let port: Int?
    /// From the first `/` behind the host, as written; empty where there is none.
    public let path: String
    /// Behind `?`, without it; nil where there is none.
    public let query: String?
    /// Behind `#`, without it; nil where there is none.
    public let fragment: String?

    /// Splits `text`.
    ///
    /// Without `://` the part up to the first `/` is taken for the host.
    public init(_ text: String) {
        // Works on bytes: walking characters costs ten times as much, and every proxy has a URL.
        var rest = Self.trimmed(text)
        self.text = String(rest)

        (rest, fragment) = Self.cut(rest, at: UInt8(ascii: "#"))
        (rest, query) = Self.cut(rest, at: UInt8(ascii: "?"))
        if let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")), rest.utf8[colon...].starts(with: "://".utf8),
            Self.isScheme(rest[..<colon])
        {
            scheme = rest[..<colon].lowercased()
            rest = rest[rest.utf8.index(colon, offsetBy: 3)...]
        } else {
            scheme = ""
        }
        let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
        path = String(rest[slash...])
        var authority = rest[..<slash]
        if let at = authority.utf8.lastIndex(of: UInt8(ascii: "@")) {
            userInfo = String(authority[..<at])
            authority = authority[authority.utf8.index(after: at)...]
        } else {
            userInfo = nil
        }
        (host, port) = Self.hostAndPort(authority)
    }

    private static func trimmed(_ text: String) -> Substring {
        var rest = text[...]
        while let first = rest.unicodeScalars.first,
            first.value <= 0x20 || first.value > 0x7F && first.properties.isWhitespace
        {
            rest.unicodeScalars.removeFirst()
        }
        while let last = rest.unicodeScalars.last,
            last.value <= 0x20 || last.value > 0x7F && last.properties.isWhitespace
        {
            rest.unicodeScalars.removeLast()
        }
        return rest
    }

    /// What stands before and behind the first `sign`; nil behind where there is none.
    private static func cut(_ text: Substring, at sign: UInt8) -> (Substring, String?) {
        guard let place = text.utf8.firstIndex(of: sign) else { return (text, nil) }
        return (text[..<place], String(text[text.utf8.index(after: place)...]))
    }

    /// Whether it is an `http` or `https` URL with a host.
    public var isWeb: Bool { (scheme == "https" || scheme == "http") && !host.isEmpty }

    /// Host, and the port where one is given.
    public var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port.map { "\(name):\($0)" } ?? name
    }

    /// The same URL with another path, without query and fragment.
    public func withPath(_ path: String) -> String {
        "\(scheme.isEmpty ? "https" : scheme)://\(userInfo.map { "\($0)@" } ?? "")\(authority)\(path)"
    }

    /// Where requests to the host go.
    public var reach: Reach {
        if host == "localhost" || host.hasSuffix(".localhost") || host == "::1" || host == "0.0.0.0" || host == "::" {
            return .thisMachine
        }
        if host == "host.docker.internal" || host == "host.containers.internal" { return .thisMachine }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        if parts.count == 4, let first = parts[0], let second = parts[1],
            parts.allSatisfy({ $0.map { 0...255 ~= $0 } ?? false })
        {
            switch (first, second) {
            case (127, _): return .thisMachine
            case (10, _), (192, 168), (169, 254), (172, 16...31), (100, 64...127): return .localNetwork
            default: return .internet
            }
        }
        if host.contains(":") {
            return host.hasPrefix("fe80") || host.hasPrefix("fc") || host.hasPrefix("fd") ? .localNetwork : .internet
        }
        if host.hasSuffix(".local") || host.hasSuffix(".lan") || host.hasSuffix(".home.arpa")
            || host.hasSuffix(".internal") || host.hasSuffix(".fritz.box") || host.hasSuffix(".ts.net")
            || !host.contains(".")
        {
            return .localNetwork
        }
        return .internet
    }

    /// How far away a host is.
    public enum Reach: Sendable {
        /// Only the machine itself reaches it.
        case thisMachine
        /// Only machines of the same network reach it.
        case localNetwork
        /// Everybody reaches it.
        case internet
    }

    private static func isScheme(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    }

    private static func hostAndPort(_ authority: Substring) -> (String, Int?) {
        var name = authority
        var port: Int?
        if name.hasPrefix("["), let close = name.firstIndex(of: "]") {
            let behind = name[name.index(after: close)...]
            if behind.hasPrefix(":") { port = Int(behind.dropFirst()) }
            name = name[name.index(after: name.startIndex)..<close]
        } else if let colon = name.lastIndex(of: ":"), let number = Int(name[name.index(after: colon)...]) {
            port = number
            name = name[..<colon]
        }
        if name.hasSuffix(".") { name = name.dropLast() }
        return (name.lowercased(), port)
    }
}
