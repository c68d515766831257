/// A URL as people paste it, split leniently: nothing is refused, so that rules can say what is wrong with it.
///
/// It is split as browsers split it (the URL standard of the WHATWG), where libraries differ: a backslash counts as `/`, and
/// line breaks and tabs count as nothing. What programs may read in different ways has a `fault`.
public struct EndpointURL: Sendable, Equatable {
    /// The text as given, without blanks around it.
    public let text: String
    /// The scheme in lower case, without `://`; empty where there is none.
    public let scheme: String
    /// User name and password, as written; nil where there are none.
    public let userInfo: String?
    /// The host in lower case, without brackets and without a final full stop.
    public let host: String
    /// Whether the host stands in brackets, as IPv6 addresses do.
    public let isBracketed: Bool
    /// The port; nil where none is given.
    public let port: Int?
    /// From the first `/` or backslash behind the host, as written; empty where there is none.
    public let path: String
    /// Behind `?`, without it; nil where there is none.
    public let query: String?
    /// Behind `#`, without it; nil where there is none.
    public let fragment: String?

    /// Splits `text`.
    ///
    /// Without `://` the part up to the first `/` or backslash is taken for the host.
    public init(_ text: String) {
        // Works on bytes: walking characters costs ten times as much, and every proxy has a URL.
        var rest = Self.trimmed(text)
        self.text = String(rest)
        if rest.utf8.contains(where: Self.isLeftAway) {
            rest = Substring(String(decoding: rest.utf8.filter { !Self.isLeftAway($0) }, as: UTF8.self))
        }
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
        let slash = rest.utf8.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") } ?? rest.endIndex
        path = String(rest[slash...])
        var authority = rest[..<slash]
        if let at = authority.utf8.lastIndex(of: UInt8(ascii: "@")) {
            userInfo = String(authority[..<at])
            authority = authority[authority.utf8.index(after: at)...]
        } else {
            userInfo = nil
        }
        (host, isBracketed, port) = Self.hostAndPort(authority)
    }

    /// Tabs and line breaks, which browsers leave away wherever they stand.
    private static func isLeftAway(_ byte: UInt8) -> Bool { byte == 0x09 || byte == 0x0A || byte == 0x0D }

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

    /// Whether a user name or a password may stand in it: also one that a backslash cuts in two.
    public var mayHoldUserInfo: Bool {
        userInfo != nil || text.utf8.contains(UInt8(ascii: "\\")) && text.utf8.contains(UInt8(ascii: "@"))
    }

    /// Host, and the port where one is given; no part of a password.
    public var authority: String {
        if userInfo == nil, mayHoldUserInfo { return "…" }
        let name = isBracketed ? "[\(host)]" : host
        return port.map { "\(name):\($0)" } ?? name
    }

    /// The same URL with another path, without query and fragment.
    public func withPath(_ path: String) -> String {
        "\(scheme.isEmpty ? "https" : scheme)://\(userInfo.map { "\($0)@" } ?? "")\(authority)\(path)"
    }

    private static func isScheme(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    }

    private static func hostAndPort(_ authority: Substring) -> (String, isBracketed: Bool, Int?) {
        var name = authority
        var port: Int?
        if let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) {
            let digits = name[name.utf8.index(after: colon)...]
            let isNumber = !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
            // Within brackets a colon stands between groups.
            if isNumber, !name.hasPrefix("[") || name[..<colon].hasSuffix("]"), let number = Int(digits) {
                port = number
                name = name[..<colon]
            }
        }
        if name.hasPrefix("["), name.utf8.firstIndex(of: UInt8(ascii: "]")) == name.utf8.indices.last {
            return (name.dropFirst().dropLast().lowercased(), true, port)
        }
        if name.hasSuffix(".") { name = name.dropLast() }
        return (name.lowercased(), false, port)
    }
}
