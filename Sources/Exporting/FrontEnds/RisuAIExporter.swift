import JSONText

/// RisuAI: a preset to import (166.3.3; its importer merges JSON over a template and checks nothing).
enum RisuAIExporter: FrontEndExporter {
    static let id = "risuai"
    static let gives = "a preset to import"

    static func export(_ setup: ExportSetup) throws(ExportProblem) -> Export {
        let proxy = try setup.chosen()
        var members: [JSONMember] = [
            .init("name", .string(proxy.label)), .init("aiModel", .string("reverse_proxy")),
            .init("customAPIFormat", .number("0")), .init("forceReplaceUrl", .string(try proxy.chatURL())),
            .init("customProxyRequestModel", .string(proxy.model)),
        ]
        if let revealed = proxy.key?.revealed { members.append(.init("proxyKey", .string(revealed))) }
        // These three are stored a hundredfold; its own spelling.
        for (name, field) in [
            ("temperature", "temperature"), ("frequency_penalty", "frequencyPenalty"),
            ("presence_penalty", "PresensePenalty"),
        ] {
            if let value = proxy.settings.number(name) {
                members.append(.init(field, Digits.json((value * 100).rounded())))
            }
        }
        for name in ["top_p", "min_p", "repetition_penalty"] {
            if let value = proxy.settings.number(name) { members.append(.init(name, Digits.json(value))) }
        }
        if let tokens = proxy.contextSize { members.append(.init("maxContext", Digits.json(tokens))) }
        if let tokens = proxy.maxNewTokens, tokens > 0 { members.append(.init("maxResponse", Digits.json(tokens))) }
        var notes = ["Its own export of presets leaves out address and key, so keep this profile"]
        if let key = proxy.key, key.revealed == nil {
            notes.append(
                "Enter the key \(key.origin) as Key/Password after the import; RisuAI has no way to refer to it")
        }
        return Export(
            documents: [
                ExportedDocument(
                    part: "preset", fileName: "\(FileNames.safe(proxy.label)).json",
                    place: "Import it as a preset in Chat Bot settings",
                    text: JSONValue.object(members).indentedJSON)
            ], notes: notes)
    }
}
