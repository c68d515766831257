import JSONText
import Profiles
import Setups

/// A RisuAI preset in JSON.
enum RisuAIImporter: FrontEndImporter {
    static let id = "risuai"
    static let reads = "a RisuAI preset in JSON"
    static let maxBytes = JSONImport.maxBytes

    /// Fields of the reverse proxy, which say nothing where another model is chosen.
    private static let proxyFields: Set = ["forceReplaceUrl", "customProxyRequestModel", "customAPIFormat"]

    static func read(_ text: String) throws(ImportProblem) -> ImportedProfile {
        let json = try JSONImport.value(text, expected: reads)
        guard let members = json.members, json["aiModel"] != nil || json["forceReplaceUrl"] != nil else {
            throw .notThat(reads)
        }
        var imported = ImportedProfile()
        var proxy = ImportedProxy()
        let chosen = json["aiModel"]?.text ?? "reverse_proxy"
        if chosen == "openrouter" { proxy.provider = "openrouter" }
        for member in members where !isNothing(member.value) {
            let value = member.value
            let isProxys = chosen == "reverse_proxy"
            switch member.name {
            case "name": proxy.name = value.text
            case "forceReplaceUrl" where isProxys: takeURL(value.text ?? "", json, &proxy, &imported)
            case "customProxyRequestModel" where isProxys: proxy.model = value.text ?? ""
            case "proxyKey" where isProxys: proxy.key = value.text.map { .literal($0) }
            case "proxyKey", "openAIKey": imported.leaveOut(key: value.text, as: "`\(member.name)`")
            case "customAPIFormat" where isProxys: takeFormat(value, &imported)
            case _ where proxyFields.contains(member.name): imported.leaveOut(member.name)
            case "openrouterRequestModel" where chosen == "openrouter": proxy.model = value.text ?? ""
            case "openrouterProvider" where chosen == "openrouter": takeUpstreams(value, &proxy, &imported)
            case "mainPrompt": proxy.customPrompt = value.text
            case "maxContext": proxy.contextSize = value.integer
            case "maxResponse": proxy.maxNewTokens = value.integer
            // A hundredfold there.
            case "temperature": _ = proxy.take("temperature", value.amount.map { $0 / 100 })
            case "frequencyPenalty": _ = proxy.take("frequency_penalty", value.amount.map { $0 / 100 })
            case "PresensePenalty": _ = proxy.take("presence_penalty", value.amount.map { $0 / 100 })
            case "localStopStrings": proxy.stop = value.elements?.compactMap { $0.text } ?? []
            // 0 is what every preset holds, whatever the model.
            case "reasonEffort": proxy.reasoning = value.integer.flatMap { [1: "medium", 2: "high"][$0] }
            case "aiModel", "autofillRequestUrl": break
            default: if !proxy.take(member.name, value.amount) { imported.leaveOut(member.name) }
            }
        }
        if !["reverse_proxy", "openrouter"].contains(chosen) {
            imported.remarks.append("The preset uses `\(chosen)`, a model with a RisuAI name of its own")
        }
        imported.proxies = [proxy]
        return imported
    }

    /// The URL with what RisuAI puts behind it, unless the preset says that it does not.
    private static func takeURL(
        _ text: String, _ json: JSONValue, _ proxy: inout ImportedProxy, _ imported: inout ImportedProfile
    ) {
        proxy.isWholeURL = true
        proxy.url = text
        if json["autofillRequestUrl"]?.boolean == false { return }
        var base = text
        while base.hasSuffix("/") { base.removeLast() }
        if base.hasSuffix("completions") { return }
        if base.hasSuffix("v1") {
            proxy.url = base + EndpointAddress.chatPath
        } else {
            proxy.url = base + "/v1" + EndpointAddress.chatPath
            imported.remarks.append(
                "RisuAI appends /v1\(EndpointAddress.chatPath) to the preset's address, and so does the profile")
        }
    }

    private static func takeFormat(_ value: JSONValue, _ imported: inout ImportedProfile) {
        let names: [Int64: String] = [
            2: "Anthropic's", 4: "Mistral's", 5: "Google's", 8: "Cohere's", 18: "OpenAI's Responses",
        ]
        guard let format = value.integer, format != 0 else { return }
        imported.remarks.append(
            "The preset uses \(names[format] ?? "another") format (customAPIFormat \(format)), but a profile uses OpenAI's chat format; make sure the address accepts it"
        )
        imported.leaveOut("customAPIFormat")
    }

    private static func takeUpstreams(
        _ value: JSONValue, _ proxy: inout ImportedProxy, _ imported: inout ImportedProfile
    ) {
        proxy.upstreams = value.text.map { [$0] } ?? value["order"]?.elements?.compactMap { $0.text } ?? []
        for member in value.members ?? [] where member.name != "order" && !isNothing(member.value) {
            imported.leaveOut("openrouterProvider.\(member.name)")
        }
    }

    /// Whether a value says that a thing is not used; -1000 is "do not send".
    private static func isNothing(_ value: JSONValue) -> Bool {
        value.saysNothing || value.amount.map { $0 <= -1000 } ?? false
    }
}

extension JSONValue {
    /// Whether a value says that a thing is not used.
    var saysNothing: Bool {
        switch self {
        case .null, .boolean(false): true
        case .string(let text): text.isEmpty
        case .array(let elements): elements.isEmpty
        case .object(let members): members.isEmpty
        default: false
        }
    }
}
