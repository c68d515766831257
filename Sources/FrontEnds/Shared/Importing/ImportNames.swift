import JSONText
import Profiles

/// Names of settings that formats share.
enum ImportNames {
    /// How much a model thinks, in levels that profiles know.
    static let levels: Set = ["low", "medium", "high"]
}

extension ImportedProxy {
    /// Takes a sampling setting; false for what is none.
    mutating func take(_ name: String, _ value: Double?) -> Bool {
        // They are called alike nearly everywhere.
        guard let setting = ProfileSetting(rawValue: name), ProfileSetting.numbers.contains(setting), let value else {
            return false
        }
        // Any random seed is what happens anyway.
        if name == "seed", value < 0 { return true }
        numbers.removeAll { $0.name == name }
        numbers.append((name, value))
        return true
    }

    /// Takes a field of a chat request; false for what is none, or has a value of another kind.
    mutating func takeRequestField(_ name: String, _ value: JSONValue) -> Bool {
        if take(name, value.amount) { return true }
        switch name {
        case "model":
            guard let text = value.text else { return false }
            model = text
        case "max_tokens", "max_completion_tokens":
            guard let tokens = value.integer, tokens >= 0 else { return false }
            maxNewTokens = tokens
        case "stream":
            guard let flag = value.boolean else { return false }
            streaming = flag
        case "stop":
            let texts = value.elements?.compactMap { $0.text } ?? value.text.map { [$0] } ?? []
            guard !texts.isEmpty, value.text != nil || texts.count == value.elements?.count else { return value.isNull }
            stop = texts
        default: return false
        }
        return true
    }

    /// Takes headers out of a mapping of names to values.
    mutating func takeHeaders(_ value: JSONValue, called field: String, _ imported: inout ImportedProfile) {
        for member in value.members ?? [] {
            switch member.value {
            case .string(let text): headers.append((member.name, text))
            case .number, .boolean: headers.append((member.name, member.value.json))
            default: imported.leaveOut("\(field).\(member.name)")
            }
        }
        if value.members == nil, !value.isNull { imported.leaveOut(field) }
    }

    /// Takes fields of a request that stand below a field of their own; those that are no settings become further fields.
    mutating func takeBody(_ value: JSONValue, called field: String, _ imported: inout ImportedProfile) {
        for member in value.members ?? [] where !takeRequestField(member.name, member.value) {
            extraBody.append(member)
        }
        if value.members == nil, !value.isNull { imported.leaveOut(field) }
    }

    /// Takes out an address and a model that spans several lines: behind an open quote anything may have become a part of them.
    mutating func removeBrokenTexts() -> [String] {
        func isBroken(_ text: String) -> Bool { text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\t" } }
        var removed: [String] = []
        if let given = url, isBroken(given) {
            url = nil
            removed.append("an address that spans several lines")
        }
        if isBroken(model) {
            model = ""
            removed.append("a model that spans several lines")
        }
        return removed
    }

    /// Takes out what stands twice, of which a profile holds the last; what that was, for people.
    mutating func removeRepetition() -> [String] {
        var removed: [String] = []
        var known: Set<String> = []
        headers = headers.reversed().filter { header in
            if known.insert(header.name.lowercased()).inserted { return true }
            removed.append("a second header \(FieldNames.shown(header.name))")
            return false
        }.reversed()
        known = []
        extraBody = extraBody.reversed().filter { field in
            if known.insert(field.name).inserted { return true }
            removed.append("a second field `\(FieldNames.shown(field.name))`")
            return false
        }.reversed()
        return removed
    }

    /// Takes out whatever besides the key may be a secret, which no profile is to hold in clear; what that was, for people.
    mutating func removeSecrets() -> [String] {
        var removed: [String] = []
        headers.removeAll { header in
            guard SecretMask.mayBeSecret(name: header.name, value: header.value) else { return false }
            removed.append("the header \(FieldNames.shown(header.name))")
            return true
        }
        extraBody.removeAll { field in
            guard field.mayBeSecret else { return false }
            removed.append("the field `\(FieldNames.shown(field.name))`")
            return true
        }
        guard let given = url else { return removed }
        let parts = EndpointURL(given)
        if let userInfo = parts.userInfo {
            url = given.replacing("\(userInfo)@", with: "")
            removed.append("the user name and password in the address")
        } else if parts.mayHoldUserInfo {
            // Programs do not agree where the password ends.
            url = nil
            removed.append("the address, which has a backslash before an `@`")
            return removed
        }
        let version = parts.query.map { $0.hasPrefix("api-version=") ? $0.dropFirst(12) : "" } ?? "1"
        if version.isEmpty || !version.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) })
        {
            url = url.map { String($0.prefix { $0 != "?" }) }
            removed.append("the part after `?` in the address")
        }
        return removed
    }
}

extension StringProtocol {
    /// The text without blanks at its ends.
    var trimmingBlanks: SubSequence {
        var text = self[...]
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text.drop { $0.isWhitespace }
    }
}
