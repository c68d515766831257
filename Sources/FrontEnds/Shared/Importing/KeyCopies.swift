import JSONText
import Profiles

/// The keys of an import, to be found wherever else they stand: no profile holds one, whatever it consists of.
///
/// A key that was pasted into a wrong field is known by its form alone.
struct KeyCopies {
    /// The keys as they stand in the source, and without what pastes bring along, the longest first.
    private let keys: [String]

    /// Shorter ones are parts of many words.
    private static let fewestCharacters = 6

    init(_ keys: [String]) {
        let all = keys.flatMap { [$0, PastedKey($0).text, PastedKey($0, isPassword: true).text] }
        self.keys = Set(all).filter { !$0.isEmpty }.sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
    }

    /// Whether a value is a key, or holds one.
    func isIn(_ value: String) -> Bool {
        let pasted = PastedKey(value).text
        return SecretMask.byForm.hidingSecrets(in: value) != value
            || keys.contains { key in
                pasted == key
                    || key.utf8.count >= Self.fewestCharacters && (value.contains(key) || isEncoded(key, in: value))
            }
    }

    /// Whether a word of a text is a key; a word that local servers take in place of one may be the model's too.
    func isIn(text: String) -> Bool {
        hidden(in: text) != text
            || keys.contains { $0.utf8.count >= Self.fewestCharacters && !Self.isWord($0) && isEncoded($0, in: text) }
    }

    /// The text with an ellipsis for every key, or for most of it.
    func hidden(in text: String) -> String {
        let known = keys.filter { !Self.isWord($0) && ($0 == text || $0.utf8.count >= Self.fewestCharacters) }
        return SecretMask.byForm.hidingSecrets(in: known.reduce(text) { $0.replacing($1, with: "…") })
    }

    /// Whether a field of a request, or a field inside it, is one by its name or its value.
    func isIn(_ member: JSONMember) -> Bool { isIn(member.name) || isIn(member.value) }

    private func isIn(_ value: JSONValue) -> Bool {
        switch value {
        case .string(let text): isIn(text)
        case .array(let elements): elements.contains { isIn($0) }
        case .object(let members): members.contains { isIn($0) }
        case .number: keys.contains(value.json)
        default: false
        }
    }

    /// Whether an address holds it with signs written as `%2F`.
    private func isEncoded(_ key: String, in value: String) -> Bool {
        guard value.contains("%") else { return false }
        var decoded: [UInt8] = []
        var rest = value.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                decoded.append(code)
                rest = rest.dropFirst(2)
            } else {
                decoded.append(byte)
            }
        }
        return String(decoding: decoded, as: UTF8.self).contains(key)
    }

    /// Whether it is a plain word, as what local servers are given for a key: `ollama`, `lm-studio`.
    private static func isWord(_ key: String) -> Bool {
        key.utf8.count < 20 && key.utf8.allSatisfy { 0x61...0x7A ~= $0 || $0 == UInt8(ascii: "-") }
    }
}

extension ImportedProfile {
    /// Takes out whatever holds a key that stands in the source, of whichever proxy, and says what that was.
    mutating func removeCopiesOfKeys() {
        for index in proxies.indices {
            // Where a variable's name belongs a key may have been pasted.
            guard case .variable(let name) = proxies[index].key, SecretMask.shown(name: name) != name else { continue }
            secrets.append("the key's variable name, which looks like a key")
            otherKeys.append(name)
            proxies[index].key = nil
        }
        let literals = proxies.compactMap { proxy -> String? in
            if case .literal(let key) = proxy.key { key } else { nil }
        }
        let copies = KeyCopies(literals + otherKeys)
        for index in proxies.indices { secrets += proxies[index].removeCopies(of: copies) }
    }
}

extension ImportedProxy {
    fileprivate mutating func removeCopies(of keys: KeyCopies) -> [String] {
        var removed: [String] = []
        headers.removeAll { header in
            guard keys.isIn(header.value) || keys.isIn(header.name) else { return false }
            let name = keys.isIn(header.name) ? "that is named like the key" : FieldNames.shown(header.name)
            removed.append("the header \(name)")
            return true
        }
        extraBody.removeAll { field in
            guard keys.isIn(field) else { return false }
            let name = keys.isIn(field.name) ? "that is named like the key" : "`\(FieldNames.shown(field.name))`"
            removed.append("the field \(name)")
            return true
        }
        if let given = url, keys.isIn(text: given) {
            url = nil
            removed.append("the address, which contains the key")
        }
        if keys.isIn(text: model) {
            model = ""
            removed.append("the model, which contains the key")
        }
        if let given = name, keys.isIn(text: given) { name = nil }
        if let text = customPrompt, keys.isIn(text: text) {
            customPrompt = keys.hidden(in: text)
            removed.append("the key in the prompt")
        }
        if let text = prefill, keys.isIn(text: text) {
            prefill = keys.hidden(in: text)
            removed.append("the key in the prefill")
        }
        if let processing = promptPostProcessing, keys.isIn(text: processing) { promptPostProcessing = nil }
        if stop.contains(where: { keys.isIn(text: $0) }) {
            stop.removeAll { keys.isIn(text: $0) }
            removed.append("a stop text, which contains the key")
        }
        if upstreams.contains(where: { keys.isIn(text: $0) }) {
            upstreams.removeAll { keys.isIn(text: $0) }
            removed.append("an upstream, which contains the key")
        }
        return removed
    }
}
