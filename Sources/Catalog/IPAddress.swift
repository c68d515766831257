/// An address of the Internet Protocol, for telling how far away it is.
public enum IPAddress: Sendable, Equatable {
    /// Four numbers.
    case four(UInt8, UInt8, UInt8, UInt8)
    /// Eight groups of 16 bits.
    case six([UInt16])

    /// Reads four decimal numbers between full stops, without leading zeros, which some programs take for octal.
    public init?(fourNumbers text: some StringProtocol) {
        var numbers: [UInt8] = []
        for part in text.utf8.split(separator: UInt8(ascii: "."), maxSplits: 4, omittingEmptySubsequences: false) {
            let isPlain = part.allSatisfy { (0x30...0x39).contains($0) } && (part.count == 1 || part.first != 0x30)
            guard isPlain, let number = UInt8(String(decoding: part, as: UTF8.self)) else { return nil }
            numbers.append(number)
        }
        guard numbers.count == 4 else { return nil }
        self = .four(numbers[0], numbers[1], numbers[2], numbers[3])
    }

    /// Reads what stands between the brackets of a URL: RFC 4291, without a zone.
    public init?(groups text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count <= 45 else { return nil }
        var halves: [[UInt16]] = []
        let gap = bytes.indices.dropLast().first { bytes[$0] == 0x3A && bytes[$0 + 1] == 0x3A }
        let parts = gap.map { [bytes[..<$0], bytes[($0 + 2)...]] } ?? [bytes[...]]
        for (place, part) in parts.enumerated() {
            guard let half = Self.groups(part, mayEndInFour: place == parts.count - 1) else { return nil }
            halves.append(half)
        }
        let count = halves.reduce(0) { $0 + $1.count }
        guard gap == nil ? count == 8 : count < 8 else { return nil }
        let zeros = [UInt16](repeating: 0, count: 8 - count)
        self = .six(halves[0] + zeros + (halves.count > 1 ? halves[1] : []))
    }

    private static func groups(_ bytes: ArraySlice<UInt8>, mayEndInFour: Bool) -> [UInt16]? {
        if bytes.isEmpty { return [] }
        var groups: [UInt16] = []
        let parts = bytes.split(separator: 0x3A, omittingEmptySubsequences: false)
        for (place, part) in parts.enumerated() {
            let text = String(decoding: part, as: UTF8.self)
            if mayEndInFour, place == parts.count - 1, part.contains(UInt8(ascii: ".")) {
                guard case .four(let a, let b, let c, let d) = IPAddress(fourNumbers: text) else { return nil }
                groups += [UInt16(a) << 8 | UInt16(b), UInt16(c) << 8 | UInt16(d)]
                continue
            }
            let isHex = part.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) }
            guard isHex, (1...4).contains(part.count), let group = UInt16(text, radix: 16) else { return nil }
            groups.append(group)
        }
        return groups
    }

    /// The same address in the older form, where it only wraps one.
    public var unmapped: IPAddress {
        guard case .six(let groups) = self, groups[..<5].allSatisfy({ $0 == 0 }), groups[5] == 0xFFFF else {
            return self
        }
        return .four(
            UInt8(truncatingIfNeeded: groups[6] >> 8), UInt8(truncatingIfNeeded: groups[6]),
            UInt8(truncatingIfNeeded: groups[7] >> 8), UInt8(truncatingIfNeeded: groups[7]))
    }

    /// Whether it always means this machine: 127.0.0.0/8 and `::1`.
    public var isLoopback: Bool {
        switch self {
        case .four(127, _, _, _): true
        case .four: false
        case .six(let groups): groups == [0, 0, 0, 0, 0, 0, 0, 1]
        }
    }

    /// Whether it stands for no address in particular, which leads to this machine: `0.0.0.0` and `::`.
    public var isUnspecified: Bool {
        switch self {
        case .four(let a, let b, let c, let d): (a, b, c, d) == (0, 0, 0, 0)
        case .six(let groups): groups.allSatisfy { $0 == 0 }
        }
    }

    /// Whether only machines of the same network reach it (RFC 1918, 3927, 4193, 4291, 6598).
    public var isOfLocalNetwork: Bool {
        switch self {
        case .four(10, _, _, _), .four(192, 168, _, _), .four(169, 254, _, _), .four(172, 16...31, _, _),
            .four(100, 64...127, _, _):
            true
        case .four: false
        case .six(let groups): groups[0] & 0xFE00 == 0xFC00 || groups[0] & 0xFFC0 == 0xFE80
        }
    }
}
