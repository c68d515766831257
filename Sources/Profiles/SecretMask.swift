import Catalog
public import YAMLSource

/// Hides keys in everything that is shown of a file: by their place in it, and by their form.
public struct SecretMask: Sendable {
    /// Bytes of the file that hold secrets, ordered; each with the length of the prefix that may be shown.
    private let ranges: [(range: ByteRange, prefix: Int)]
    /// Secrets known by their place, to be hidden wherever else they turn up.
    private let literals: [String]

    private static let maxLiterals = 64

    /// A mask for texts that belong to no file: by form alone.
    public static let byForm = SecretMask(ranges: [], literals: [])

    /// The secrets of a parsed file; of one that could not be parsed whole, also what its lines look like.
    public init(_ tree: YAMLTree) {
        var found: [(range: ByteRange, prefix: Int)] = []
        var literals: [String] = []
        for document in tree.documents {
            Self.collect(tree.root(of: document), isSecret: false, &found, &literals)
        }
        if tree.problems.contains(where: { $0.isFatal }) {
            for range in SecretLines.ranges(in: tree.source) {
                found.append((range, 0))
                Self.note(tree.source.text(in: range), in: &literals)
            }
        }
        // The longest first, so that no rest of one stays when a part of it is a secret too.
        // A file with very many is no profile; their places are hidden all the same.
        self.literals = Self.longestFirst(literals)
        for literal in self.literals {
            found += Self.occurrences(of: literal, in: tree.source).map { ($0, 0) }
        }
        for (range, prefix) in SecretPatterns.ranges(in: tree.source.bytes) {
            found.append((ByteRange(range.lowerBound, range.upperBound), prefix))
        }
        ranges = Self.merged(found)
    }

    private init(ranges: [(range: ByteRange, prefix: Int)], literals: [String]) {
        self.ranges = ranges
        self.literals = literals
    }

    /// The parts of a range of the file as they may be shown, each with the bytes it stands for.
    public func parts(of range: ByteRange, in source: SourceText) -> [(text: String, range: ByteRange)] {
        var parts: [(text: String, range: ByteRange)] = []
        var offset = range.start
        for (secret, prefix) in ranges[firstRange(endingBehind: range.start)...] {
            if secret.start >= range.end { break }
            if secret.start > offset {
                parts.append((source.text(in: ByteRange(offset, secret.start)), ByteRange(offset, secret.start)))
            }
            let shown = ByteRange(max(secret.start, range.start), min(secret.end, range.end))
            let text = shown == secret ? Self.masked(source.text(in: secret), prefix: prefix) : "…"
            parts.append((text, shown))
            offset = shown.end
        }
        if offset < range.end {
            parts.append((source.text(in: ByteRange(offset, range.end)), ByteRange(offset, range.end)))
        }
        return parts
    }

    private func firstRange(endingBehind offset: Int) -> Int {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].range.end <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Any text with its keys hidden.
    public func hidingSecrets(in text: String) -> String {
        var text = text
        for literal in literals where text.holds(literal) {
            text = text.substituting(literal, by: Self.masked(literal, prefix: 0))
        }
        let found = SecretPatterns.ranges(in: text.utf8)
        guard !found.isEmpty else { return text }
        let bytes = Array(text.utf8)
        var result = ""
        var offset = 0
        for (range, prefix) in found {
            result += String(decoding: bytes[offset..<range.lowerBound], as: UTF8.self)
            result += Self.masked(String(decoding: bytes[range], as: UTF8.self), prefix: prefix)
            offset = range.upperBound
        }
        return result + String(decoding: bytes[offset...], as: UTF8.self)
    }

    /// A whole key as it may be shown: the prefix of its kind and its last four characters, or less of a short one.
    public static func masked(key: String) -> String {
        masked(key, prefix: SecretPatterns.ranges(in: key.utf8).first { $0.range.lowerBound == 0 }?.prefix ?? 0)
    }

    /// A whole key as it may be shown, without a copy of it.
    public static func masked(key: UnsafeBufferPointer<UInt8>) -> String {
        let prefix = SecretPatterns.prefix(of: key)
        let shown = String(decoding: key.prefix(prefix), as: UTF8.self) + "…"
        guard key.count - prefix >= 20 else { return shown }
        let end = key.suffix(4)
        return shown + (end.allSatisfy { $0 < 0x80 } ? String(decoding: end, as: UTF8.self) : "")
    }

    /// Whether a header, or a field of a request, may hold a secret: by its name, or by the form of its value.
    public static func mayBeSecret(name: String, value: String) -> Bool {
        // A key may have been pasted in the name's place.
        if shown(name: name) != name { return true }
        // Numbers and switches are settings: max_tokens.
        if Double(value) != nil || ["true", "false", "null", ""].contains(value) { return false }
        let simple = simplified(name)
        return isSecretName(name)
            || ["key", "auth", "token", "secret", "password", "cookie"].contains { simple.contains($0) }
            || !SecretPatterns.ranges(in: value.utf8).isEmpty
    }

    /// A key as it may be shown: its prefix and its last four characters, or less of a short one.
    static func masked(_ key: String, prefix: Int) -> String {
        let rest = key.utf8.count - prefix
        guard rest >= 20 else { return String(key.prefix(prefix)) + "…" }
        return String(key.prefix(prefix)) + "…" + String(key.suffix(4))
    }

    /// Names of fields whose value is a secret, wherever they stand.
    private static let secretNames = [
        "key", "apikey", "keys", "token", "accesstoken", "secret", "password", "passwd", "authorization", "auth",
        "bearer",
        "xapikey", "proxypassword", "proxykey", "openrouterkey", "credential", "credentials",
    ]
    /// Names of fields below which every value is one.
    private static let secretMappings = ["headers", "extrabody", "extraheaders"]

    /// Misspelled names count as well, and those that end like one: `openai_api_key`.
    static func isSecretName(_ name: String) -> Bool { isSecret(simplified: simplified(name)) }

    static func isSecret(simplified name: String) -> Bool {
        secretNames.contains(name) || ["apikey", "secret", "password", "token"].contains { name.hasSuffix($0) }
            || name.utf8.count < 6 && Similarity.distance(name, "key", limit: 1) != nil
    }

    static func isSecretMapping(_ name: String) -> Bool { isMappingOfSecrets(simplified: simplified(name)) }

    private static func isMappingOfSecrets(simplified name: String) -> Bool {
        secretMappings.contains { Similarity.distance(name, $0, limit: 1) != nil }
    }

    static func simplified(_ name: String) -> String {
        // Every name of a file with a finding passes here, and nearly all are ASCII.
        if name.utf8.allSatisfy({ $0 < 0x80 }) {
            return String(
                decoding: name.utf8.lazy.filter(SecretPatterns.isAlphanumeric).map { $0 >= 0x41 ? $0 | 0x20 : $0 },
                as: UTF8.self)
        }
        return String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    private static func collect(
        _ node: YAMLNode, isSecret: Bool, holdsVariables: Bool = false,
        _ found: inout [(range: ByteRange, prefix: Int)], _ literals: inout [String]
    ) {
        switch node.kind {
        case .unresolvedAlias: break
        case .sequence:
            for child in node.children where !child.isAlias || isSecret {
                collect(child, isSecret: isSecret, &found, &literals)
            }
        case .mapping:
            for (key, value) in node.pairs {
                if isOrdinary(key) {
                    if !value.isAlias || isSecret { collect(value, isSecret: isSecret, &found, &literals) }
                    continue
                }
                let name = simplified(key.text)
                if name == "keys", !isSecret, isKeyList(value) {
                    for (field, inner) in value.children.flatMap({ $0.resolved.pairs }) {
                        collect(inner, isSecret: isSecretOfKeyList(field.text), &found, &literals)
                    }
                    continue
                }
                let namesSecret =
                    Self.isSecret(simplified: name)
                    || value.kind == .scalar && isSecretOfRelay(simplified: name, isVariable: holdsVariables)
                // A reference to a key says where the key is, and is none.
                if value.kind == .mapping, !isSecret, namesSecret, isReference(value) {
                    collect(value, isSecret: false, &found, &literals)
                    for pasted in value.pairs.map({ $0.value })
                    where pasted.kind == .scalar && holdsKey(name: pasted.text) {
                        collect(pasted, isSecret: true, &found, &literals)
                    }
                    continue
                }
                let hides = isSecret || namesSecret || isMappingOfSecrets(simplified: name)
                if !value.isAlias || hides {
                    let isOfVariables = isOfVariables(simplified: name)
                    collect(value, isSecret: hides, holdsVariables: isOfVariables, &found, &literals)
                }
            }
        case .scalar:
            let text = node.text
            guard isSecret && !EnvironmentReference.isOne(text) || hidesKey(node, text) else { return }
            let range = node.isQuoted ? node.valueRange : node.resolved.range
            guard !text.isEmpty, !range.isEmpty else { return }
            // Booleans, numbers and short words are settings, and would blot out half of the report.
            if case .text = node.coreValue {} else if text.utf8.count < 8 { return }
            found.append((range, SecretPatterns.ranges(in: text.utf8).first { $0.range.lowerBound == 0 }?.prefix ?? 0))
            note(text, in: &literals)
        }
    }

    private static func longestFirst(_ literals: [String]) -> [String] {
        var ordered: [String] = []
        for literal in literals.sorted(by: { ($0.utf8.count, $0) > ($1.utf8.count, $1) }) {
            if ordered.last != literal { ordered.append(literal) }
            if ordered.count == maxLiterals { break }
        }
        return ordered
    }

    /// Notes a secret, each line of it, without what the syntax of a broken file leaves at its ends.
    private static func note(_ text: String, in literals: inout [String]) {
        for line in text.split(whereSeparator: { $0.isNewline }) {
            var secret = line[...]
            while let last = secret.last, " \t\"'}],".contains(last) { secret.removeLast() }
            while let first = secret.first, " \t\"'{[-".contains(first) { secret.removeFirst() }
            if secret.utf8.count >= 6 { literals.append(String(secret)) }
        }
    }

    private static func occurrences(of literal: String, in source: SourceText) -> [ByteRange] {
        var literal = literal
        var ranges: [ByteRange] = []
        literal.withUTF8 { needle in
            source.bytes.withUnsafeBufferPointer { bytes in
                var offset = 0
                while let found = ByteSearch.offset(of: needle, in: bytes, from: offset) {
                    ranges.append(ByteRange(found, found + needle.count))
                    offset = found + needle.count
                }
            }
        }
        return ranges
    }

    /// Whether a key stands in a scalar in a way that its bytes do not show: escaped, folded, or with blanks in it.
    private static func hidesKey(_ node: YAMLNode, _ text: String) -> Bool {
        if !node.isVerbatim, !SecretPatterns.ranges(in: text.utf8).isEmpty { return true }
        // Most values have no blank in them.
        guard text.utf8.contains(where: { $0 >= 0x80 || $0 == 0x20 || 0x09...0x0D ~= $0 }) else { return false }
        var closed: [UInt8] = []
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            // Prompts are long, and most of them plain.
            closed = text.utf8.filter { $0 != 0x20 && !(0x09...0x0D ~= $0) }
        } else {
            let scalars = text.unicodeScalars.filter {
                !$0.properties.isWhitespace && $0.properties.generalCategory != .format
            }
            closed = Array(String(String.UnicodeScalarView(scalars)).utf8)
        }
        guard closed.count < text.utf8.count else { return false }
        return closed.withUnsafeBufferPointer { SecretPatterns.prefix(of: $0) > 0 }
    }

    static func isReference(_ node: YAMLNode) -> Bool {
        node.pairs.allSatisfy { ["env", "file", "keyring", "provider", "name"].contains($0.key.text) }
    }

    private static func merged(_ found: [(range: ByteRange, prefix: Int)]) -> [(range: ByteRange, prefix: Int)] {
        var merged: [(range: ByteRange, prefix: Int)] = []
        for next in found.sorted(by: { ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end) }) {
            guard let last = merged.last, next.range.start < last.range.end else {
                merged.append(next)
                continue
            }
            let union = ByteRange(last.range.start, max(last.range.end, next.range.end))
            merged[merged.count - 1] = (union, union == last.range ? last.prefix : 0)
        }
        return merged
    }
}
