import JSONText

/// RisuAI: a preset to import (166.3.3; its importer merges JSON over a template and checks nothing).
enum RisuAIExporter: FrontEndExporter {
    static let id = "risuai"
    static let gives = "a preset to import"

    static let byHand: [ProfileSetting: String] = [
        .headers: "as Additional Parameters, header::NAME and the value", .extraBody: "as Additional Parameters",
        .stop: "as Additional Parameters: stop, json:: and the list",
        .reasoning: "as Additional Parameters", .upstreams: "as Additional Parameters, for OpenRouter: provider",
        .seed: "its Seed", .streaming: "its Response Streaming switch",
    ]

    static func carried(of proxy: ExportProxy) -> Set<ProfileSetting> {
        [
            .contextSize, .maxNewTokens, .temperature, .topP, .topK, .minP, .topA, .repetitionPenalty,
            .frequencyPenalty, .presencePenalty, .customPrompt,
        ]
    }

    /// Its Additional Parameters take a list as JSON behind `json::`.
    static func form(of proxy: ExportProxy) throws(ExportProblem) -> FrontEndForm? {
        GeneralForm(
            proxy.resolved, proxy.customPrompt, proxy.resolved.owner.catalog.frontEnd(id),
            entered: Exporters.entered(of: proxy, for: id), listPrefix: "json::"
        ).form
    }

    static func export(_ input: ExportInput) throws(ExportProblem) -> Export {
        let proxy = try input.chosen()
        let url = try proxy.chatURL()
        var members: [JSONMember] = [
            .init("name", .string(proxy.label)), .init("aiModel", .string("reverse_proxy")),
            .init("customAPIFormat", .number("0")), .init("forceReplaceUrl", .string(url)),
            .init("customProxyRequestModel", .string(proxy.model)),
        ]
        if let revealed = proxy.key?.revealed { members.append(.init("proxyKey", .string(revealed))) }
        // These three are stored a hundredfold; its own spelling. Its template has values for them, and -1000 sends none.
        for (name, field) in [
            ("temperature", "temperature"), ("frequency_penalty", "frequencyPenalty"),
            ("presence_penalty", "PresensePenalty"),
        ] {
            let value = proxy.settings.number(name).map { ($0 * 100).rounded() }
            members.append(.init(field, Digits.json(value ?? -1000)))
        }
        for name in ["top_p", "top_k", "min_p", "top_a", "repetition_penalty"] {
            if let value = proxy.settings.number(name) { members.append(.init(name, Digits.json(value))) }
        }
        if let prompt = proxy.customPrompt { members.append(.init("mainPrompt", .string(prompt))) }
        if let tokens = proxy.contextSize { members.append(.init("maxContext", Digits.json(tokens))) }
        if let tokens = proxy.maxNewTokens, tokens > 0 { members.append(.init("maxResponse", Digits.json(tokens))) }
        return Export(
            documents: [
                ExportedDocument(
                    part: "preset", fileName: "\(FileNames.safe(proxy.label)).json",
                    place: "Import it as a preset in Chat Bot settings",
                    text: JSONValue.object(members).indentedJSON)
            ], notes: notes(proxy, url))
    }

    private static func notes(_ proxy: ExportProxy, _ url: String) -> [String] {
        var notes: [String] = []
        let completed = completed(url)
        if completed != url {
            notes.append(
                "Turn off Autofill Request URL in RisuAI's Advanced Settings, because no preset can: while it is on, requests go to \(completed)"
            )
        }
        let gaps = [
            proxy.contextSize == nil ? "4000 tokens of context" : nil,
            (proxy.maxNewTokens ?? 0) <= 0 ? "replies of 300 tokens" : nil,
        ].compactMap { $0 }
        if !gaps.isEmpty {
            notes.append(
                "RisuAI's template sets \(gaps.joined(separator: " and ")), because the profile does not set them")
        }
        notes.append("RisuAI's own preset export omits the address and the key, so keep this profile")
        if let key = proxy.key, key.revealed == nil {
            notes.append(
                "Enter the key \(key.origin) as Key/Password after the import; RisuAI has no way to refer to it")
        }
        return notes
    }

    /// The address that it posts to while its Autofill Request URL is on, as it is unless it was switched off.
    private static func completed(_ url: String) -> String {
        if url.hasSuffix("v1") { return url + "/chat/completions" }
        if url.hasSuffix("v1/") { return url + "chat/completions" }
        if url.hasSuffix("completions") || url.hasSuffix("completions/") { return url }
        return url + (url.hasSuffix("/") ? "v1/chat/completions" : "/v1/chat/completions")
    }
}
