import JSONText

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
