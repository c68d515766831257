public import YAMLSource

/// Keys that are written out in profiles: each is hidden wherever else it turns up, though nothing but its place tells it.
///
/// `SecretMask` does the same within one file. Commands speak of many files at once, and of names that they took from one
/// long before they print them.
public struct WrittenKeys: Sendable {
    /// The keys, longest first.
    private var keys: [String] = []
    /// Eight bytes each out of the keys, by which a part of one is known.
    private var parts: Set<UInt64> = []

    /// As many keys as are kept; a folder with more of them is none of profiles.
    private static let most = 256
    /// Shorter ones are words and settings.
    private static let least = 6
    /// Bytes of a key that betray it.
    private static let window = 8

    /// None.
    public init() {}

    /// Those of a file.
    public init(_ tree: YAMLTree) { note(tree) }

    /// That of one account, where it is written out; costs nothing for any other.
    public init(of account: Account) {
        guard case .literal(let node) = account.key else { return }
        var found: [String] = []
        Self.note(node, &found)
        take(found)
    }

    /// Whether there are none.
    public var isEmpty: Bool { keys.isEmpty }

    /// Notes the keys of a file.
    ///
    /// - Parameter isName: Whether a text is a name of the program's own; a placeholder may be called like a provider.
    public mutating func note(_ tree: YAMLTree, isName: (String) -> Bool = { _ in false }) {
        var found: [String] = []
        for document in tree.documents { Self.collect(tree.root(of: document), within: .nothing, &found) }
        take(found.filter { !isName($0) })
    }

    private mutating func take(_ found: [String]) {
        var isNew = false
        for key in found where keys.count < Self.most && !keys.contains(key) {
            keys.append(key)
            isNew = true
            parts.formUnion(Self.parts(of: key))
        }
        if isNew { keys.sort { ($0.utf8.count, $0) > ($1.utf8.count, $1) } }
    }

    /// A text without them and without longer parts of them, as where a column was cut.
    public func hiding(in text: String) -> String {
        guard !keys.isEmpty else { return text }
        var text = text
        for key in keys {
            for form in Self.forms(of: key) where text.holds(form) {
                text = text.substituting(form, by: SecretMask.masked(key, prefix: 0))
            }
        }
        return hidingParts(in: text)
    }

    private func hidingParts(in text: String) -> String {
        var ranges: [Range<Int>] = []
        let bytes = Array(text.utf8)
        var last: UInt64 = 0
        for (offset, byte) in bytes.enumerated() {
            last = last << 8 | UInt64(byte)
            guard offset + 1 >= Self.window, parts.contains(last) else { continue }
            let start = offset + 1 - Self.window
            if let before = ranges.last, before.upperBound >= start {
                ranges[ranges.count - 1] = before.lowerBound..<offset + 1
            } else {
                ranges.append(start..<offset + 1)
            }
        }
        guard !ranges.isEmpty else { return text }
        var result: [UInt8] = []
        var offset = 0
        for range in ranges {
            result += bytes[offset..<range.lowerBound]
            result += Array("…".utf8)
            offset = range.upperBound
        }
        return String(decoding: result + bytes[offset...], as: UTF8.self)
    }

    /// A key as it is, and as JSON and shells write it.
    private static func forms(of key: String) -> [String] {
        let escaped = key.substituting("\\", by: "\\\\").substituting("\"", by: "\\\"")
        let quoted = key.substituting("'", by: "'\\''")
        return [key] + [escaped, quoted].filter { $0 != key }
    }

    /// Parts that no word has: with a digit or a capital letter.
    private static func parts(of key: String) -> [UInt64] {
        let bytes = Array(key.utf8)
        let prefix = bytes.withUnsafeBufferPointer { SecretPatterns.prefix(of: $0) }
        guard bytes.count - prefix >= window else { return [] }
        return (prefix...bytes.count - window).compactMap { start in
            let part = bytes[start..<start + window]
            guard part.contains(where: { 0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 }) else { return nil }
            return part.reduce(0) { $0 << 8 | UInt64($1) }
        }
    }

    // MARK: Places

    /// What a node stands below.
    private enum Place {
        case nothing
        /// Headers and further fields of the body, some of which are keys.
        case fields
        /// Environment variables with their values.
        case variables
        /// Entries of Bifrost's list of keys.
        case keyList
        case key
    }

    private static func collect(_ node: YAMLNode, within place: Place, _ found: inout [String]) {
        switch node.kind {
        case .unresolvedAlias: break
        case .scalar:
            if place == .key { note(node, &found) }
        case .sequence:
            for child in node.children where !child.isAlias || place == .key { collect(child, within: place, &found) }
        case .mapping:
            for (key, value) in node.pairs {
                let isOrdinary = place == .nothing && SecretMask.isOrdinary(key)
                let inner = isOrdinary ? .nothing : Self.place(of: value, called: key.text, within: place)
                if !value.isAlias || inner != .nothing { collect(value, within: inner, &found) }
            }
        }
    }

    private static func place(of value: YAMLNode, called name: String, within place: Place) -> Place {
        if value.kind == .mapping, place == .nothing, SecretMask.isReference(value) { return .nothing }
        switch place {
        case .key: return .key
        case .keyList: return SecretMask.isSecretOfKeyList(name) ? .key : .nothing
        case .nothing where name == "keys" && SecretMask.isKeyList(value): return .keyList
        case .nothing, .fields, .variables: break
        }
        if SecretMask.isSecretName(name) { return .key }
        if value.kind == .scalar, SecretMask.namesSecret(name, isVariable: place == .variables) {
            return EnvironmentReference.isOne(value.text) ? .nothing : .key
        }
        if SecretMask.isOfVariables(name) { return .variables }
        if SecretMask.isSecretMapping(name) { return .fields }
        guard place == .fields else { return .nothing }
        return value.kind == .scalar && SecretMask.mayBeSecret(name: name, value: value.text) ? .key : .fields
    }

    private static func note(_ node: YAMLNode, _ found: inout [String]) {
        let text = node.text
        // What is no text is a setting: a switch, a number.
        if case .text = node.coreValue {} else if text.utf8.count < 8 { return }
        for line in text.split(whereSeparator: { $0.isNewline }) {
            var key = line[...]
            while let first = key.first, first.isWhitespace { key.removeFirst() }
            while let last = key.last, last.isWhitespace { key.removeLast() }
            for part in [String(key), PastedKey(String(key)).text] where isKey(part) && !found.contains(part) {
                found.append(part)
            }
        }
    }

    /// Whether a text is long enough, and no single word as placeholders are.
    private static func isKey(_ text: String) -> Bool {
        let count = text.utf8.count
        guard count >= least else { return false }
        let isWord = text.utf8.allSatisfy { 0x61...0x7A ~= $0 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        return !isWord || count >= 12
    }
}
