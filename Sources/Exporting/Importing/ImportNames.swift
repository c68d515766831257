import JSONText
import Profiles

/// Names of settings that formats share.
enum ImportNames {
    /// Sampling settings that are called alike nearly everywhere.
    static let numbers = [
        "temperature", "top_p", "top_k", "min_p", "top_a", "repetition_penalty", "frequency_penalty",
        "presence_penalty", "seed",
    ]
}

extension ImportedProxy {
    /// Takes a sampling setting; false for what is none.
    mutating func take(_ name: String, _ value: Double?) -> Bool {
        guard ImportNames.numbers.contains(name), let value else { return false }
        numbers.removeAll { $0.name == name }
        numbers.append((name, value))
        return true
    }

    /// Takes out whatever besides the key may be a secret, which no profile is to hold in clear; what that was, for people.
    mutating func removeSecrets() -> [String] {
        var removed: [String] = []
        headers.removeAll { header in
            guard SecretMask.mayBeSecret(name: header.name, value: header.value) else { return false }
            removed.append("the header \(header.name), which may hold a secret")
            return true
        }
        extraBody.removeAll { field in
            guard SecretMask.mayBeSecret(name: field.name, value: field.value.json) else { return false }
            removed.append("the field `\(field.name)`, which may hold a secret")
            return true
        }
        guard let given = url else { return removed }
        let parts = EndpointURL(given)
        if let userInfo = parts.userInfo {
            url = given.replacing("\(userInfo)@", with: "")
            removed.append("the user name and password in the address")
        }
        if let query = parts.query, !query.hasPrefix("api-version=") || query.contains("&") {
            url = url.map { String($0.prefix { $0 != "?" }) }
            removed.append("what stands behind `?` in the address")
        }
        return removed
    }

    /// Takes a field of a chat request; false for what is none.
    mutating func takeRequestField(_ name: String, _ value: JSONValue) -> Bool {
        if take(name, value.amount) { return true }
        switch name {
        case "model": model = value.text ?? model
        case "messages": break
        case "max_tokens", "max_completion_tokens": maxNewTokens = value.integer
        case "stream": streaming = value.boolean
        case "stop": stop = value.elements?.compactMap(\.text) ?? value.text.map { [$0] } ?? []
        case "provider":
            guard let order = value["order"]?.elements?.compactMap(\.text) else { return false }
            upstreams = order
        case "reasoning":
            guard let effort = value["effort"]?.text else { return false }
            reasoning = effort
        case "reasoning_effort": reasoning = value.text
        default: return false
        }
        return true
    }
}
