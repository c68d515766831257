/// Host names as every program reads them alike.
///
/// Browsers, libcurl and the URL libraries of a dozen languages agree on plain names alone; whatever one of them would
/// first decode, map or count as a number may lead each of them elsewhere.
public enum HostName {
    /// Names may be no longer (RFC 1035).
    private static let maxBytes = 253
    /// No pattern of the catalogue has more labels below its `*`.
    private static let maxPatternLabels = 8

    /// Whether `host` consists of labels of ASCII letters, digits, `-` and `_`, and is no number in disguise.
    ///
    /// An IPv4 address counts in its usual form of four decimal numbers alone.
    public static func isPlain(_ host: String) -> Bool {
        guard isMadeOfLabels(host) else { return false }
        return !endsInNumber(host) || IPAddress(fourNumbers: host) != nil
    }

    /// Whether `host` has no empty label and no other signs than a name may have.
    static func isMadeOfLabels(_ host: String) -> Bool {
        guard !host.isEmpty, host.utf8.count <= maxBytes else { return false }
        var last = UInt8(ascii: ".")
        for byte in host.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): break
            case UInt8(ascii: ".") where last != byte: break
            default: return false
            }
            last = byte
        }
        return last != UInt8(ascii: ".")
    }

    /// Whether browsers take `host` for an IPv4 address: its last label is a number, decimal, octal or hexadecimal.
    public static func endsInNumber(_ host: String) -> Bool {
        let bytes = host.utf8
        let label = bytes.lastIndex(of: UInt8(ascii: ".")).map { bytes[bytes.index(after: $0)...] } ?? bytes[...]
        if label.allSatisfy({ (0x30...0x39).contains($0) }) { return !label.isEmpty }
        guard label.first == UInt8(ascii: "0"), let sign = label.dropFirst().first, sign | 0x20 == UInt8(ascii: "x")
        else { return false }
        return label.dropFirst(2).allSatisfy {
            (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20)
        }
    }

    /// What the catalogue may call a host by: its name, and `*.` with each domain above it; nothing for what is no plain name.
    static func patterns(matching host: String) -> [String] {
        guard isPlain(host) else { return [] }
        let labels = host.lowercased().split(separator: ".")
        let most = min(labels.count - 1, maxPatternLabels)
        guard most >= 2 else { return [host.lowercased()] }
        return [host.lowercased()]
            + (2...most).reversed().map { count in "*." + labels.suffix(count).joined(separator: ".") }
    }
}

extension Provider {
    /// In which way a host is one of a provider's.
    public enum HostMatch: Sendable {
        /// The catalogue names it.
        case exact
        /// It lies below a domain whose hosts are all the provider's.
        case below
    }

    /// In which way `host` is one of those that the provider's API lives on; nil where it is none, or no plain name.
    ///
    /// Every question whose host it is, is answered here: where keys may go, what lint says, what imports make of an address.
    public func match(ofHost host: String) -> HostMatch? {
        let patterns = HostName.patterns(matching: host)
        guard let name = patterns.first else { return nil }
        if hosts.contains(name) { return .exact }
        // Below such a domain `www` is the web site.
        if name.hasPrefix("www.") { return nil }
        return patterns.dropFirst().contains(where: hosts.contains) ? .below : nil
    }
}
