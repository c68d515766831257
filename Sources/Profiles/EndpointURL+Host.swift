import Catalog

// Where an address leads, and whether every program would go there.
extension EndpointURL {
    /// What lets programs read an address in different ways, so that no key may go there.
    public enum Fault: Sendable {
        /// Blanks, line breaks, quotes or invisible characters, which some programs leave away.
        case hidden
        /// A backslash, which some programs read as `/` and others as a letter.
        case backslash
        /// Several `@`, of which one alone ends the user name.
        case severalAts
        /// What stands behind the host is no port from 1 to 65535.
        case port
        /// A host with other signs than a name or an IPv6 address may have.
        case host
        /// A number that some programs take for an IPv4 address: `2130706433`, `0x7f.1`, `127.1`.
        case number
        /// Letters beyond ASCII, whose form on the wire depends on the program's tables.
        case letters

        /// What is wrong, as half a sentence behind "the address".
        public var reason: String {
            switch self {
            case .hidden: "contains spaces, quotes, or invisible characters, which some programs drop"
            case .backslash: "contains a backslash, which browsers read as `/`"
            case .severalAts: "contains several `@`, and programs disagree on which one ends the user name"
            case .port: "has a port that is not a number from 1 to 65535"
            case .host: "has a host with characters other than letters, digits, `-` and `.`"
            case .number: "has a host that some programs read as another number"
            case .letters: "has a host with letters that programs rewrite differently"
            }
        }

        /// What to do, as one sentence without a final full stop.
        public var remedy: String {
            switch self {
            case .hidden, .backslash, .host: "retype the URL, as in https://relay.example.org/v1"
            case .severalAts: "remove the user name, or write its `@` as %40"
            case .port: "remove the port, or use a number from 1 to 65535"
            case .number: "write the IP address as four numbers, as in 127.0.0.1"
            case .letters: "write the host in its ASCII form, with labels that start with xn--"
            }
        }
    }

    /// What is wrong with the address as a whole; nil where every program goes to the same host.
    public var fault: Fault? {
        if HiddenCharacters.stand(in: text) { return .hidden }
        let end = text.utf8.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? text.endIndex
        if text.utf8[..<end].contains(UInt8(ascii: "\\")) { return .backslash }
        if userInfo?.utf8.contains(UInt8(ascii: "@")) ?? false { return .severalAts }
        if let port, !(1...65535).contains(port) { return .port }
        if isBracketed { return IPAddress(groups: host) == nil ? .host : nil }
        if HostName.isPlain(host) { return nil }
        if host.utf8.contains(where: { $0 >= 0x80 }) { return isWrittenInLetters ? .letters : .host }
        if !host.hasPrefix("["), host.utf8.contains(UInt8(ascii: ":")) { return .port }
        return HostName.endsInNumber(host) ? .number : .host
    }

    /// Whether the signs beyond ASCII are letters: others may become a `.`, a `/` or an `@`.
    private var isWrittenInLetters: Bool {
        let plain = String(
            String.UnicodeScalarView(
                host.unicodeScalars.map { scalar -> Unicode.Scalar in
                    guard !scalar.isASCII else { return scalar }
                    switch scalar.properties.generalCategory {
                    case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark, .decimalNumber:
                        return "x"
                    default: return "/"
                    }
                }))
        return HostName.isPlain(plain)
    }

    /// The host as an IP address; nil for a name.
    private var ipAddress: IPAddress? {
        (isBracketed ? IPAddress(groups: host) : IPAddress(fourNumbers: host))?.unmapped
    }

    /// Whether the host is a name or an address that always means this machine.
    ///
    /// The names that containers have for it are left out, as they lead over a network.
    public var isLoopback: Bool {
        guard fault == nil else { return false }
        return ipAddress?.isLoopback ?? (host == "localhost" || host.hasSuffix(".localhost"))
    }

    /// Where requests to the host go.
    ///
    /// An address with a fault may lead anywhere.
    public var reach: Reach {
        let fault = fault
        guard fault == nil || fault == .letters else { return .internet }
        if let ipAddress {
            if ipAddress.isLoopback || ipAddress.isUnspecified { return .thisMachine }
            return ipAddress.isOfLocalNetwork ? .localNetwork : .internet
        }
        let ownNames: Set = ["localhost", "host.docker.internal", "host.containers.internal"]
        if ownNames.contains(host) || host.hasSuffix(".localhost") { return .thisMachine }
        let localEndings = [".local", ".lan", ".home.arpa", ".internal", ".fritz.box", ".ts.net"]
        return !host.contains(".") || localEndings.contains(where: host.hasSuffix) ? .localNetwork : .internet
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
}
