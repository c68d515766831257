import JSONText

/// A RisuAI preset in JSON.
enum RisuAIImporter: FrontEndImporter {
    static let id = "risuai"
    static let reads = "a RisuAI preset in JSON"

    static func read(_ text: String) throws(ImportProblem) -> ImportedSetup {
        guard let json = JSONValue(text.utf8), let members = json.members,
            json["aiModel"] != nil || json["forceReplaceUrl"] != nil
        else { throw .notThat(reads) }
        var setup = ImportedSetup()
        var proxy = ImportedProxy()
        for member in members {
            let value = member.value
            switch member.name {
            case "name": proxy.name = value.text
            case "forceReplaceUrl": proxy.url = value.text.flatMap { $0.isEmpty ? nil : $0 }
            case "customProxyRequestModel": proxy.model = value.text ?? ""
            case "proxyKey": proxy.key = value.text.flatMap { $0.isEmpty ? nil : .literal($0) }
            case "maxContext": proxy.contextSize = value.integer
            case "maxResponse": proxy.maxNewTokens = value.integer
            // A hundredfold there; -1000 is "do not send".
            case "temperature": _ = proxy.take("temperature", hundredth(value))
            case "frequencyPenalty": _ = proxy.take("frequency_penalty", hundredth(value))
            case "PresensePenalty": _ = proxy.take("presence_penalty", hundredth(value))
            case "aiModel", "customAPIFormat": break
            default: if !proxy.take(member.name, value.amount) { setup.leftOut.append("`\(member.name)`") }
            }
        }
        setup.proxies = [proxy]
        return setup
    }

    private static func hundredth(_ value: JSONValue) -> Double? {
        value.amount.flatMap { $0 <= -1000 ? nil : $0 / 100 }
    }
}
